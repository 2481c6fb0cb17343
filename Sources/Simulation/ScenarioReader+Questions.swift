import Yams

extension ScenarioReader {
  private static let ownSlots = ["brand", "rival", "one", "many"]

  func pack(
    _ fields: YAMLFields, brands: [String], product: ScenarioProduct
  ) throws(ScenarioProblem) -> [PackQuestion] {
    let count = try fields.integer("count", in: 1...10_000)
    var lists: [String: [String]] = [:]
    if fields.has("lists") {
      let node = try fields.fields("lists", known: [])
      for name in node.names {
        guard !Self.ownSlots.contains(name) else {
          throw .outOfRange(
            node.place(name), expected: "another name than \(Self.ownSlots.joined(separator: ", "))",
            found: name)
        }
        lists[name] = try node.texts(name)
      }
    }
    let slots = Self.ownSlots + lists.keys.sorted()
    var categories: [QuestionCategory] = []
    for entry in try fields.entries("categories", known: ["name", "type", "templates"]) {
      let name = try entry.text("name")
      if categories.contains(where: { $0.name == name }) {
        throw .duplicate(entry.place("name"), word: name)
      }
      categories.append(
        QuestionCategory(
          name: name, type: try entry.text("type"), templates: try templates(entry, slots: slots),
          place: entry.place("templates")))
    }
    var builder = PackBuilder(brands: brands, product: product, lists: lists)
    return try builder.build(categories, count: count)
  }

  private func templates(
    _ category: YAMLFields, slots: [String]
  ) throws(ScenarioProblem) -> [[String]] {
    var templates: [[String]] = []
    let texts = try category.texts("templates")
    for (text, entry) in zip(texts, try category.list("templates")) {
      let place = ScenarioProblem.Place(
        file: file, line: entry.node.mark?.line ?? category.line, field: entry.path)
      templates.append(try cut(text, slots: slots, place))
    }
    return templates
  }

  /// Literal texts at even places, slot names at odd ones.
  private func cut(
    _ text: String, slots: [String], _ place: ScenarioProblem.Place
  ) throws(ScenarioProblem) -> [String] {
    var parts: [String] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      let close = rest[open...].firstIndex(of: "}") ?? rest.endIndex
      let slot = String(rest[rest.index(after: open)..<close])
      guard close < rest.endIndex, slots.contains(slot) else {
        throw .unknownSlot(place, slot: slot, known: slots)
      }
      parts += [String(rest[..<open]), slot]
      rest = rest[rest.index(after: close)...]
    }
    return parts + [String(rest)]
  }
}
