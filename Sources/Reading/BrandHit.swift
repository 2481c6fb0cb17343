/// One place where an answer names a brand.
package struct BrandHit: Sendable, Equatable {
  /// The place of the brand in the list the reader was made from.
  package var brand: Int
  /// UTF-8 bytes from the start of the original text.
  package var start: Int
  /// The byte behind the name.
  package var end: Int

  package init(brand: Int, start: Int, end: Int) {
    self.brand = brand
    self.start = start
    self.end = end
  }
}
