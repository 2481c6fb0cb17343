/// The lines of a word list: a word or phrase, a tab, a feeling with at most one decimal. Lines that are not so (comments,
/// the version) are passed over.
struct SentimentWordFile: Sequence, IteratorProtocol {
  private let file: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ file: UnsafeBufferPointer<UInt8>) { self.file = file }

  /// The next word and its feeling in tenths.
  mutating func next() -> (word: Slice<UnsafeBufferPointer<UInt8>>, tenths: Int)? {
    while index < file.count {
      let end = file[index...].firstIndex(of: UInt8(ascii: "\n")) ?? file.count
      let line = file[index..<end]
      index = end + 1
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")), tab > line.startIndex,
        let tenths = SentimentWordFile.tenths(line[(tab + 1)...])
      else { continue }
      return (line[..<tab], tenths)
    }
    return nil
  }

  /// The words of the lines that end with a tab and `mark`.
  static func words(
    _ file: UnsafeBufferPointer<UInt8>, marked mark: String
  ) -> [Slice<UnsafeBufferPointer<UInt8>>] {
    let ending = [UInt8(ascii: "\t")] + Array(mark.utf8)
    return file.split(separator: UInt8(ascii: "\n")).filter { $0.suffix(ending.count).elementsEqual(ending) }
      .map { $0.dropLast(ending.count) }
  }

  /// `-1.5` → −15, `2` → 20; nil for anything else.
  private static func tenths(_ number: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var tenths = 0
    var decimals: Int?
    let isNegative = number.first == UInt8(ascii: "-")
    let digits = isNegative ? number.dropFirst() : number
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    for byte in digits {
      switch byte {
      case UInt8(ascii: ".") where decimals == nil: decimals = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        tenths = tenths * 10 + Int(byte - UInt8(ascii: "0"))
        decimals = decimals.map { $0 + 1 }
      default: return nil
      }
    }
    if decimals ?? 0 == 0 { tenths *= 10 } else if decimals != 1 { return nil }
    return isNegative ? -tenths : tenths
  }
}
