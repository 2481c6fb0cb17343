import Testing
import Values

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// A file of `Fixtures/oracles`: answers of statsmodels and SciPy.
struct Oracle {
  let tables: Record

  init(_ file: String = "proportions.json") throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let bytes = try #require(Self.read("/\(root)/Fixtures/oracles/\(file)"))
    guard case .record(let tables) = try JSONParser.parse(utf8: bytes) else {
      throw Missing(name: "an object")
    }
    self.tables = tables
  }

  struct Missing: Error { let name: String }

  /// The rows of the table whose name starts with `prefix`.
  func rows(_ prefix: String) throws -> [[Value]] {
    guard let index = tables.names.firstIndex(where: { $0.hasPrefix(prefix) }),
      case .list(let rows) = tables.values[index], !rows.isEmpty
    else { throw Missing(name: prefix) }
    return try rows.map {
      guard case .list(let row) = $0 else { throw Missing(name: prefix) }
      return row
    }
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
  }
}

extension Value {
  var int: Int { Int(integer ?? Int64(number ?? .nan)) }
}

/// Equal to 1e-9, or both absent.
func near(_ left: Double?, _ right: Double?, _ tolerance: Double = 1e-9) -> Bool {
  switch (left, right) {
  case (nil, nil): true
  case (let left?, let right?): abs(left - right) <= tolerance
  default: false
  }
}
