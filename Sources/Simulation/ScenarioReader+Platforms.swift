extension ScenarioReader {
  private static let known = [
    "id", "style", "latency", "errors", "hedging", "costPer1k", "tone", "favours", "outage",
    "throttle",
  ]

  func platforms(
    _ top: YAMLFields, brands: [String]
  ) throws(ScenarioProblem) -> [ScenarioPlatform] {
    var platforms: [ScenarioPlatform] = []
    for fields in try top.entries("platforms", known: Self.known) {
      let id = try fields.text("id")
      if platforms.contains(where: { $0.id == id }) {
        throw .duplicate(fields.place("id"), word: id)
      }
      guard id.utf8.allSatisfy(Self.isIdByte) else {
        throw .wrongType(
          fields.place("id"), expected: "small letters, digits, `-`, `_` and `.`", found: "`\(id)`")
      }
      let latency = try fields.fields("latency", known: ["median", "spread"])
      platforms.append(
        ScenarioPlatform(
          id: id, style: try fields.word("style", AnswerStyle.self),
          latencyMedian: try latency.number("median", in: 1...600_000),
          latencySpread: try latency.number("spread", in: 0...2),
          failureRates: try failureRates(fields),
          hedging: try fields.number("hedging", in: 0...1, missing: 0),
          costPer1k: try fields.number("costPer1k", in: 0...1000, missing: 0),
          tone: try fields.number("tone", in: -3...3, missing: 0),
          favours: try favours(fields, brands: brands), outage: try outage(fields),
          throttle: try throttle(fields)))
    }
    return platforms
  }

  private static func isIdByte(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || [0x2d, 0x5f, 0x2e].contains(byte)
  }

  private func failureRates(_ platform: YAMLFields) throws(ScenarioProblem) -> [Double] {
    let names = FailureCode.allCases.map(\.rawValue)
    guard platform.has("errors") else { return names.map { _ in 0 } }
    let fields = try platform.fields("errors", known: names)
    var rates: [Double] = []
    for name in names { rates.append(try fields.number(name, in: 0...1, missing: 0)) }
    guard rates.reduce(0, +) <= 1 else {
      throw .outOfRange(
        platform.place("errors"), expected: "at most 1 in all", found: "\(rates.reduce(0, +))")
    }
    return rates
  }

  private func favours(
    _ platform: YAMLFields, brands: [String]
  ) throws(ScenarioProblem) -> [Double] {
    var favours = brands.map { _ in 0.0 }
    guard platform.has("favours") else { return favours }
    let fields = try platform.fields("favours", known: [])
    for name in fields.names {
      favours[try brand(named: name, of: brands, fields.place(name))] = try fields.number(
        name, in: -10...10)
    }
    return favours
  }

  private func outage(
    _ platform: YAMLFields
  ) throws(ScenarioProblem) -> ScenarioPlatform.Outage? {
    guard platform.has("outage") else { return nil }
    let fields = try platform.fields("outage", known: ["from", "to"])
    let from = try fields.number("from", in: 0...1)
    return ScenarioPlatform.Outage(from: from, to: try fields.number("to", in: from...1))
  }

  private func throttle(
    _ platform: YAMLFields
  ) throws(ScenarioProblem) -> ScenarioPlatform.Throttle? {
    guard platform.has("throttle") else { return nil }
    let fields = try platform.fields("throttle", known: ["burst", "pause", "share"])
    return ScenarioPlatform.Throttle(
      burst: try fields.integer("burst", in: 0...100_000),
      pause: try fields.integer("pause", in: 1...100_000),
      share: try fields.number("share", in: 0...1, missing: 1))
  }
}
