import AuditModel

/// Why a scenario or a launch of one is refused.
package enum ScenarioProblem: Error, Equatable, Sendable {
  /// Where in a scenario file: its name, the line (from 1), the field as a dotted path.
  package struct Place: Equatable, Sendable {
    package let file: String
    package let line: Int
    package let field: String
  }

  case notYAML(file: String, line: Int, reason: String)
  case missing(Place)
  case wrongType(Place, expected: String, found: String)
  case outOfRange(Place, expected: String, found: String)
  case unknownField(Place, known: [String])
  case unknownWord(Place, word: String, known: [String])
  case duplicate(Place, word: String)
  case unknownSlot(Place, slot: String, known: [String])
  case tooFewQuestions(Place, wanted: Int, distinct: Int)
  case noSuchScenario(String, known: [String])
  case tooManyQuestions(wanted: Int, available: Int, scenario: String)
  case noQuestions(wanted: Int)
  case noSuchPlatform(String, scenario: String, known: [String])
  case noPlatforms
  case noSuchPersona(String, mode: PersonaMode, known: [String])
  case noPersonas
  /// An embedded file cannot be read: a defect of this program.
  case damagedResource(String, reason: String)
}
