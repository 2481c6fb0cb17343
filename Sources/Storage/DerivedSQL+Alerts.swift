extension DerivedSQL {
  /// SQL expression: where an alert stands, a word of `AlertState`. `alert` is the alias of an `alerts` row.
  package static func alertState(_ alert: String) -> String {
    """
    CASE WHEN \(alert).sentAt IS NOT NULL THEN 'sent' WHEN NOT \(hasTransport(alert)) THEN 'unsupported' \
    WHEN \(alert).error IS NOT NULL THEN 'failed' ELSE 'waiting' END
    """
  }

  /// SQL expression: why an alert was not sent, or null.
  package static func alertError(_ alert: String) -> String {
    """
    CASE WHEN \(alert).sentAt IS NULL AND NOT \(hasTransport(alert)) THEN 'not sent: no transport for ' || \
    substr(\(alert).channel, 1, instr(\(alert).channel || ':', ':') - 1) ELSE \(alert).error END
    """
  }

  /// SQL condition: alerts for its channel can be posted.
  private static func hasTransport(_ alert: String) -> String {
    "(\(alert).channel LIKE 'webhook:http%' OR \(alert).channel LIKE 'http://%' OR \(alert).channel LIKE 'https://%')"
  }
}
