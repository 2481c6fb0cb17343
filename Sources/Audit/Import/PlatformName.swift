import Values

/// From what exports call an assistant to our ids of platforms.
enum PlatformName {
  /// Folded as `FieldGuess` does.
  private static let known: [String: String] = [
    "chatgpt": "openai", "openai": "openai", "gpt": "openai", "claude": "anthropic",
    "anthropic": "anthropic", "gemini": "gemini", "googlegemini": "gemini", "bard": "gemini",
    "perplexity": "perplexity", "perplexityai": "perplexity", "sonar": "perplexity",
    "googleaimode": "google_ai_mode", "aimode": "google_ai_mode",
    "googleaioverview": "google_ai_overview", "googleaioverviews": "google_ai_overview",
    "aioverview": "google_ai_overview", "aioverviews": "google_ai_overview",
    "copilot": "copilot", "microsoftcopilot": "copilot", "bingchat": "copilot", "grok": "grok",
    "xai": "grok", "metaai": "meta_ai", "mistral": "mistral", "lechat": "mistral",
    "deepseek": "deepseek",
  ]

  /// Beginnings of model names: `gpt-4o`, `claude-3-5-sonnet`.
  private static let families: [(start: String, platform: String)] = [
    ("gpt", "openai"), ("chatgpt", "openai"), ("claude", "anthropic"), ("gemini", "gemini"),
    ("sonar", "perplexity"), ("grok", "grok"), ("mistral", "mistral"), ("deepseek", "deepseek"),
  ]

  /// The platform's id: a known one, else the name in lower case with `_` for all that is neither letter nor digit.
  /// Nil for a name without either.
  static func id(_ name: String) -> String? {
    let folded = FieldGuess.folded(name)
    if let id = known[folded] { return id }
    for (start, platform) in families where folded.utf8.starts(with: start.utf8) {
      // A model's name goes on with its version or size, after a separator or a digit.
      let tail = name.utf8.dropFirst(start.utf8.count).first ?? 0
      if tail == 0x2d || tail == 0x20 || (0x30...0x39).contains(tail) { return platform }
    }
    return slug(name)
  }

  private static func slug(_ name: String) -> String? {
    var slug = ""
    var isParted = false
    for scalar in name.lowercased().unicodeScalars {
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType == .decimal {
        if isParted, !slug.isEmpty { slug += "_" }
        slug.unicodeScalars.append(scalar)
        isParted = false
      } else if properties.canonicalCombiningClass == .notReordered {
        isParted = true
      } else {
        slug.unicodeScalars.append(scalar)
      }
    }
    return slug.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      ? slug : nil
  }
}
