import AuditModel

/// One query with what it is asked about.
package struct ExportRequest: Sendable, Equatable {
  package var query: ExportQuery
  /// For queries about one run, and for the comparison of one: an id as people give it. Nil: the latest; for the
  /// comparison the latest completed one.
  package var run: String?
  /// For the comparison: an id or name as people give it. Nil: the only client, else the latest run's.
  package var client: String?
  /// For the comparison: all completed runs that began since; UTC milliseconds.
  package var since: Int64?
  /// For queries with a mode.
  package var mode: PersonaMode

  package init(
    _ query: ExportQuery, run: String? = nil, client: String? = nil, since: Int64? = nil,
    mode: PersonaMode = .b2c
  ) {
    self.query = query
    self.run = run
    self.client = client
    self.since = since
    self.mode = mode
  }
}
