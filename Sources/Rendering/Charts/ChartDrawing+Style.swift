extension ChartDrawing {
  /// Colours of Okabe and Ito ("Color Universal Design", 2008), which people with any of the common colour-blindnesses
  /// tell apart; lighter on dark ground. Letters have a contrast of 4.5 and more.
  static let style = """
    .chart{--paper:#fff;--ink:#15191f;--quiet:#565e6b;--rule:#dde1e7;--heat:0,114,178;--faint:#f1f3f6;\
    --c0:#0072b2;--c1:#e69f00;--c2:#009e73;--c3:#cc79a7;--c4:#d55e00;--c5:#56b4e9;--c6:#b8a800;--c7:#8a8f98;\
    background:var(--paper);font-family:system-ui,sans-serif}\
    @media (prefers-color-scheme:dark){.chart{--paper:#0f1319;--ink:#eef1f5;--quiet:#a3adbb;--rule:#2c3541;\
    --heat:86,180,233;--faint:#181e27;--c0:#56b4e9;--c1:#f0b429;--c2:#2fc79a;--c3:#e39ac4;--c4:#ff8a4c;--c5:#9ad1f5;\
    --c6:#f0e442;--c7:#a3a9b3}}\
    text{fill:var(--ink);font-size:14px}.title{font-size:17px;font-weight:600}\
    .axis{fill:var(--quiet);font-size:12px}.value{font-variant-numeric:tabular-nums}\
    .grid,.zero{stroke:var(--rule);stroke-width:1}.zero{stroke:var(--quiet)}\
    .whisker{stroke:var(--ink);stroke-width:1.5}.halo{stroke:var(--paper);stroke-width:4}\
    .box{fill:var(--c0);fill-opacity:.35;stroke:var(--c0);stroke-width:1.5}.median{stroke:var(--ink);stroke-width:2.5}\
    .below{fill:var(--c4)}.none{fill:var(--faint)}.cell,.mid,.dense{font-size:12px}.mid{fill:#10141a}.dense{fill:var(--paper)}\
    .line{fill:none;stroke-width:2}.band{opacity:.16}
    """ + (0..<8).map(series).joined() + (0...10).map(heat).joined()

  /// A part's colour, its line, and the letters on it.
  private static func series(_ index: Int) -> String {
    let dashes = ["", "7 3", "2 3", "9 3 2 3", "4 4", "12 4", "1 4", "6 2 2 2"][index]
    // White is read on the first in the light; on all the others, and in the dark, black is.
    let isDeep = index == 0
    return """
      .s\(index){fill:var(--c\(index))}.l\(index){stroke:var(--c\(index))\(dashes.isEmpty ? "" : ";stroke-dasharray:\(dashes)")}\
      .on\(index){font-size:12px;fill:\(isDeep ? "#fff" : "#000")}\
      @media (prefers-color-scheme:dark){.on\(index){fill:#000}}
      """
  }

  /// Eleven strengths of one colour.
  private static func heat(_ step: Int) -> String {
    let tenths = 8 + step * 9
    let opacity = tenths >= 100 ? "1" : tenths < 10 ? "0.0\(tenths)" : "0.\(tenths)"
    return ".h\(step){fill:rgba(var(--heat),\(opacity))}"
  }
}
