/// The static type of a value, without its nullability (`Field.isNullable` and `TypedResult` carry that).
package indirect enum ValueType: Sendable, Equatable {
  case bool
  case integer
  case real
  case text
  case date
  case duration
  /// An id of an entity: `id("run")`.
  case id(String)
  case enumeration(Enumeration)
  case list(ValueType)
  case record([Field])
  /// The type of the literal `null` and of an empty list's element: fits everywhere.
  case nothing
}

/// A closed set of words; they sort in the order declared.
package struct Enumeration: Sendable, Equatable {
  package let name: String
  /// Ascending.
  package let cases: [String]

  package init(_ name: String, _ cases: [String]) {
    self.name = name
    self.cases = cases
  }

  /// The place of `word` in the declared order; nil where it is none of the cases.
  package func rank(of word: String) -> Int? { cases.firstIndex { $0.sameBytes(as: word) } }
}

/// What a number measures: the checker refuses a comparison that cannot be meant, the renderer formats with it.
package enum Unit: String, Sendable, Equatable {
  /// 0…1, shown as a percentage on terminals.
  case share
  /// −1…1: net sentiment, VADER's compound.
  case balance
  /// −1…1: a change of a share, shown in percentage points on terminals.
  case points
  /// 0…100.
  case score
  /// US dollars.
  case dollars
  /// A count of things, 0 and up.
  case count
}

extension Unit {
  /// The values the unit allows, inclusive.
  package var range: ClosedRange<Double> {
    switch self {
    case .share: 0...1
    case .balance, .points: -1...1
    case .score: 0...100
    case .dollars, .count: 0...Double.greatestFiniteMagnitude
    }
  }
}

/// A column of a row type.
package struct Field: Sendable, Equatable {
  package var name: String
  package var type: ValueType
  package var isNullable: Bool
  package var unit: Unit?
  /// One line for help and completion.
  package var summary: String
  /// Of little use at first sight: the first to give way where a table's sentences or a card have no room.
  package var isAside = false

  package init(
    _ name: String, _ type: ValueType, nullable: Bool = false, unit: Unit? = nil,
    _ summary: String = ""
  ) {
    self.name = name
    self.type = type
    isNullable = nullable
    self.unit = unit
    self.summary = summary
  }

  /// The same, as the first to give way.
  package var aside: Field {
    var copy = self
    copy.isAside = true
    return copy
  }
}

extension ValueType {
  /// As people read it: `number`, `text`, `id of run`, `status`, `list of text`.
  package var word: String {
    switch self {
    case .bool: "bool"
    case .integer, .real: "number"
    case .text: "text"
    case .date: "date"
    case .duration: "duration"
    case .id(let entity): "id of \(entity)"
    case .enumeration(let enumeration): enumeration.name
    case .list(let element): "list of \(element.word)"
    case .record: "record"
    case .nothing: "null"
    }
  }

  package var isNumber: Bool { self == .integer || self == .real }

  /// Text in the pipe: plain text, ids and enum words.
  package var isTextual: Bool {
    switch self {
    case .text, .id, .enumeration: true
    default: false
    }
  }
}
