import Resources

/// VADER's names for emoji. It looks at one character at a time, so sequences are spelled out piece by piece.
struct VADEREmoji: Sendable {
  static let shared = VADEREmoji(Resource.vaderEmoji)

  private let resource: Resource
  /// Sorted, as the file is.
  private let scalars: [UInt32]
  /// Where each name stands in the file.
  private let names: [Range<Int>]

  private init(_ resource: Resource) {
    self.resource = resource
    let file = resource.bytes
    var scalars: [UInt32] = []
    var names: [Range<Int>] = []
    var index = 0
    while index < file.count {
      let (scalar, length) = VADERByte.scalar(in: file, at: index)
      let end = file[index...].firstIndex(of: UInt8(ascii: "\n")) ?? file.count
      scalars.append(scalar.value)
      names.append(min(index + length + 1, end)..<end)
      index = end + 1
    }
    self.scalars = scalars
    self.names = names
  }

  /// The name of an emoji, or nil. The bytes are the program's own and stay.
  func name(of scalar: Unicode.Scalar) -> Slice<UnsafeBufferPointer<UInt8>>? {
    // Most of what is not ASCII are quotes, dashes and letters, all below the first emoji but © and ®.
    if scalar.value < 0x203c && scalar.value != 0xa9 && scalar.value != 0xae { return nil }
    var low = 0
    var high = scalars.count
    while low < high {
      let middle = (low + high) / 2
      if scalars[middle] < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < scalars.count && scalars[low] == scalar.value ? resource.bytes[names[low]] : nil
  }

  /// The text with emoji as words; nil where it has none. As in the original, a space goes before a name where
  /// there is none, and nothing behind it.
  func spellOut(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var spelled: [UInt8]?
    var copied = 0
    var afterSpace = true
    var index = 0
    while index < text.count {
      if text[index] < 0x80 {
        afterSpace = text[index] == UInt8(ascii: " ")
        index += 1
        continue
      }
      let (scalar, length) = VADERByte.scalar(in: text, at: index)
      if let name = name(of: scalar) {
        var bytes = spelled ?? []
        spelled = nil
        bytes.append(contentsOf: text[copied..<index])
        if !afterSpace { bytes.append(UInt8(ascii: " ")) }
        bytes.append(contentsOf: name)
        spelled = bytes
        copied = index + length
      }
      afterSpace = false
      index += length
    }
    spelled?.append(contentsOf: text[copied...])
    return spelled
  }
}
