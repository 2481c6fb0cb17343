extension ChartScale {
  /// Where an axis has its marks, from its low to its high end.
  func ticks(reaching highest: Double) -> [Double] {
    switch self {
    case .balance: return [-1, -0.5, 0, 0.5, 1]
    case .share:
      let step = highest <= 0.2 ? 0.05 : (highest <= 0.5 ? 0.1 : 0.25)
      let count = max(1, min(Int((1 / step).rounded()), Int((highest / step - 1e-9).rounded(.up))))
      return (0...count).map { Double($0) * step }
    }
  }

  func label(_ tick: Double) -> String {
    switch self {
    case .share: return "\(Int((tick * 100).rounded()))%"
    case .balance:
      let sign = tick < 0 ? "−" : (tick > 0 ? "+" : "")
      return sign + (abs(tick) == 0.5 ? "0.5" : "\(Int(abs(tick)))")
    }
  }
}
