/// Where in a table the answers of a run stand, by their `seq`. A run's answers mostly have neighbouring numbers:
/// then a list does, a hundredth of a dictionary's work.
enum SeqPlaces {
  /// By the distance from `base`; −1 for what is no answer of the run.
  case list(base: Int64, places: [Int32])
  case dictionary([Int64: Int32])

  /// `seqs` in the order of the table, of which they fill the places from `start`; each once.
  init(_ seqs: [Int64], from start: Int) {
    let base = seqs.min() ?? 0
    let span = (seqs.max() ?? 0) - base + 1
    guard span <= 16 * seqs.count else {
      var places = [Int64: Int32](minimumCapacity: seqs.count)
      for (index, seq) in seqs.enumerated() { places[seq] = Int32(truncatingIfNeeded: start + index) }
      self = .dictionary(places)
      return
    }
    var places = [Int32](repeating: -1, count: Int(span))
    for (index, seq) in seqs.enumerated() {
      places[Int(seq - base)] = Int32(truncatingIfNeeded: start + index)
    }
    self = .list(base: base, places: places)
  }

  subscript(seq: Int64) -> Int? {
    switch self {
    case .list(let base, let places):
      let distance = seq - base
      guard distance >= 0, distance < places.count, places[Int(distance)] >= 0 else { return nil }
      return Int(places[Int(distance)])
    case .dictionary(let places): return places[seq].map(Int.init)
    }
  }
}
