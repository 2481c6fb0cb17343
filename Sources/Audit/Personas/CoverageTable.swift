import AuditModel
import Storage
import Values

/// The calls of some runs, summed by persona, context and platform.
struct CoverageTable {
  private struct Cell {
    var persona: String
    var stage: String?
    var platform: String
    var asked: Int
    var answered: Int
    var named: Int
  }

  /// All that were asked, sorted.
  private let platforms: [String]
  private let hasBrand: Bool
  private var cells: [Cell]

  init(_ runs: [RunReference], in connection: Connection) throws {
    let seqs = Value.list(runs.map { .integer($0.seq) })
    let isAnswered = DerivedSQL.isAnswered("r")
    let sql = """
      SELECT q.persona, q.contextStage, r.platform, count(*), sum(\(isAnswered)),
        sum(\(isAnswered) AND EXISTS (SELECT 1 FROM mentions m JOIN brands b ON b.name = m.brand
          AND b.clientId = u.clientId AND b.isPrimary = 1 WHERE m.responseSeq = r.seq))
      FROM responses r JOIN questions q ON q.seq = r.questionSeq JOIN runs u ON u.seq = r.runSeq
      WHERE r.runSeq IN (SELECT value FROM json_each(?)) AND q.persona IS NOT NULL
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      """
    cells = try connection.rows(sql, [seqs]) { row in
      Cell(
        persona: row.text(0), stage: row.optionalText(1), platform: row.text(2), asked: row.int(3),
        answered: row.int(4), named: row.int(5))
    }
    platforms = try connection.rows(
      """
      SELECT DISTINCT platform FROM platformStats
      WHERE runSeq IN (SELECT value FROM json_each(?)) ORDER BY platform
      """, [seqs]
    ) { $0.text(0) }
    hasBrand =
      try connection.integer(
        """
        SELECT 1 FROM runs u JOIN brands b ON b.clientId = u.clientId AND b.isPrimary = 1
        WHERE u.seq IN (SELECT value FROM json_each(?)) LIMIT 1
        """, [seqs]) != nil
  }

  /// The rows of a persona; its calls are known by its id or, in imported runs, its name.
  mutating func take(
    _ persona: PersonaView, by split: PersonaCoverage.Split, labels: [String: String]
  ) -> [PersonaCoverage] {
    let isIts = { (cell: Cell) in
      cell.persona.sameBytes(as: persona.id)
        || (persona.source == "custom" && cell.persona.sameBytes(as: persona.name))
    }
    let own = cells.filter(isIts)
    cells.removeAll(where: isIts)
    var base = PersonaCoverage(personaId: persona.id, name: persona.name, mode: persona.mode)
    base.hasBrand = hasBrand
    return rows(base, own, contexts: persona.contextKeys.map { ($0, labels[$0] ?? $0) }, by: split)
  }

  /// The rows of what no persona took.
  mutating func rest(by split: PersonaCoverage.Split) -> [PersonaCoverage] {
    var rows: [PersonaCoverage] = []
    while let persona = cells.first?.persona {
      let own = cells.filter { $0.persona.sameBytes(as: persona) }
      cells.removeAll { $0.persona.sameBytes(as: persona) }
      var base = PersonaCoverage(personaId: persona)
      base.hasBrand = hasBrand
      rows += self.rows(base, own, contexts: [], by: split)
    }
    return rows
  }

  private func rows(
    _ base: PersonaCoverage, _ own: [Cell], contexts known: [(key: String, label: String)],
    by split: PersonaCoverage.Split
  ) -> [PersonaCoverage] {
    // Contexts that the runs have and the persona doesn't come behind its own.
    var contexts = known
    for cell in own {
      guard let stage = cell.stage, !contexts.contains(where: { Self.fits(stage, $0) }) else { continue }
      contexts.append((stage, stage))
    }
    switch split {
    case .persona: return [sum(base, own, contexts: contexts, platforms: platforms)]
    case .platform:
      return platforms.map { platform in
        var row = sum(
          base, own.filter { $0.platform.sameBytes(as: platform) }, contexts: contexts,
          platforms: [platform])
        row.platform = platform
        return row
      }
    case .context:
      return contexts.map { context in
        let part = own.filter { $0.stage.map { Self.fits($0, context) } ?? false }
        var row = sum(base, part, contexts: [context], platforms: platforms)
        row.stage = context.label
        return row
      }
    }
  }

  private func sum(
    _ base: PersonaCoverage, _ part: [Cell], contexts: [(key: String, label: String)],
    platforms: [String]
  ) -> PersonaCoverage {
    var row = base
    row.asked = part.reduce(0) { $0 + $1.asked }
    row.answered = part.reduce(0) { $0 + $1.answered }
    row.named = part.reduce(0) { $0 + $1.named }
    row.cells = contexts.count * platforms.count
    for context in contexts {
      for platform in platforms {
        let isCovered = part.contains { cell in
          cell.answered > 0 && cell.platform.sameBytes(as: platform)
            && cell.stage.map { Self.fits($0, context) } ?? false
        }
        if isCovered { row.covered += 1 }
      }
    }
    return row
  }

  /// A run names the context by its key, an import perhaps by its label.
  private static func fits(_ stage: String, _ context: (key: String, label: String)) -> Bool {
    stage.sameBytes(as: context.key) || stage.sameBytes(as: context.label)
  }
}
