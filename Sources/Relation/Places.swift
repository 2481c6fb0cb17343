/// Numbers of columns or of joins. There are few, so that looking through them is quick; and Swift makes the type of a
/// `Set<Int>` when a program first has one, for which it reads through all conformances there are.
package struct Places: Sendable, Equatable, ExpressibleByArrayLiteral {
  /// In order, each once.
  package private(set) var numbers: [Int] = []

  package init(_ numbers: [Int] = []) { for number in numbers { insert(number) } }

  package init(arrayLiteral elements: Int...) { self.init(elements) }

  package func contains(_ number: Int) -> Bool { numbers.contains(number) }

  package mutating func insert(_ number: Int) {
    let place = numbers.firstIndex { $0 >= number } ?? numbers.count
    if place == numbers.count || numbers[place] != number { numbers.insert(number, at: place) }
  }

  package mutating func formUnion(_ other: Places) { for number in other.numbers { insert(number) } }

  package func union(_ other: Places) -> Places {
    var copy = self
    copy.formUnion(other)
    return copy
  }
}
