/// The folded bytes beside the original ones, for the time of one reading.
struct TextView {
  let original: UnsafeBufferPointer<UInt8>
  let bytes: UnsafeBufferPointer<UInt8>
  /// Empty where both are the same.
  let spans: UnsafeBufferPointer<FoldedText.Span>

  /// Calls `body` with the text folded.
  static func withFolded<T>(_ text: UnsafeBufferPointer<UInt8>, _ body: (TextView) -> T) -> T {
    guard TextFolder.isNeeded(text) else {
      let none = UnsafeBufferPointer<FoldedText.Span>(start: nil, count: 0)
      return body(TextView(original: text, bytes: text, spans: none))
    }
    let folded = TextFolder.fold(text)
    return folded.bytes.withUnsafeBufferPointer { bytes in
      folded.spans.withUnsafeBufferPointer { spans in
        body(TextView(original: text, bytes: bytes, spans: spans))
      }
    }
  }

  /// The original offset at which the folded byte `index` begins.
  func originalStart(_ index: Int) -> Int {
    guard let span = span(at: index) else { return index }
    let inside = index - span.start
    return inside < span.length ? span.original : span.original + span.originalLength + inside - span.length
  }

  /// The original offset behind the folded byte `index - 1`.
  func originalEnd(_ index: Int) -> Int {
    guard let span = span(at: index - 1) else { return index }
    let inside = index - 1 - span.start
    let end = span.original + span.originalLength
    return inside < span.length ? end : end + inside - span.length + 1
  }

  /// The last span that begins at or before the folded byte `index`.
  private func span(at index: Int) -> FoldedText.Span? {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].start <= index { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? spans[low - 1] : nil
  }
}
