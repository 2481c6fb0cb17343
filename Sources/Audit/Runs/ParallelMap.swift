import Dispatch

extension Array where Element: Sendable {
  /// Maps on all cores, in order. Handed out in pieces of `stripe`, so that small elements are worth it.
  func parallelMap<T: Sendable>(stripe: Int, _ transform: @Sendable (Element) -> T) -> [T] {
    guard count > stripe else { return map(transform) }
    return [T](unsafeUninitializedCapacity: count) { results, initialized in
      // Each place is written by one thread alone.
      nonisolated(unsafe) let results = results
      DispatchQueue.concurrentPerform(iterations: (count + stripe - 1) / stripe) { piece in
        for index in piece * stripe..<Swift.min((piece + 1) * stripe, count) {
          results.initializeElement(at: index, to: transform(self[index]))
        }
      }
      initialized = count
    }
  }
}
