extension AnswerComposer {
  /// A source behind a brand's sentence, as this style gives sources: nothing, a link, or a reference's number.
  mutating func inlineSource(_ brand: Int) {
    switch style {
    case .cited where words.chance(75):
      references.append(url(brand))
      add(" [\(references.count)]")
    case .structured where words.chance(18), .tabular where words.chance(12):
      add(" (")
      add(.inline)
      add(" ")
      link(url(brand))
      add(")")
    default: break
    }
  }

  /// The list of sources at the end.
  mutating func sources(_ content: AnswerContent) {
    if !references.isEmpty {
      let definitions = words.chance(50)
      add("\n")
      if !definitions {
        add(.sourceLead)
        add("\n")
      }
      for (index, url) in references.enumerated() {
        add(definitions ? "[\(index + 1)]: " : "\(index + 1). ")
        target(url)
        add("\n")
      }
      return
    }
    let likely = style == .cited ? 70 : (style == .brief || content.shape == .brief ? 15 : 30)
    guard content.shape != .hedge, words.chance(likely) else { return }
    add("\n")
    add(.sourceLead)
    add("\n")
    for _ in 0..<(1 + words.pick(3)) {
      add("- ")
      link(url(content.brands.isEmpty ? nil : content.brands[words.pick(content.brands.count)].brand))
      add("\n")
    }
  }

  /// The brand's name as a link to its site, or alone where it has none.
  mutating func homeLink(_ brand: Int) {
    guard let domain = writer.brands[brand].domains.first else { return name(brand, bold: false) }
    add("[")
    name(brand, bold: false)
    add("](https://www.")
    add(domain)
    add("/)")
    cite(domain)
  }

  mutating func sourceLink(_ brand: Int?) { link(url(brand)) }

  /// A footnote's mark; its text comes with `footnotes`.
  mutating func footnote(_ brand: Int) {
    references.append(url(brand))
    add("[^\(references.count)]")
  }

  mutating func footnotes() {
    hasFootnotes = true
    for (index, url) in references.enumerated() {
      add("[^\(index + 1)]: ")
      add(.sourceTitle)
      add(", ")
      target(url)
      add("\n")
    }
  }

  private mutating func link(_ url: String) {
    add("[")
    add(.sourceTitle)
    add("](")
    target(url)
    add(")")
  }

  /// Writes the address and notes its host.
  private mutating func target(_ url: String) {
    add("https://")
    add(url)
    add("/")
    add(.sourcePath)
    cite(url.hasPrefix("www.") ? String(url.dropFirst(4)) : url)
  }

  /// A host: the brand's own two times of five, else a site's.
  private mutating func url(_ brand: Int?) -> String {
    if let brand, words.chance(40), !writer.brands[brand].domains.isEmpty {
      let domains = writer.brands[brand].domains
      let domain = domains[words.pick(domains.count)]
      return words.chance(50) ? "www." + domain : domain
    }
    return writer.sites[words.pick(writer.sites.count)]
  }
}
