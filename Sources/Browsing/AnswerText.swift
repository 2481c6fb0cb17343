import Rendering
import Values

/// An answer as paragraphs: what was asked and by whom, the text with its brands marked, who is named, what is cited.
struct AnswerText {
  let data: AnswerData
  let options: RenderOptions
  private var paragraphs: [StyledText] = []

  /// More of a text than this is left to the pipeline.
  static let shownBytes = 64_000

  static func paragraphs(of data: AnswerData, _ options: RenderOptions) -> [StyledText] {
    var text = AnswerText(data: data, options: options)
    text.compose()
    return text.paragraphs
  }

  private init(data: AnswerData, options: RenderOptions) {
    self.data = data
    self.options = options
  }

  private mutating func compose() {
    if let problem = data.problem {
      for line in [problem.message] + problem.notes { paragraphs.append(StyledText(visible(line), .bad)) }
      return
    }
    guard let record = data.record else {
      return paragraphs.append(StyledText(data.isComplete ? "there is no such answer" : "reading", .dim))
    }
    head(record)
    if let text = record["text"]?.text { body(text) } else { failure(record) }
    brands()
    citations()
    if let hint = data.hint {
      blank()
      paragraphs.append(StyledText(visible(hint), .warning))
    }
  }

  /// An empty line, where there is none yet.
  private mutating func blank() {
    if paragraphs.last?.letters.isEmpty == false { paragraphs.append(StyledText()) }
  }

  private func visible(_ text: String) -> String { VisibleText.of(text, unicode: options.unicode) }

  private var dot: String { options.unicode ? " · " : " - " }

  // MARK: Above the text

  private mutating func head(_ record: Record) {
    var line = StyledText()
    if let sentiment = record["sentiment"]?.text, let mark = WordMark(sentiment) {
      line.append(mark.sign(unicode: options.unicode) + " " + sentiment, mark.tone)
    } else if let mark = WordMark("failed") {
      line.append(mark.sign(unicode: options.unicode) + " failed", mark.tone)
    }
    let formatter = CellFormatter(options: options)
    var facts = [record["platform"]?.text ?? ""]
    if case .date(let time)? = record["respondedAt"] { facts.append(formatter.date(time)) }
    if case .duration(let time)? = record["latency"] { facts.append(DurationText.text(time)) }
    line.append(dot + facts.map(visible).joined(separator: dot))
    paragraphs.append(line)
    var who: [String] = []
    if let persona = record["persona"]?.text { who.append("asked as " + persona) }
    if let category = record["category"]?.text { who.append(category) }
    if !who.isEmpty { paragraphs.append(StyledText(who.map(visible).joined(separator: dot), .dim)) }
    blank()
    for line in (record["prompt"]?.text ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      paragraphs.append(StyledText(visible(String(line)), .strong))
    }
    blank()
  }

  private mutating func failure(_ record: Record) {
    let code = record["error"]?.text ?? "no answer came"
    var line = StyledText("The call failed: " + visible(code), .bad)
    if let message = record["message"]?.text { line.append(" " + dot + visible(message)) }
    paragraphs.append(line)
  }

  // MARK: The text

  private mutating func body(_ text: String) {
    let bytes = Array(text.utf8)
    var shown = min(bytes.count, Self.shownBytes)
    while shown < bytes.count, shown > 0, bytes[shown] & 0xC0 == 0x80 { shown -= 1 }
    var line = StyledText()
    var place = 0
    for spot in spots(bytes) where spot.range.lowerBound >= place && spot.range.upperBound <= shown {
      add(bytes[place..<spot.range.lowerBound], .plain, &line)
      let mark = mark(spot.score)
      add(bytes[spot.range], mark.tone == .dim ? .strong : mark.tone, &line)
      // A letter would look like the name's last one.
      let sign = mark.sign(unicode: options.unicode)
      line.append(options.unicode ? sign : "(\(sign))", mark.tone == .dim ? .strong : mark.tone)
      place = spot.range.upperBound
    }
    add(bytes[place..<shown], .plain, &line)
    paragraphs.append(line)
    if shown < bytes.count {
      blank()
      paragraphs.append(
        StyledText("the text goes on: response \(data.id) | select text | save answer.txt", .dim))
    }
  }

