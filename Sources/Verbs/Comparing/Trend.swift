import Audit
import Planning
import Relation
import Storage
import Values

private let brand = Key<String>.positional(
  "brand", .name(of: "brand"), required: false, "one brand alone (all of the client's)")
private let job = Parameter("job", .id("job"), .option, "of this job's runs (the one that ran last)")
private let dimension = Key<String>.option(
  "by",
  .word(Enumeration("group", ComparisonDimension.allCases.filter { $0 != .brand }.map(\.rawValue))),
  "within each platform, persona or category (all answers)")
private let from = Key<Int64>.date("from", "of the runs that began then or later (all)")

extension Verb {
  private static let trendFields = [
    Field("startedAt", .date, "when the run began"), Field("brand", .text),
    Field("visibility", .real, nullable: true, unit: .share, "answers that name it / answers"),
    Field("low", .real, nullable: true, unit: .share, "95 % interval of visibility"),
    Field("high", .real, nullable: true, unit: .share, "95 % interval of visibility"),
    Field("n", .integer, unit: .count, "answered calls"),
    Field("voice", .real, nullable: true, unit: .share, "share of all tracked brands' mentions"),
    Field("netSentiment", .real, nullable: true, unit: .balance, "(P − N) / (P + N + U) of its mentions"),
    Field("isPrimary", .bool, "the client's own"), Field("key", .text, "platform, persona or category; all"),
    Field("runId", .id("run"), "the run"),
  ]

  static let trend = Verb(
    VerbDeclaration(
      "trend", "how brands did from run to run, oldest first",
      details: """
        The completed runs of one job: without --job the one that ran last, for the client that tracks the brand. Where no \
        run has a job, those of the latest one's client and scenario.
        """,
      parameters: [
        brand.parameter, job, dimension.parameter, from.parameter,
      ], output: .rows(trendFields),
      examples: [
        "trend | chart", "trend | where isPrimary | chart --to /tmp/auditsh-example.svg",
        "trend | chart voice", "trend --by platform | where isPrimary | chart --by key",
      ])
  ) { call in
    let context = try call.context()
    let rows = try context.store.read { connection in
      let job = call.text("job")
      let newest = job == nil ? try Comparison.latestRun(tracking: call[brand], in: connection) : nil
      let latest = try newest ?? Lookup.run("latest", job: job, in: connection)
      return try Comparison.trend(
        of: latest, by: call[dimension].flatMap(ComparisonDimension.init) ?? .brand, since: call[from],
        brand: call[brand], in: connection)
    }
    if Set(rows.map(\.run)).count == 1 {
      call.host.note("there is one run alone: `jobs` lists the others, --job JOB says of which")
    }
    if Set(rows.map(\.reading)).count > 1 {
      call.host.note(
        "some of the runs were read with another list of brands, or by older rules: reread --all")
    }
    return .rows(
      rows.map { row in
        let card = row.card
        return [
          .date(row.startedAt), .text(card.brand), Cells.real(card.visibility),
          Cells.real(card.visibilityLow), Cells.real(card.visibilityHigh), Cells.count(card.n),
          Cells.real(card.voice), Cells.real(card.netSentiment), .bool(card.isPrimary), .text(card.key),
          .text(row.run),
        ]
      })
  }
}
