import AuditModel

extension AnswerComposer {
  /// Writes the answer with a layout of the second set of templates and gives its shape. The content is as it is
  /// drawn for the first set: who is named, in which order and with what feeling depends on no template.
  mutating func composeLater(_ content: AnswerContent) -> String {
    let group: TemplateSet.Group
    switch content.shape {
    case .hedge: group = .refusal
    case .generic: group = .nobody
    case .brief: group = .brief
    default: group = .main
    }
    count = content.brands.count
    named = content.brands
    guard let layout = layout(of: group) else { return "" }
    for piece in layout.pieces { add(piece, planted: nil) }
    if !hasFootnotes { sources(content) }
    return layout.shape
  }

  /// One that suits the answer: the one that is drawn, or the next.
  private mutating func layout(of group: TemplateSet.Group) -> TemplateSet.Layout? {
    guard let layouts = writer.later.layouts[group], !layouts.isEmpty else { return nil }
    let all = named.count == writer.brands.count
    let start = words.pick(layouts.count)
    let order = layouts[start...] + layouts[..<start]
    return order.first { named.count >= $0.leastBrands && !(all && $0.needsAbsent) }
  }

  private mutating func add(_ piece: TemplateSet.Piece, planted: Int?) {
    switch piece {
    case .text(let range): add(writer.later.bytes[range])
    case .slot(let slot): fill(slot, brand: planted.map { named[$0].brand } ?? 0, bold: false)
    case .place(let place): fill(place, planted: planted ?? 0)
    case .phrase(let section): phrase(of: section, planted: planted)
    case .each(let positive, let neutral, let negative):
      for (index, brand) in named.enumerated() {
        mood = brand.sentiment
        switch brand.sentiment {
        case .positive: phrase(of: positive, planted: index)
        case .neutral: phrase(of: neutral, planted: index)
        case .negative: phrase(of: negative, planted: index)
        }
      }
    }
  }

  /// A phrase of the section, another one each time until all have been used.
  private mutating func phrase(of section: Int, planted: Int?) {
    let range = writer.later.sections[section]
    let place = laterTurns[section].map { ($0 + 1) % range.count } ?? words.pick(range.count)
    laterTurns[section] = place
    for piece in writer.later.phrases[range.lowerBound + place] { add(piece, planted: planted) }
  }

  private mutating func fill(_ place: TemplateSet.Place, planted: Int) {
    switch place {
    case .number: add(String(planted + 1))
    case .first: if let brand = named.first { name(brand.brand, bold: false) }
    case .second: if named.count > 1 { name(named[1].brand, bold: false) }
    case .names: allNames()
    case .absent: absentName()
    case .home: homeLink(named[planted].brand)
    case .link: sourceLink(named.indices.contains(planted) ? named[planted].brand : nil)
    case .note: footnote(named[planted].brand)
    case .notes: footnotes()
    }
  }

  private mutating func allNames() {
    for (index, brand) in named.enumerated() {
      if index > 0 { add(index == named.count - 1 ? " and " : ", ") }
      name(brand.brand, bold: false)
    }
  }

  /// The first brand that the answer does not name, from a drawn one on.
  private mutating func absentName() {
    let count = writer.brands.count
    let start = absent ?? words.pick(count)
    for step in 0..<count {
      let brand = (start + step) % count
      guard !named.contains(where: { $0.brand == brand }) else { continue }
      absent = brand
      return name(brand, bold: false)
    }
  }
}
