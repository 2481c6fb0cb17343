import Values

/// From the bytes of one JSON value to a row.
enum JSONRow {
  /// `line` and `column` (from 1) are where the bytes begin, `expecting` the names that the record probably has.
  static func item(
    _ bytes: [UInt8], file: String, line: Int, column: Int, path: String?, expecting: [String] = []
  ) -> ImportItem {
    do throws(JSONProblem) {
      let value = try JSONParser.parse(utf8: bytes, expecting: expecting)
      guard case .record(let record) = value else {
        return .bad(
          BadRow(
            file: file, line: line, column: column, path: path,
            reason: .notRecord(found: value.typeWord)))
      }
      return .row(ImportRow(line: line, path: path, record: record))
    } catch {
      return .bad(bad(error, in: bytes, file: file, line: line, column: column, path: path))
    }
  }

  private static func bad(
    _ problem: JSONProblem, in bytes: [UInt8], file: String, line: Int, column: Int, path: String?
  ) -> BadRow {
    bytes.withUnsafeBufferPointer { buffer in
      // The parser looks at whole strings, so it names the end of one that is not UTF-8.
      let offset = problem.reason == .badUTF8 ? buffer.firstBadByte ?? problem.offset : problem.offset
      let place = buffer.place(of: offset)
      return BadRow(
        file: file, line: line + place.line,
        column: place.column + (place.line == 0 ? column : 1), path: path,
        reason: .json(problem.reason))
    }
  }
}
