import AuditModel
import Relation
import Values

extension Catalog {
  /// Every source of the database, in the order of the help.
  package static let audit = Catalog([
    Entry("jobs", "job") { .jobs },
    Entry("executions", "execution") { .executions },
    Entry("runs", "run") { .runs },
    Entry("questions", "question") { .questions },
    Entry("responses", "response") { .responses },
    Entry("mentions", "mention") { .mentions },
    Entry("citations", "citation") { .citations },
    Entry("issues", "issue") { .issues },
    Entry("reports", "report") { .reports },
    Entry("insights", "insight") { .insights },
    Entry("alerts", "alert") { .alerts },
    Entry("personas", "persona") { .personas },
    Entry("brands", "brand") { .brands },
    Entry("clients", "client") { .clients },
    Entry("platforms", "platform") { .platforms },
    Entry("widgets", "widget") { .widgets },
    Entry("members", "member") { .members },
    Entry("integrations", "integration") { .integrations },
  ])
}

extension Enumeration {
  init<Words: CaseIterable & RawRepresentable>(_ name: String, _: Words.Type) where Words.RawValue == String {
    self.init(name, Words.allCases.map(\.rawValue))
  }

  package static let runStatus = Enumeration("status", RunStatus.self)
  package static let jobStatus = Enumeration("status", JobStatus.self)
  package static let executionStatus = Enumeration("status", ExecutionStatus.self)
  package static let triggerType = Enumeration("trigger", TriggerType.self)
  package static let sentiment = Enumeration("sentiment", Sentiment.self)
  package static let severity = Enumeration("severity", Severity.self)
  package static let insightKind = Enumeration("kind", InsightKind.self)
  package static let impact = Enumeration("impact", Severity.self)
  package static let mode = Enumeration("mode", PersonaMode.self)
  package static let priority = Enumeration("priority", PersonaPriority.self)
  package static let reportType = Enumeration("type", ReportType.self)
  package static let alertState = Enumeration("state", AlertState.self)
  package static let widgetStatus = Enumeration("status", WidgetStatus.self)
}

extension Source.SourceField {
  /// A field shown by itself.
  static func main(
    _ name: String, _ type: ValueType, _ sql: String, _ summary: String, nullable: Bool = false,
    unit: Unit? = nil, joins: [Int] = []
  ) -> Self {
    Self(Field(name, type, nullable: nullable, unit: unit, summary), sql, joins: joins)
  }

  /// A field for those who name it.
  static func side(
    _ name: String, _ type: ValueType, _ sql: String, _ summary: String, nullable: Bool = false,
    unit: Unit? = nil, joins: [Int] = []
  ) -> Self {
    Self(Field(name, type, nullable: nullable, unit: unit, summary), sql, joins: joins, shown: false)
  }

  /// The first to give way where there is no room.
  var aside: Self {
    var copy = self
    copy.field.isAside = true
    return copy
  }

  /// An id of a row of `table`, whose number is `sql`; `isOwn` where that is the row's own.
  func naming(_ table: String, _ sql: String, isOwn: Bool = false) -> Self {
    var copy = self
    copy.row = Source.Row(table, sql, isOwn: isOwn)
    return copy
  }

  /// A list that is made of rows: see `Source.Elements`.
  func of(_ table: String, on condition: String, _ sql: String, order: [String]) -> Self {
    var copy = self
    copy.elements = Source.Elements(table, on: condition, sql, order: order)
    return copy
  }
}
