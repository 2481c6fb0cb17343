import Values

/// A well-known name that was found in a row's shape: where it leads.
struct FieldGuess {
  /// The place among the row's names.
  let index: Int
  /// The folded names that lead on from there.
  let rest: [String]
  /// As the row writes it.
  let path: String

  /// What the names of a row offer for a field, best first.
  static func guesses(for field: ImportField, names: [String]) -> [FieldGuess] {
    let folded = names.map(folded)
    return field.wellKnownNames.flatMap { known in
      let parts = known.split(separator: ".").map(String.init)
      return folded.indices.filter { folded[$0].sameBytes(as: parts[0]) }.map {
        FieldGuess(
          index: $0, rest: Array(parts.dropFirst()),
          path: ([names[$0]] + parts.dropFirst()).joined(separator: "."))
      }
    }
  }

  /// The value there, if there is one and it is neither a list nor a record.
  func value(in record: Record) -> (value: Value, path: String)? {
    var value = record.values[index]
    var path = record.names[index]
    for part in rest {
      guard case .record(let inner) = value,
        let place = inner.names.firstIndex(where: { Self.folded($0).sameBytes(as: part) })
      else { return nil }
      path += "." + inner.names[place]
      value = inner.values[place]
    }
    switch value {
    case .list, .record: return nil
    default: return (value, path)
    }
  }

  /// Lower case (ASCII), without `_`, `-` and spaces: `Run Label`, `runLabel` and `run_label` are one name.
  static func folded(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 where byte != 0x5f && byte != 0x2d && byte != 0x20 {
      bytes.append((0x41...0x5a).contains(byte) ? byte | 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Without ASCII white space around it.
  static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let start = bytes.firstIndex(where: { $0 > 0x20 }),
      let end = bytes.lastIndex(where: { $0 > 0x20 })
    else { return "" }
    return String(text[start...end])
  }
}
