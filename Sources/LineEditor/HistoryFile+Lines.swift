/// How an entry stands in its line.
extension HistoryFile {
  static func line(for entry: String) -> [UInt8] {
    var line: [UInt8] = []
    for byte in entry.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): line += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\\"): line += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
      default: line.append(byte)
      }
    }
    return line + [UInt8(ascii: "\n")]
  }

  static func unescaped(_ line: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    var isEscaped = false
    var mayHoldControls = false
    for byte in line {
      if isEscaped {
        bytes.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        // 0xC2 leads the C1 controls.
        if byte < 0x20 || byte == 0x7F || byte == 0xC2 { mayHoldControls = true }
        bytes.append(byte == UInt8(ascii: "\t") ? UInt8(ascii: " ") : byte)
      }
    }
    // The file may have been written by anything: what could steer the terminal does not come back out of it.
    let text = String(decoding: bytes, as: UTF8.self)
    return mayHoldControls ? DisplayText.clean(text, keepingNewlines: true) : text
  }
}
