import CResources

extension Resource {
  /// The built-in scenarios by id, in the order in which they are listed. YAML.
  package static var scenarios: [(id: String, file: Resource)] {
    [
      ("saas_weekly", Resource(name: "saas_weekly.yaml", cr_scenario_saas_weekly())),
      ("ecom_flash", Resource(name: "ecom_flash.yaml", cr_scenario_ecom_flash())),
      ("global_watch", Resource(name: "global_watch.yaml", cr_scenario_global_watch())),
      ("outage", Resource(name: "outage.yaml", cr_scenario_outage())),
      ("throttling", Resource(name: "throttling.yaml", cr_scenario_throttling())),
      ("sentiment_slump", Resource(name: "sentiment_slump.yaml", cr_scenario_sentiment_slump())),
      ("newcomer_surge", Resource(name: "newcomer_surge.yaml", cr_scenario_newcomer_surge())),
    ]
  }

  /// The phrases of simulated answers.
  package static var phrases: Resource { Resource(name: "phrases.txt", cr_phrases()) }

  /// The templates of simulated answers that were written when the reader was frozen.
  package static var templates: Resource {
    Resource(name: "templates-2026-11.txt", cr_templates_2026_11())
  }

  /// The persona catalogue for businesses. JSON.
  package static var personasB2B: Resource {
    Resource(name: "personas-b2b.json", cr_personas_b2b())
  }

  /// The persona catalogue for consumers. JSON.
  package static var personasB2C: Resource {
    Resource(name: "personas-b2c.json", cr_personas_b2c())
  }
}
