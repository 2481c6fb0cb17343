/// Small numbers for what the answers of a comparison have in common: equal values have equal numbers on both sides,
/// so that hundreds of thousands of answers are matched without their texts.
struct AnswerNames {
  /// The answers to one question within a group (a row of the comparison).
  struct Cluster: Hashable {
    let group: Int32
    let question: Int32
  }

  /// What makes two answers a pair.
  struct Place: Hashable {
    let group: Int32
    let question: Int32
    let persona: Int32
    let platform: Int32
    let repetition: Int64
  }

  /// Each value once, numbered from 0 as it is first met.
  struct Numbers<Element: Hashable> {
    private(set) var elements: [Element] = []
    private var known: [Element: Int32] = [:]

    mutating func number(of element: Element) -> Int32 {
      if let number = known[element] { return number }
      let number = Int32(truncatingIfNeeded: elements.count)
      known[element] = number
      elements.append(element)
      return number
    }
  }

  let dimension: ComparisonDimension
  /// Questions' keys, personas, platforms and groups share these.
  var texts = Numbers<String>()
  var clusters = Numbers<Cluster>()
  var places = Numbers<Place>()

  init(dimension: ComparisonDimension) { self.dimension = dimension }

  func text(_ number: Int32) -> String { texts.elements[Int(number)] }
}
