/// Words that stand for five fields, as crontab(5) has them. `@reboot` is none: there is nothing here that boots.
enum CronMacro: String, CaseIterable {
  case yearly, annually, monthly, weekly, daily, midnight, hourly

  /// The fields it stands for.
  var expression: String {
    switch self {
    case .yearly, .annually: "0 0 1 1 *"
    case .monthly: "0 0 1 * *"
    case .weekly: "0 0 * * 0"
    case .daily, .midnight: "0 0 * * *"
    case .hourly: "0 * * * *"
    }
  }

  /// All of them, for messages.
  static var list: String { allCases.map { "`@\($0.rawValue)`" }.joined(separator: ", ") }
}
