/// How one platform behaves. Rates are 0…1.
package struct ScenarioPlatform: Sendable, Equatable {
  package let id: String
  let style: AnswerStyle
  /// Median latency of an answer in ms.
  let latencyMedian: Double
  /// Standard deviation of the latency's logarithm.
  let latencySpread: Double
  /// The failures that happen at any time, in the order of `FailureCode`.
  let failureRates: [Double]
  /// Share of the answers that name nobody and say why.
  let hedging: Double
  /// Dollars for 1,000 tokens.
  package let costPer1k: Double
  /// Added to how every brand is liked.
  let tone: Double
  /// Added to each brand's strength, in the brands' order.
  let favours: [Double]
  let outage: Outage?
  let throttle: Throttle?

  /// The part of the question pack (0…1) that meets a platform that is down.
  struct Outage: Sendable, Equatable {
    let from: Double
    let to: Double
  }

  /// Of every `burst + pause` calls the last `pause` are turned away with probability `share`.
  struct Throttle: Sendable, Equatable {
    let burst: Int
    let pause: Int
    let share: Double
  }
}

/// Why a call failed. The raw value is the error code of the response.
package enum FailureCode: String, Sendable, CaseIterable {
  case timeout
  case rateLimited = "rate_limited"
  case serverError = "server_error"
  case refused

  var message: String {
    switch self {
    case .timeout: "no answer within 30 s"
    case .rateLimited: "429 Too Many Requests"
    case .serverError: "503 Service Unavailable"
    case .refused: "the request was declined by the content policy"
    }
  }
}

/// How a platform writes.
enum AnswerStyle: String, Sendable, CaseIterable {
  /// Headings, numbered lists, bold names.
  case structured
  /// Prose that weighs things up.
  case considered
  /// Short paragraphs with many sources.
  case cited
  /// Tables and bullets.
  case tabular
  /// Few words.
  case brief
}
