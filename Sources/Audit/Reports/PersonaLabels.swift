import Storage
import Values

/// What personas, roles, drivers and contexts are called in the catalogue that a run's questions were made from.
struct PersonaLabels {
  private var voices: [String: (role: String, driver: String)] = [:]
  private var labels: [String: [String: String]] = ["role": [:], "driver": [:], "context": [:]]

  /// Takes the mode that knows most of the run's personas. Throws `StoreProblem`.
  init(_ questions: [ReportSample.Question], in connection: Connection) throws {
    let used = Set(questions.compactMap(\.persona))
    var known: [String: [String: (role: String, driver: String)]] = [:]
    try connection.each("SELECT mode, key, role, driver FROM personaVoices") { row in
      known[row.text(0), default: [:]][row.text(1)] = (row.text(2), row.text(3))
      return true
    }
    func hits(_ mode: String) -> Int { used.count { known[mode]?[$0] != nil } }
    guard let mode = known.keys.sorted().max(by: { hits($0) < hits($1) }) else { return }
    voices = known[mode] ?? [:]
    for (kind, table) in [
      ("role", "personaRoles"), ("driver", "personaDrivers"), ("context", "personaContexts"),
    ] {
      try connection.each("SELECT key, label FROM \(table) WHERE mode = ?", [.text(mode)]) { row in
        labels[kind]?[row.text(0)] = row.text(1)
        return true
      }
    }
  }

  private func label(_ kind: String, _ key: String) -> String {
    labels[kind]?[key] ?? ReportWords.sentence(key)
  }

  /// `Busy parent, ease`; a persona that the catalogue does not have by its own name.
  func persona(_ key: String?) -> String {
    guard let key else { return "No persona" }
    guard let voice = voices[key] else { return ReportWords.sentence(key) }
    let driver = label("driver", voice.driver)
    return "\(label("role", voice.role)), \(driver.prefix(1).lowercased())\(driver.dropFirst())"
  }

  func role(_ key: String?) -> String { key.map { label("role", $0) } ?? "No role" }
  func driver(_ key: String?) -> String { key.map { label("driver", $0) } ?? "No driver" }
  func context(_ key: String?) -> String { key.map { label("context", $0) } ?? "No context" }
}
