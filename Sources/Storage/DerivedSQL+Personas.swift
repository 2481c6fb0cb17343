extension DerivedSQL {
  /// The personas of the dashboard, the catalogue's voices and then those that somebody made: `id, name, segment,
  /// priority, keyNeed, mode, role, driver, voice, ownerId, source, contextKeys, journeyStage, createdAt, updatedAt,
  /// position`. `contextKeys` is a JSON list of texts, `journeyStage` of `{stage, question, coverage}` with coverage
  /// 0…1. `source` is `catalog` or `custom`. Order by `mode, source, position`.
  package static let personas = """
    SELECT v.key AS id, coalesce(ro.label, v.role) AS name,
      coalesce(nullif(trim(ro.description), ''), ro.label, v.role) AS segment, 'primary' AS priority,
      coalesce(\(sentence("nullif(trim(d.emotionalAnchor), '')")), d.label, \(sentence("v.driver")))
        AS keyNeed,
      v.mode AS mode, v.role AS role, v.driver AS driver, v.key AS voice, NULL AS ownerId,
      'catalog' AS source, v.contexts AS contextKeys,
      \(journey(mode: "v.mode", contexts: "v.contexts", role: "coalesce(ro.label, v.role)",
        driver: "coalesce(d.label, v.driver)", need: "coalesce(d.emotionalAnchor, d.label, v.driver)"))
        AS journeyStage,
      NULL AS createdAt, NULL AS updatedAt, v.position AS position
    FROM personaVoices v
      LEFT JOIN personaRoles ro ON ro.mode = v.mode AND ro.key = v.role
      LEFT JOIN personaDrivers d ON d.mode = v.mode AND d.key = v.driver
    UNION ALL
    SELECT p.id, p.name, p.segment, p.priority, p.keyNeed, p.mode, p.role, p.driver, p.voice, p.ownerId,
      'custom', p.contextKeys,
      \(journey(mode: "p.mode", contexts: "p.contextKeys", role: "p.name",
        driver: "coalesce(d.label, p.driver)", need: "p.keyNeed")),
      p.createdAt, p.updatedAt, p.seq
    FROM customPersonas p
      LEFT JOIN personaDrivers d ON d.mode = p.mode AND d.key = p.driver
    """

  /// The question where a context has no template of its own.
  private static let defaultQuestion =
    "As a {role} who wants {need}, what should I know about {context}?"

  private static func journey(
    mode: String, contexts: String, role: String, driver: String, need: String
  ) -> String {
    let template = "coalesce(nullif(trim(c.question), ''), '\(defaultQuestion)')"
    let fills = [
      ("role", role), ("driver", words(driver)), ("need", words(need)),
      ("context", "coalesce(c.label, k.value)"),
    ]
    let question = fills.reduce(template) { sql, fill in
      "replace(\(sql), '{\(fill.0)}', \(midSentence(fill.1)))"
    }
    return """
      coalesce((SELECT json_group_array(json_object(
          'stage', coalesce(c.label, k.value), 'question', \(question),
          'coverage', min(1.0, max(0.0, coalesce(c.priority, 0.5)))))
        FROM json_each(\(contexts)) k
          LEFT JOIN personaContexts c ON c.mode = \(mode) AND c.key = k.value), '[]')
      """
  }

  /// Without the capital of a sentence; `CTO` keeps its own.
  private static func midSentence(_ text: String) -> String {
    """
    CASE WHEN substr(\(text), 2, 1) = lower(substr(\(text), 2, 1)) \
    THEN lower(substr(\(text), 1, 1)) || substr(\(text), 2) ELSE \(text) END
    """
  }

  /// A key in words: `peace_of_mind` → `peace of mind`.
  private static func words(_ text: String) -> String { "replace(\(text), '_', ' ')" }

  /// A key in words with a capital: `Peace of mind`.
  private static func sentence(_ text: String) -> String {
    "upper(substr(\(words(text)), 1, 1)) || substr(\(words(text)), 2)"
  }
}
