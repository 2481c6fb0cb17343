import Values

// Powers of ten call libm.
#if canImport(Glibc)
  import Glibc
#endif

/// The numbers of one chart in words: all with the same unit and as many decimals.
struct ChartNumbers: Sendable {
  private let unit: Unit?
  private let isDuration: Bool
  private let decimals: Int
  private let greatest: Double
  private let style: NumberStyle

  /// For the column `field`, of which `values` are drawn.
  init(_ field: Field, _ values: [Double], _ style: NumberStyle) {
    unit = field.unit
    isDuration = field.type == .duration
    self.style = style
    let greatest = values.reduce(0) { max($0, abs($1)) }
    self.greatest = greatest
    decimals =
      switch field.unit {
      case .share, .score, .points: 1
      case .balance: 2
      case .dollars: greatest < 1 ? 4 : 2
      case .count, nil: values.allSatisfy { $0 == $0.rounded() } ? 0 : Self.decimals(greatest)
      }
  }

  private static func decimals(_ greatest: Double) -> Int {
    greatest >= 1000 ? 0 : greatest >= 10 ? 1 : greatest >= 1 ? 2 : 3
  }

  /// `34.0 %`, `+0.25`, `1.2s`, `1,234`.
  func text(_ x: Double) -> String { text(x, decimals) }

  private func text(_ x: Double, _ decimals: Int) -> String {
    if isDuration { return duration(x, greatest < 60_000 ? 1 : 0) }
    switch unit {
    case .share: return NumberText.fixed(x * 100, decimals, style) + " %"
    case .points: return (x > 0 ? "+" : "") + NumberText.fixed(x * 100, decimals, style) + " pp"
    case .balance: return (x > 0 ? "+" : "") + NumberText.fixed(x, decimals, style)
    case .dollars: return (x < 0 ? "-" : "") + "$" + NumberText.fixed(abs(x), decimals, style)
    case .score, .count, nil:
      return x != 0 && greatest < 0.001 ? x.description : NumberText.fixed(x, decimals, style)
    }
  }

  private func duration(_ x: Double, _ decimals: Int) -> String {
    guard abs(x) < 9e18 else { return x.description + "ms" }
    if x == 0 { return "0s" }
    if greatest < 1000 { return NumberText.fixed(x, 0, style) + "ms" }
    if greatest < 60_000 { return NumberText.fixed(x / 1000, decimals, style) + "s" }
    return DurationText.text(Int64((x / 1000).rounded()) * 1000)
  }

  // MARK: Axes

  /// A few round numbers from at or below `low` to at or above `high`; the first and the last are the axis' ends.
  func ticks(_ low: Double, _ high: Double, about count: Int) -> [Double] {
    let range = high - low
    guard range.isFinite, range > 0, low > -1e15, high < 1e15 else { return [low, high] }
    let step = step(range / Double(max(1, count)))
    let first = (low / step).rounded(.down)
    let last = (high / step - 1e-9).rounded(.up)
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// The next round number: 1, 2 or 5 times a power of ten; of longer times a clock's.
  private func step(_ wished: Double) -> Double {
    if isDuration, wished > 10_000 {
      let steps: [Double] = [
        15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
      ]
      if let step = steps.first(where: { $0 * 1000 >= wished }) { return step * 1000 }
    }
    let power = pow(10, log10(wished).rounded(.down))
    return ([1, 2, 5].first { $0 * power >= wished * 0.999 } ?? 10) * power
  }

  /// A tick in words, with the decimals that the ticks need and no more.
  func tick(_ x: Double, of ticks: [Double]) -> String {
    guard ticks.count > 1 else { return text(x) }
    var step = abs(ticks[1] - ticks[0])
    if unit == .share { step *= 100 }
    if isDuration { return duration(x, step.truncatingRemainder(dividingBy: 1000) == 0 ? 0 : 1) }
    guard step > 0, step < 1e15 else { return text(x) }
    return text(x, max(0, min(6, Int((-log10(step) - 1e-9).rounded(.up)))))
  }
}
