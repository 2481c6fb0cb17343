import Audit
import Planning
import Relation
import Storage
import Values

extension Verb {
  private static let questionFields =
    [
      Field("prompt", .text, nullable: true, "the question as asked"), Field("brand", .text),
      Field("before", .real, nullable: true, unit: .share, "visibility in its answers before"),
      Field("after", .real, nullable: true, unit: .share, "visibility in its answers after"),
      Field("delta", .real, nullable: true, unit: .points, "after − before"),
      Field("x1", .integer, unit: .count, "answers before that name the brand").aside,
      Field("n1", .integer, unit: .count, "answers before").aside,
      Field("x2", .integer, unit: .count, "answers after that name it").aside,
      Field("n2", .integer, unit: .count, "answers after").aside,
      Field("key", .text, nullable: true, "platform, persona or category, where --by names one").aside,
      Field("question", .text, "the question's key").aside,
    ] + ComparisonFields.sums.map(\.aside)

  static let compareQuestions = Verb(
    VerbDeclaration(
      "compare questions", "the questions behind a comparison: what the answers to each add to it",
      details: """
        A row for each question and brand. The bootstrap of `compare` with the same arguments draws from these sums, so \
        its figures can be computed again; Scripts/recompute-comparison does.
        """,
      parameters: ComparisonKeys.sides + [
        ComparisonKeys.dimension.parameter, ComparisonKeys.brand.parameter, ComparisonKeys.mode.parameter,
      ],
      output: .rows(questionFields),
      examples: [
        "compare questions | sort delta | select prompt, brand, before, after | take 5",
        "compare questions | where x1 > 0 and x2 == 0 | select question, brand, n2 | take 10",
      ])
  ) { call in
    let context = try call.context()
    let (rows, isGrouped) = try context.store.read { connection in
      let request = try ComparisonKeys.request(call, context, in: connection)
      return (try Comparison.questions(request, in: connection), request.dimension != .brand)
    }
    return .rows(
      rows.map { row in
        let (a, b) = (row.first, row.second)
        func share(_ side: QuestionSums.Side) -> Double? {
          side.n > 0 ? Double(side.answers) / Double(side.n) : nil
        }
        let (before, after) = (share(a), share(b))
        let delta = before.flatMap { before in after.map { $0 - before } }
        return [Cells.text(row.prompt), .text(row.brand)] + [before, after, delta].map(Cells.real)
          + [a.answers, a.n, b.answers, b.n].map(Cells.count)
          + [isGrouped ? .text(row.group) : .null, .text(row.question)]
          + [
            a.counts.voice, a.counts.allVoices, b.counts.voice, b.counts.allVoices, a.counts.balance,
            a.counts.judged, b.counts.balance, b.counts.judged,
          ].map(Cells.count)
      })
  }
}
