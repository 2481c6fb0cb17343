import Storage
import Values

/// What the answers to one question add to a comparison's sums for one brand: what its bootstrap draws from.
package struct QuestionSums: Sendable, Equatable {
  /// The platform, persona or category; empty where rows are brands, or where questions have none.
  package var group: String
  /// The question's key.
  package var question: String
  /// As it was asked last.
  package var prompt: String?
  package var brand: String
  /// Zeros where a side was not asked.
  package var first: Side
  package var second: Side

  package struct Side: Sendable, Equatable {
    package var n = 0
    package var answers = 0
    package var counts = ComparisonRow.Counts()
  }
}

extension Comparison {
  /// The sums behind a comparison's rows, by group, question and brand, questions in the order in which the bootstrap
  /// has them. Refuses what `compare` refuses.
  package static func questions(
    _ request: ComparisonRequest, in connection: Connection
  ) throws -> [QuestionSums] {
    let answers = try ComparedAnswers(request, in: connection)
    let brands =
      request.dimension == .brand && request.brand == nil
      ? Array(answers.tracked.indices) : [try place(of: request.brand, in: answers.tracked)]
    var prompts: [String: String] = [:]
    for side in [request.first, request.second] {
      for run in side.seqs {
        try connection.each("SELECT key, text FROM questions WHERE runSeq = ?", [.integer(run)]) { row in
          prompts[row.text(0)] = row.text(1)
          return true
        }
      }
    }
    return answers.groups.flatMap { group in
      let (a, b) = (answers.first.group(group).clusters, answers.second.group(group).clusters)
      return Set(a.keys).union(b.keys).sorted().flatMap { key in
        brands.map { brand in
          QuestionSums(
            group: group, question: key, prompt: prompts[key], brand: answers.tracked[brand].name,
            first: side(a[key], brand, request.mode), second: side(b[key], brand, request.mode))
        }
      }
    }
  }

  private static func side(_ cluster: RunSample.Cluster?, _ brand: Int, _ mode: VoiceMode)
    -> QuestionSums.Side
  {
    guard let cluster else { return .init() }
    let cell = cluster.cells[brand]
    return .init(
      n: cluster.n, answers: cell.answers,
      counts: .init(
        voice: cell.counted(mode), allVoices: cluster.cells.reduce(0) { $0 + $1.counted(mode) },
        balance: cell.balance, judged: cell.judged))
  }
}
