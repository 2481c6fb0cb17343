import Audit
import Planning
import Relation
import Storage
import Values

extension Verb {
  static let compare = Verb(
    VerbDeclaration(
      "compare", "what changed between two runs, or two windows of time, and whether it means anything",
      details: """
        Visibility is the share of answers that name the brand. A change is called significant when Holm's p over all \
        rows is below .05. Share of voice and sentiment have intervals from a bootstrap over questions. A window has \
        the answers of all completed runs that began in it. The last columns are the counts behind the numbers: \
        --output json has them.
        """,
      parameters: ComparisonKeys.sides + [
        ComparisonKeys.dimension.parameter, ComparisonKeys.brand.parameter, ComparisonKeys.mode.parameter,
      ],
      output: .rows(ComparisonFields.all),
      examples: [
        "compare previous latest --by platform | sort -delta",
        "compare | where holmP < 0.05 | select key, delta, verdict",
        "compare --window 30d --by category",
      ])
  ) { call in
    let context = try call.context()
    let rows = try context.store.read { connection in
      let request = try ComparisonKeys.request(call, context, in: connection)
      if let name = request.brand, request.dimension == .brand {
        throw UnusedOption(
          option: "--brand", subject: "rows that are brands",
          notes: ["compare --by platform --brand \"\(name)\"", "compare | where key == \"\(name)\""])
      }
      let rows = try Comparison.compare(request, in: connection)
      if request.areWindows, rows.contains(where: { !$0.sharesQuestions }) {
        call.host.note("the windows do not ask the same questions: what changed may be the questions")
      }
      return rows
    }
    return .rows(rows.map(ComparisonFields.values))
  }
}