  /// Where brands are named: as the reader finds them, else where the stored mentions begin.
  private func spots(_ bytes: [UInt8]) -> [AnswerData.Spot] {
    if !data.spots.isEmpty { return data.spots.sorted { $0.range.lowerBound < $1.range.lowerBound } }
    return data.mentions.filter { $0.offset < bytes.count }.map { mention in
      let score = mention.sentiment == "positive" ? 1.0 : mention.sentiment == "negative" ? -1.0 : 0
      let end = min(bytes.count, mention.offset + mention.brand.utf8.count)
      return AnswerData.Spot(range: mention.offset..<end, brand: mention.brand, score: score)
    }
    .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The bounds of the reader's labels.
  private func mark(_ score: Double) -> WordMark {
    let word = score >= 0.05 ? "positive" : score <= -0.05 ? "negative" : "neutral"
    return WordMark(word) ?? .neutral
  }

  /// A piece of the text; its line feeds end paragraphs.
  private mutating func add(_ bytes: ArraySlice<UInt8>, _ tone: Tone, _ line: inout StyledText) {
    let visible = VisibleText.of(String(decoding: bytes, as: UTF8.self), .kept, unicode: options.unicode)
    for (index, piece) in visible.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 {
        paragraphs.append(line)
        line = StyledText(hanging: Self.listIndent(piece))
      } else if line.letters.isEmpty {
        line.hanging = Self.listIndent(piece)
      }
      line.append(String(piece), tone)
    }
  }

  /// How far the lines behind the first of an item of a list are moved in: `1. `, `- `.
  private static func listIndent(_ line: Substring) -> Int {
    let blanks = line.prefix { $0 == " " }.count
    let rest = line.dropFirst(blanks)
    if ["- ", "* ", "+ ", "• "].contains(where: rest.hasPrefix) { return blanks + 2 }
    let digits = rest.prefix { $0.isNumber }.count
    let isNumbered = (1...2).contains(digits) && rest.dropFirst(digits).hasPrefix(". ")
    return isNumbered ? blanks + digits + 2 : blanks
  }

  // MARK: Below the text

  private mutating func brands() {
    guard !data.mentions.isEmpty else { return }
    blank()
    paragraphs.append(StyledText("Brands, in the order named", .strong))
    let width = data.mentions.map { DisplayWidth.of(visible($0.brand)) }.max() ?? 0
    for mention in data.mentions {
      guard let mark = WordMark(mention.sentiment) else { continue }
      var line = StyledText("\(mention.rank). ", .dim, indent: 1, hanging: 3)
      let name = TextFitting.padRight(visible(mention.brand), to: min(width, 32))
      line.append(name + "  ")
      line.append(mark.sign(unicode: options.unicode) + " " + mention.sentiment, mark.tone)
      if mention.frequency > 1 { line.append("  \(mention.frequency) times", .dim) }
      paragraphs.append(line)
    }
  }

  private mutating func citations() {
    guard !data.citations.isEmpty else { return }
    blank()
    paragraphs.append(StyledText("Sources", .strong))
    for (index, citation) in data.citations.enumerated() {
      var line = StyledText("\(index + 1). ", .dim, indent: 1, hanging: 3)
      line.append(visible(citation.domain))
      if let title = citation.title, !title.isEmpty { line.append(dot + visible(title)) }
      if let brand = citation.brand { line.append(dot + "of " + visible(brand), .info) }
      paragraphs.append(line)
      paragraphs.append(StyledText(visible(citation.url), .dim, indent: 4))
    }
  }
}
