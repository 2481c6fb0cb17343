import Values

@testable import Rendering

/// Rows with one of everything, hostile text and wide characters among them.
enum Sample {
  static let status = Enumeration("status", ["pending", "running", "completed", "failed"])

  static let fields = [
    Field("id", .id("run")), Field("name", .text), Field("status", .enumeration(status)),
    Field("startedAt", .date), Field("questions", .integer, unit: .count),
    Field("share", .real, unit: .share), Field("health", .real, nullable: true, unit: .score),
    Field("cost", .real, unit: .dollars), Field("took", .duration), Field("platforms", .list(.text)),
    Field("answer", .text),
  ]

  /// 2026-11-01T09:00:00Z.
  static let morning: Int64 = 1_793_523_600_000

  static let rows = [
    row("3f2a9c1d55e0", "Nightly SaaS", "completed", .real(84.75), "Acme is best.\nReally \u{1b}[31mred"),
    row("77b1", "日本語のテスト 👩‍👩‍👧‍👦 e\u{301}", "failed", .null, "abc\u{202e}def \u{200b}zero \u{7}"),
    row("c0ffee", "x", "running", .real(7), "plain"),
  ]

  private static func row(
    _ id: String, _ name: String, _ status: String, _ health: Value, _ answer: String
  ) -> [Value] {
    let platforms = ["openai", "anthropic", "gemini", "perplexity"].map(Value.text)
    return [
      .text(id), .text(name), .text(status), .date(morning), .integer(1234), .real(0.12345), health,
      .real(0.00421), .duration(754_321), .list(platforms), .text(answer),
    ]
  }

  /// The rows in a format, with the trailing line end dropped so that it can stand in a literal.
  static func text(
    _ format: OutputFormat, _ options: RenderOptions, total: Int? = nil,
    rows: [[Value]] = rows, fields: [Field] = fields
  ) throws -> String {
    let text = try RowWriter.text(rows, fields: fields, format: format, options: options, total: total)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// The rows as a chart of characters.
  static func chart(
    _ rows: [[Value]], _ fields: [Field], _ options: RenderOptions, _ wish: ChartWish = ChartWish()
  ) throws(ChartProblem) -> String {
    try ChartPicture.make(rows, fields: fields, wish: wish, options: options).text(options)
  }
}
