import AuditModel
import Reporting

extension ReportBuilder {
  func method() -> [Prose] {
    var lines: [Prose] = [
      """
      \(strong: "Visibility") is the share of answers that name a brand. Its interval is Wilson's at 95%. Failed calls \
      are left out and counted apart.
      """,
      """
      \(strong: "Share of voice") in mentions is how often a brand is named, over all tracked brands; in answers, a \
      brand counts once for each answer that names it. \(strong: "Position-weighted voice") counts 1 for a brand named \
      first, ½ for the second, and so on. Each table says which it shows.
      """,
      """
      \(strong: "Position") is the order of first appearance in an answer. \(strong: "Net sentiment") is positive less \
      negative mentions over all of them, from −1 to +1.
      """,
      """
      Intervals of voice and sentiment are bootstrapped: questions are drawn whole, 2,000 times, with a fixed seed.
      """,
      """
      Changes are tested exactly on pairs of equal questions (McNemar) where at least 80% are paired, else by a pooled \
      z test, or Fisher's where few are expected. p values are adjusted after Holm over the rows of a table; below 0.05 \
      a change is called significant.
      """,
      """
      Below a number stand its 95% interval and n, which is what it is made of. Fewer than 5 answers are flagged as a low sample. “no data” means that there is \
      nothing to count, which is not the same as 0.
      """,
    ]
    if facts.sample.questions.count > ReportSample.maximumClusters {
      lines.append(
        "For the bootstrap, questions are drawn in \(ReportWords.grouped(ReportSample.maximumClusters)) groups."
      )
    }
    if report.theme == .brand, !HTMLReport.isBrandColor(brandColor) {
      lines.append("The settings have no usable brand colour, so the colours are those of the light theme.")
    }
    return lines
  }
}
