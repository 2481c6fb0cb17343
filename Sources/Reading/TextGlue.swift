/// Names that page scraping has glued to the text before or behind them: `$999.00Acer`, `reviewApple`.
///
/// Only forms that no compound name has are let through, so that `Bay` is not found in `eBay` nor `Pay` in `PayPal`.
enum TextGlue {
  /// Whether the name at `start` follows glued text that is surely not part of its word.
  static func partsLeft(_ view: TextView, start: Int, end: Int, pattern: BrandPattern.Shape) -> Bool {
    let bytes = view.bytes
    guard TextBytes.isUpper(bytes[start]) || bytes[start] >= 0x80 else { return false }
    let previous = bytes[start - 1]
    if TextBytes.isDigit(previous) { return followsPrice(bytes, start) }
    guard TextBytes.isLower(previous), pattern.letters >= 4 else { return false }
    if pattern.isMultiWord { return true }
    // `reviewApple`, but neither `HelloFresh` nor `iRobot`: the run before begins in lower case and is a word.
    var first = start - 1
    while first > 0, TextBytes.isLetter(bytes[first - 1]) { first -= 1 }
    let isClean = first == 0 || !TextBytes.isWord(bytes[first - 1]) && bytes[first - 1] < 0x80
    return isClean && TextBytes.isLower(bytes[first]) && start - first >= 3
      && bytes[first..<start].allSatisfy(TextBytes.isLower)
  }

  /// Whether text glued behind a name of several words begins a word of its own (`American ExpressExperience`).
  static func partsRight(_ view: TextView, end: Int, pattern: BrandPattern.Shape) -> Bool {
    pattern.isMultiWord && TextBytes.isLower(view.bytes[end - 1]) && TextBytes.isUpper(view.bytes[end])
  }

  /// `$1,099.99Acer`, `4.7Acer`: a number with a currency sign or a decimal point, and no letters before it.
  private static func followsPrice(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var first = start
    var hasPoint = false
    while first > 0,
      TextBytes.isDigit(bytes[first - 1]) || bytes[first - 1] == 0x2c || bytes[first - 1] == 0x2e
    {
      hasPoint = hasPoint || bytes[first - 1] == 0x2e
      first -= 1
    }
    guard first > 0 else { return hasPoint }
    let sign = TextBytes.scalar(bytes, before: first)
    if sign == "$" || sign.properties.generalCategory == .currencySymbol { return true }
    return hasPoint && TextBoundary.kind(sign) == .none
  }
}
