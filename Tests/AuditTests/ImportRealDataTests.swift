import Audit
import Foundation
import Storage
import Testing

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
}
