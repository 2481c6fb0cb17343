import Values

extension BrandList {
  /// Reads and checks a file: a JSON list of brands, or a record whose only key is `brands`. Throws `ImportProblem`
  /// with all that is wrong.
  static func read(_ file: String) throws(ImportProblem) -> BrandList {
    let source = try ByteReader(path: file)
    while try source.fill() {}
    let bytes = source.withReady { Array($0) }
    var checker = BrandListChecker()
    let entries = checker.entries(of: try parse(bytes, file: file))
    guard checker.faults.isEmpty else { throw .badBrands(file: file, faults: checker.faults) }
    return BrandList(entries: entries)
  }

  private static func parse(_ bytes: [UInt8], file: String) throws(ImportProblem) -> Value {
    do throws(JSONProblem) {
      return try JSONParser.parse(utf8: bytes)
    } catch {
      let place = bytes.withUnsafeBufferPointer { $0.place(of: error.offset) }
      throw .badBrandFile(
        file: file, line: place.line + 1, column: place.column + 1, reason: error.reason)
    }
  }
}
