import AuditModel

/// A world to audit: a client, its market, the platforms and the questions, read from a YAML file that can be
/// copied and edited. What every field means stands in the built-in files' comments (data/scenarios/saas_weekly.yaml).
package struct Scenario: Sendable {
  package let id: String
  package let title: String
  package let summary: String
  /// The mode whose personas ask, unless a launch says otherwise.
  package let mode: PersonaMode
  package let client: ScenarioClient
  package let product: ScenarioProduct
  /// The primary brand first; ids are derived from the client's and the brand's name.
  package let brands: [Brand]
  package let platforms: [ScenarioPlatform]
  /// How often each question is put to each platform, ≥ 1.
  package let repeats: Int
  /// 20 hexadecimal digits, `StableHash` of the file's text.
  package let contentHash: String

  let leanings: [BrandLeaning]
  let pack: [PackQuestion]
  let trends: [Trend]

  /// How many questions the pack has.
  package var questionCount: Int { pack.count }
}

/// Who the audit is for.
package struct ScenarioClient: Sendable, Equatable {
  /// Derived from the name, so that equal names are one client.
  package let id: String
  package let name: String
  package let industry: String
  package let productType: String
}

/// The words for what is bought and sold.
package struct ScenarioProduct: Sendable, Equatable {
  /// `project management tool`.
  package let one: String
  /// `project management tools`.
  package let many: String
  /// `small teams`, …: who buys.
  package let buyers: [String]
  /// `the timeline view`, …: what answers talk about; noun phrases without feeling.
  package let features: [String]
  /// Sites that answers cite besides the brands' own.
  package let sites: [String]
}

/// What a list of scenarios shows of one.
package struct ScenarioSummary: Sendable, Equatable {
  package let id: String
  package let title: String
  package let summary: String
  package let mode: PersonaMode
  package let questions: Int
  package let platforms: [String]
  package let client: String
}
