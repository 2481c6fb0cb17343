import Testing

@testable import Reporting

@Suite struct MarkdownReportTests {
  @Test func everythingButTheDrawingsIsWritten() {
    let text = MarkdownReport.text(Sample.document())
    #expect(text.contains("# Executive report — Acme\n"))
    #expect(text.contains("Acme is named in **62.5%** of the answers (Acme)."))
    #expect(text.contains("| **Acme** (Acme, Acme) | no data |"))
    #expect(text.contains("> Acme**Acme****Acme**"))
    #expect(text.contains("generatedAt: 2026-11-23T12:00:00Z\n"))
    #expect(text.contains("template: \(HTMLReport.version)\n"))
  }

  @Test func hostileTextIsInert() {
    let text = MarkdownReport.text(Sample.document("<b>*x*</b> [l](javascript:a) | `c`\n# no\u{202e}"))
    #expect(
      !text.contains("<b>") && !text.contains("[l](") && !text.contains("\n# no")
        && !text.contains("\u{202e}"))
  }
}
