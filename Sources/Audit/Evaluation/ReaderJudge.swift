import AuditModel

/// Adds up how answers were read, and keeps what was read wrongly where somebody wants to see it.
struct ReaderJudge {
  private let keepsMisses: Bool
  private var total = ReaderScore(.all, "all")
  private var templates: [String: ReaderScore] = [:]
  private var shapes: [String: ReaderScore] = [:]
  private(set) var misses: [ReaderMiss] = []

  init(keepsMisses: Bool) { self.keepsMisses = keepsMisses }

  mutating func add(
    _ planted: PlantedAnswer, _ read: [ReadMention], response: @autoclosure () -> String, seq: Int64 = 0
  ) {
    total.add(planted, read)
    if let set = planted.templates {
      templates[set, default: ReaderScore(.templates, set)].add(planted, read)
      if let shape = planted.shape {
        let name = "\(set) \(shape)"
        shapes[name, default: ReaderScore(.shape, name)].add(planted, read)
      }
    }
    guard keepsMisses else { return }
    let found = ReaderMiss.all(in: planted, read, response: "", seq: seq)
    guard !found.isEmpty else { return }
    let name = response()
    for var miss in found {
      miss.response = name
      misses.append(miss)
    }
  }

  /// All together, each set of templates, each shape of each set.
  var scores: [ReaderScore] {
    [total] + [templates, shapes].flatMap { $0.values.sorted { $0.name < $1.name } }
  }

  /// Fills in the excerpts from on `start`.
  mutating func excerpt(from start: Int = 0, _ make: (ReaderMiss) throws -> String) rethrows {
    for index in misses.indices.dropFirst(start) { misses[index].excerpt = try make(misses[index]) }
  }
}
