import Values

/// The variables of a session: each has a slot, and its type is known when a program is checked.
package struct Scope: Sendable {
  package struct Variable: Sendable {
    package var slot: Int
    package var type: ValueType
    package var isNullable: Bool
    /// What it holds has an error, which was told: its uses are no errors of their own.
    package var isBroken = false
  }

  package private(set) var variables: [String: Variable] = [:]
  package private(set) var slotCount = 0

  package init() {}

  /// Makes a variable, or gives a name a new meaning.
  package mutating func declare(_ name: String, _ type: ValueType, nullable: Bool) -> Int {
    let slot = reserve()
    variables[name] = Variable(slot: slot, type: type, isNullable: nullable)
    return slot
  }

  /// A variable whose value makes no sense.
  mutating func declareBroken(_ name: String) {
    variables[name] = Variable(slot: reserve(), type: .nothing, isNullable: true, isBroken: true)
  }

  /// A slot without a name.
  package mutating func reserve() -> Int {
    slotCount += 1
    return slotCount - 1
  }
}
