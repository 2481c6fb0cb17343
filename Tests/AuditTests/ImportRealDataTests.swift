import Audit
import Foundation
import Statistics
import Storage
import Testing
import Values

/// The real answers beside the repository; they are not part of it.
private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../..").standardized
private let realData =
  root.appendingPathComponent("../shared/data/ai-product-bench").standardized.path
/// Made from the brands that the study's authors found in these answers.
private let goldBrands = root.appendingPathComponent("Fixtures/ai-product-bench/brands.json").path
private let hasRealData = FileManager.default.fileExists(atPath: realData)

@Suite struct ImportRealDataTests {
  @Test(.enabled(if: hasRealData, "../shared/data/ai-product-bench is not there"))
  func allAnswersInOneGo() throws {
    let world = try ImportWorld()
    let request = ImportRequest(
      files: [realData + "/responses_*.jsonl"], client: "Bench", brands: goldBrands)
    let report = try world.answers(request)
    #expect(report.rows == 792 && report.added == 792 && report.bad == 0 && report.repeated == 0)
    #expect(report.files.count == 6)
    #expect(
      Set(report.runs.map(\.name)) == [
        "chatgpt_run_1", "chatgpt_run_2", "chatgpt_run_3", "ai_mode_run_1", "ai_mode_run_2",
        "ai_mode_run_3",
      ])
    #expect(report.runs.allSatisfy { $0.isNew && $0.added == 132 })
    #expect(
      report.fields.map { "\($0.field.rawValue)=\($0.path)" } == [
        "text=response", "platform=model", "questionKey=query_id", "run=run_label",
        "time=metadata.timestamp",
      ])
    #expect(try world.integer("SELECT count(*) FROM responses WHERE text IS NOT NULL") == 792)
    #expect(try world.integer("SELECT count(DISTINCT key) FROM questions") == 132)
    #expect(try world.integer("SELECT count(*) FROM questions WHERE text = '[' || key || ']'") == 792)
    #expect(
      try world.texts("SELECT DISTINCT platform FROM responses ORDER BY 1") == [
        "google_ai_mode", "openai",
      ])
    #expect(
      try world.integer(
        """
        SELECT count(*) FROM runs WHERE status = 'completed' AND totalQuestions = 132
          AND processedQuestions = 132 AND startedAt <= completedAt AND readingVersion IS NOT NULL
        """) == 6)
    #expect(
      try world.integer("SELECT startedAt FROM runs WHERE displayName = 'chatgpt_run_1'")
        == 1_748_102_164_000)
    #expect(try world.integer("SELECT sum(frequency) FROM mentions WHERE brand = 'Apple'") > 100)
    #expect(
      try world.integer("SELECT sum(frequency) FROM rollups")
        == world.integer(
          "SELECT sum(frequency) FROM mentions"))

    let again = try world.answers(request)
    #expect(again.added == 0 && again.known == 792 && again.bad == 0)
    #expect(again.brands.map { $0.unchanged == report.brandCount } == true)
    #expect(again.brands?.staleRuns == 0)
    #expect(try world.integer("SELECT count(*) FROM responses") == 792)
  }

  /// p of statsmodels 0.15 (`mcnemar(exact=True)`), intervals of `Scripts/recompute-comparison`, which writes Newcombe's
  /// paired method out; Jaccard and Kendall's τ of SciPy 1.17.
  @Test(.enabled(if: hasRealData, "../shared/data/ai-product-bench is not there"))
  func theChatGPTRunsDoNotDiffer() throws {
    let world = try ImportWorld()
    _ = try world.answers(
      ImportRequest(
        files: [realData + "/responses_chatgpt_*.jsonl"], client: "Bench", brands: goldBrands))
    let names = ["chatgpt_run_1", "chatgpt_run_2"]
    let runs = try world.store.read { connection in
      try names.map { name in
        let id = try connection.text("SELECT id FROM runs WHERE displayName = ?", [.text(name)])
        return try Lookup.run(id ?? "", in: connection)
      }
    }
    let request = ComparisonRequest(
      first: .run(runs[0]), second: .run(runs[1]), hasIntervals: false)
    let (rows, overlap) = try world.store.read {
      (try Comparison.compare(request, in: $0), try Comparison.overlap(request, in: $0))
    }
    #expect(rows.count == 371 && rows.allSatisfy { $0.pairs == 132 && $0.test == .mcNemar })
    #expect(rows.filter(\.isSignificant).isEmpty)
    let expected: [(String, PairedCounts, Double, Double, Double)] = [
      (
        "Apple", PairedCounts(both: 3, onlyFirst: 5, onlySecond: 14, neither: 110), 0.063568115234375,
        0.0015238821651141349, 0.13827130697890955
      ),
      (
        "Amazon", PairedCounts(both: 9, onlyFirst: 7, onlySecond: 7, neither: 109), 1,
        -0.060601043734024036, 0.060601043734024036
      ),
      (
        "Gaggia", PairedCounts(both: 2, onlyFirst: 2, onlySecond: 0, neither: 128), 0.5,
        -0.055556021550162385, 0.01767452820265457
      ),
    ]
    for (brand, pairs, p, low, high) in expected {
      let row = try #require(rows.first { $0.brand == brand })
      #expect(row.paired == pairs && row.verdict == "no significant change")
      #expect(abs((row.p ?? 9) - p) < 1e-9)
      #expect(abs((row.visibility.interval?.low ?? 9) - low) < 1e-9)
      #expect(abs((row.visibility.interval?.high ?? 9) - high) < 1e-9)
    }
    let lists = try #require(overlap.first)
    #expect(lists.first.count == 236 && lists.second.count == 232 && lists.common.count == 182)
    #expect(abs((lists.jaccard ?? 0) - 182.0 / 286) < 1e-12)
    #expect(abs((lists.kendall ?? 0) - 0.5276802173054731) < 1e-9)
    #expect(lists.pairs == 132 && abs((lists.answerJaccard ?? 0) - 0.5255607565177879) < 1e-9)
  }
}
