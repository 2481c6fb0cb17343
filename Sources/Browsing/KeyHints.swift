import Rendering

/// The keys at the bottom: as many as there is room for, the most needed always.
enum KeyHints {
  struct Hint {
    let key: String
    let what: String
    let isKept: Bool

    init(_ key: String, _ what: String, isKept: Bool = false) {
      self.key = key
      self.what = what
      self.isKept = isKept
    }

    var width: Int { DisplayWidth.of(key) + 1 + DisplayWidth.of(what) }
  }

  private static let gap = 3

  static func line(_ hints: [Hint], width: Int, _ options: RenderOptions) -> ScreenLine {
    var shown = hints
    func total() -> Int { shown.reduce(1) { $0 + $1.width + gap } - gap }
    while total() > width, let last = shown.lastIndex(where: { !$0.isKept }) { shown.remove(at: last) }
    var line = ScreenLine(" ")
    for (index, hint) in shown.enumerated() {
      if index > 0 { line.append(TextFitting.spaces(gap)) }
      line.append(hint.key, .strong)
      line.append(" " + hint.what, .dim)
    }
    return line
  }
}
