import Audit
import AuditModel
import Storage
import Values

extension CompletionData {
  /// Over a database and the file system. `store` gives the open database, nil where there is none; `now` the
  /// domain's clock, UTC milliseconds, for ages. Every query has a limit and an index, so that a large database
  /// answers as fast as a small one; what cannot be read is left out.
  package static func live(store: @escaping () -> Store?, now: @escaping () -> Int64) -> CompletionData {
    let platforms = CompletionScenarios()
    return CompletionData(
      ids: { entity, prefix in
        guard let kind = CompletionEntity.all[entity] else { return [] }
        return read(store) { try kind.ids(prefix, now: now(), isWhole: false, in: $0) }
      },
      names: { kind, text in
        switch kind {
        case "scenario": return platforms.scenarios
        case "platform": return merged(read(store) { try platformNames(in: $0) }, platforms.platforms)
        default:
          if kind.hasPrefix("id of ") {
            guard let entity = CompletionEntity.all[String(kind.dropFirst(6))] else { return [] }
            return read(store) { connection in
              try entity.ids(text, now: now(), isWhole: true, in: connection).map {
                (name: $0.id, summary: $0.summary)
              }
            }
          }
          guard let sql = nameQueries[kind] else { return [] }
          return read(store) { connection in
            try connection.rows("\(sql) LIMIT 200", [.text(text)]) {
              (name: $0.text(0), summary: $0.optionalText(1) ?? "")
            }
          }
        }
      },
      files: CompletionFiles.beginning)
  }

  private static func read<T>(_ store: () -> Store?, _ body: (Connection) throws -> [T]) -> [T] {
    guard let store = store() else { return [] }
    return (try? store.read(body)) ?? []
  }

  /// Queries of names that hold ?1, with a word on each.
  private static let nameQueries = [
    "brand": """
    SELECT DISTINCT name, CASE WHEN isPrimary THEN 'the client''s own' ELSE 'brand' END FROM brands
    WHERE instr(lower(name), lower(?1)) > 0 ORDER BY clientId, position
    """,
    "job": """
    SELECT name, status || coalesce(' · ' || scenario, '') FROM jobs
    WHERE instr(lower(name), lower(?1)) > 0 ORDER BY seq
    """,
    "client": "SELECT name, industry FROM clients WHERE instr(lower(name), lower(?1)) > 0 ORDER BY seq",
    "persona": """
    SELECT key, mode || ' · ' || role || ' · ' || driver FROM personaVoices
    WHERE instr(lower(key), lower(?1)) > 0
    UNION ALL SELECT name, mode || ' · ' || segment FROM customPersonas
    WHERE instr(lower(name), lower(?1)) > 0
    """,
  ]

  /// Platforms that the newest runs asked.
  private static func platformNames(in connection: Connection) throws -> [(name: String, summary: String)] {
    let sql = """
      SELECT platform, count(*) FROM platformStats
      WHERE runSeq IN (SELECT seq FROM runs ORDER BY seq DESC LIMIT 100) GROUP BY platform LIMIT 200
      """
    return try connection.rows(sql) { row in
      (name: row.text(0), summary: "asked by \(row.integer(1)) of the newest runs")
    }
  }

  private static func merged(
    _ first: [(name: String, summary: String)], _ second: [(name: String, summary: String)]
  ) -> [(name: String, summary: String)] {
    first + second.filter { one in !first.contains { $0.name == one.name } }
  }
}
