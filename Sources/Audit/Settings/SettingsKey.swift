import Values

/// A setting by its name in the database.
package enum SettingsKey: String, Sendable, CaseIterable {
  case primaryColor = "branding.primaryColor"
  case logoUrl = "branding.logoUrl"
  case tone = "branding.tone"
  case plan = "billing.plan"
  case renewsOn = "billing.renewsOn"
  case healthSuccess = "health.weights.success"
  case healthSLA = "health.weights.sla"
  case healthErrors = "health.weights.errors"
  case personaOwner = "personas.owner"

  /// What a text must be, for messages.
  package var expected: String {
    switch self {
    case .primaryColor: "a colour such as `#2563eb`"
    case .logoUrl: "an address that begins with `https://` or `http://`"
    case .tone, .plan, .personaOwner: "a text that is not empty"
    case .renewsOn: "a date such as `2027-01-01`"
    case .healthSuccess, .healthSLA, .healthErrors: "a number from 0 to 1"
    }
  }

  /// What holds where nothing is set; nil where there is nothing then.
  package var standard: String? {
    let weights = HealthWeights.standard
    return switch self {
    case .healthSuccess: String(weights.success)
    case .healthSLA: String(weights.sla)
    case .healthErrors: String(weights.errors)
    default: nil
    }
  }

  /// The text as it is stored; nil where it does not fit.
  func normalized(_ text: String) -> String? {
    switch self {
    case .primaryColor:
      let bytes = Array(text.utf8)
      let isColor =
        bytes.count == 7 && bytes[0] == UInt8(ascii: "#")
        && text.dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
      return isColor ? text : nil
    case .logoUrl:
      return text.hasPrefix("https://") || text.hasPrefix("http://") ? text : nil
    case .tone, .plan, .personaOwner: return text.allSatisfy(\.isWhitespace) ? nil : text
    case .renewsOn: return Timestamp.parse(text).map { Timestamp.text($0) }
    case .healthSuccess, .healthSLA, .healthErrors:
      guard let number = Double(text), (0...1).contains(number) else { return nil }
      return text
    }
  }
}
