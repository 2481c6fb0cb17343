import Drawing
import Foundation
import Testing

@testable import Reporting

@Suite struct ChartTests {
  @Test func whatHasNoDataHasNoBar() {
    let chart = ReportChart(
      "T", summary: "",
      .bars(BarChart([.init(nil, [.init("A", nil, text: "no data"), .init("B", 0, text: "0.0%")])])))
    let svg = chart.svg(.wide, id: "x")
    #expect(svg.components(separatedBy: "<rect class=\"bar").count == 2)
    #expect(svg.contains(">no data</text>"))
  }

  @Test func aRunWithoutDataBreaksTheLine() {
    let points = [0.1, nil, 0.3, 0.4].enumerated().map {
      LineChart.Point(time: Int64($0), label: "", value: $1, low: $1, high: $1)
    }
    let svg = ReportChart("T", summary: "", .lines(LineChart([.init("A", points, isOwn: true)]))).svg(
      .wide, id: "x")
    #expect(svg.components(separatedBy: "class=\"line own\" d=").count == 2)
    #expect(svg.components(separatedBy: "class=\"dot own\"").count == 5)
  }

  @Test func axesReachTheHighestInterval() {
    #expect(ChartScale.share.ticks(reaching: 0.31).last.map { $0 >= 0.31 } == true)
    #expect(ChartScale.share.ticks(reaching: 1).last == 1)
    #expect(ChartScale.share.ticks(reaching: 0) == [0, 0.05])
    #expect(
      ChartScale.share.ticks(reaching: 0.31).map(ChartScale.share.label) == [
        "0%", "10%", "20%", "30%", "40%",
      ])
    #expect(
      ChartScale.balance.ticks(reaching: 9).map(ChartScale.balance.label) == [
        "−1", "−0.5", "0", "+0.5", "+1",
      ])
  }

  @Test func textIsCutToItsRoom() {
    #expect(TextWidth.fitted("Brand", into: 100, size: 14) == "Brand")
    let cut = TextWidth.fitted("A very long brand name indeed", into: 100, size: 14)
    #expect(cut.hasSuffix("…") && TextWidth.of(cut, size: 14) <= 100)
    #expect(InertText.cut("e" + String(repeating: "\u{301}", count: 900), to: 10).unicodeScalars.count == 11)
  }

  @Test func coordinatesAreShort() {
    #expect(
      [1, 1.25, -0.04, -0.06, 12.96, .nan].map(SVGCanvas.number) == ["1", "1.3", "0", "-0.1", "13", "0"])
  }
}
