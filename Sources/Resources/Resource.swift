import CResources

/// A data file that is part of the program: its bytes, embedded when it was compiled (`#embed`); no cost until read.
package struct Resource: Sendable {
  /// The file's name in Sources/CResources/data.
  package let name: String
  nonisolated(unsafe) private let start: UnsafePointer<UInt8>
  private let count: Int

  init(name: String, _ resource: CResource) {
    self.name = name
    start = resource.start
    count = resource.count
  }

  package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
