/// Finds for each hit the words that speak of it.
struct SentimentSegments {
  /// The words that a hit's feeling comes from; `isOpposed` where they praise another at its cost.
  struct Span: Equatable {
    var words: Range<Int>
    var isOpposed = false
  }

  /// How many words around a hit count where several brands share a segment.
  static let window = 8
  /// The most words that a label ("### Acme") takes from the lines below it.
  static let labelReach = 60

  var text: SentimentWords
  let rows: [VADERRow]
  let hits: [BrandHit]

  /// A span for each hit that is a word of the text, in the order of the words.
  mutating func spans(_ body: (_ hit: Int, Span) -> Void) {
    var start = 0
    var line = 0
    while start < text.count {
      var end = start + 1
      while end < text.count, text.marks[end] < .sentence { end += 1 }
      while line + 1 < text.lines.count, text.lines[line + 1].firstWord <= start { line += 1 }
      let found = (start..<end).filter { text.hits[$0] >= 0 }
      if !found.isEmpty {
        if let reach = labelReach(start..<end, found: found, line: line) {
          for word in found { body(Int(text.hits[word]), Span(words: start..<reach)) }
        } else {
          spans(inSentence: start..<end, found: found, body)
        }
      }
      start = end
    }
  }

  private mutating func spans(inSentence sentence: Range<Int>, found: [Int], _ body: (Int, Span) -> Void) {
    markClauses(sentence, found: found)
    var start = sentence.lowerBound
    var index = 0
    while index < found.count {
      // The segment goes to the strongest mark, the last of equals, before the next hit.
      var last = index
      var end = sentence.upperBound
      while last + 1 < found.count {
        if let cut = cut(after: found[last], upTo: found[last + 1]) {
          end = cut
          break
        }
        last += 1
      }
      let group = found[index...last]
      for word in group { body(Int(text.hits[word]), span(of: word, in: start..<end, group: group)) }
      start = end
      index = last + 1
    }
  }

  private func cut(after left: Int, upTo right: Int) -> Int? {
    let strongest = (left + 1...right).map { text.marks[$0] }.max() ?? .none
    guard strongest >= SentimentMark.weakestCut else { return nil }
    return (left + 1...right).last { text.marks[$0] == strongest }
  }

  func cue(_ word: Int) -> VADERCue { rows[Int(text.words[word].row)].cue }

  func brand(_ word: Int) -> Int { hits[Int(text.hits[word])].brand }
}
