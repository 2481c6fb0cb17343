/// Spellings as the reader compares them.
package enum BrandSpelling {
  /// Whether two texts are found at the same places: case, width, hyphens and apostrophes make no difference.
  package static func areSame(_ left: String, _ right: String) -> Bool {
    TextFolder.key(left) == TextFolder.key(right)
  }
}
