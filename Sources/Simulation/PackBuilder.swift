import AuditModel

/// Fills the templates of a scenario's categories until the pack has its number of distinct questions. It depends on
/// the file alone, so that every run of a scenario asks the same questions.
struct PackBuilder {
  let brands: [String]
  let product: ScenarioProduct
  let lists: [String: [String]]
  private var seen: Set<String> = []

  init(brands: [String], product: ScenarioProduct, lists: [String: [String]]) {
    self.brands = brands
    self.product = product
    self.lists = lists
  }

  /// `count` questions, the categories in turn. Throws `tooFewQuestions`.
  mutating func build(
    _ categories: [QuestionCategory], count: Int
  ) throws(ScenarioProblem) -> [PackQuestion] {
    var groups: [[PackQuestion]] = []
    for (index, category) in categories.enumerated() {
      let wanted = count / categories.count + (index < count % categories.count ? 1 : 0)
      let group = fill(category, wanted: wanted, turn: index)
      guard group.count == wanted else {
        throw .tooFewQuestions(category.place, wanted: wanted, distinct: group.count)
      }
      groups.append(group)
    }
    return (0..<count).map { place in
      let question = groups[place % groups.count][place / groups.count]
      return question.placed(at: place)
    }
  }

  private mutating func fill(
    _ category: QuestionCategory, wanted: Int, turn: Int
  ) -> [PackQuestion] {
    let rounds = category.templates.map(combinations).max() ?? 0
    var questions: [PackQuestion] = []
    for round in 0..<rounds {
      for (index, template) in category.templates.enumerated() {
        if questions.count == wanted { return questions }
        guard round < combinations(template),
          let question = question(template, category, round: round, turn: turn + index),
          seen.insert(question.key).inserted
        else { continue }
        questions.append(question)
      }
    }
    return questions
  }

  private func slots(_ template: [String]) -> [String] {
    stride(from: 1, to: template.count, by: 2).map { template[$0] }
  }

  private func choices(_ slot: String) -> Int {
    switch slot {
    case "brand", "rival": brands.count
    case "one", "many": 1
    default: lists[slot]?.count ?? 0
    }
  }

  private func combinations(_ template: [String]) -> Int {
    slots(template).reduce(1) { min($0 * choices($1), 10_000) }
  }

  /// The `round`th filling: an odometer whose wheels push each other, so that neighbours differ in every slot and all
  /// combinations still come up once.
  private func question(
    _ template: [String], _ category: QuestionCategory, round: Int, turn: Int
  ) -> PackQuestion? {
    var (rest, push) = (round, 0)
    var text = template[0]
    var focus: String?
    var (target, rival): (Int?, Int?) = (nil, nil)
    for (index, slot) in slots(template).enumerated() {
      let count = choices(slot)
      push += rest % count
      rest /= count
      let choice: Int
      switch slot {
      case "brand": choice = push % count
      // One further than the brand, so that the first fillings are comparisons of two.
      case "rival": choice = (push + 1) % count
      default: choice = (push + turn) % count
      }
      switch slot {
      case "brand":
        target = choice
        text += brands[choice]
      case "rival":
        rival = choice
        text += brands[choice]
      case "one": text += product.one
      case "many": text += product.many
      default:
        let word = lists[slot]?[choice] ?? ""
        if slot == "need" { focus = word }
        text += word
      }
      text += template[2 * index + 2]
    }
    if target != nil, target == rival { return nil }
    return PackQuestion(
      place: 0, key: QuestionKey.make(text: text, category: category.name), text: text,
      category: category.name, type: category.type, focus: focus ?? product.purpose,
      target: target, rival: rival)
  }
}

extension PackQuestion {
  func placed(at place: Int) -> PackQuestion {
    PackQuestion(
      place: place, key: key, text: text, category: category, type: type, focus: focus,
      target: target, rival: rival)
  }
}
