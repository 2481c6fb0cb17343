import AuditModel
import Planning
import Relation
import Storage
import Values

/// What `job create` and `job edit` are told.
enum JobKeys {
  static let job = Key<String>.positional("job", .id("job"), "which job; its name will do")
  static let newName = Key<String>.positional("name", .text, "what to call it")
  static let rename = Key<String>.option("name", .text, "what to call it from now on")
  static let scenario = Key<String>.option(
    "scenario", .name(of: "scenario"), "what its runs are simulated from")
  static let neededScenario = Key<String>.option(
    "scenario", .name(of: "scenario"), required: true, "what its runs are simulated from")
  static let description = Key<String>.option("description", .text, "what for")
  static let client = Key<String>.option("client", .id("client"), "whose audit it must be")
  static let cron = Key<String>.option("cron", .text, "when: five fields, or @daily and its kin, in quotes")
  static let every = Key<Int64>.durationOption("every", "when: again and again after this time")
  static let at = Key<Value>(
    Parameter("at", .localDate, .option, "when: once; without an offset by the clock of its time zone")
  ) { $0 }
  static let manual = Key<Bool>.flag("manual", "only when somebody asks")
  static let timezone = Key<String>.option("timezone", .text, "whose clock it goes by: Europe/Berlin (UTC)")
  static let label = Key<String>.option("label", .text, "the cadence in your own words")
  static let platforms = Key<[String]>.list(
    "platforms", of: .name(of: "platform"), "some of the scenario's platforms, or all")
  static let seed = Key<Int>.integer("seed", .integer, "other seeds give other answers (1)")
  static let owner = Key<String>.option("owner", .text, "who answers for it: \"Name <address>\"")
  static let sla = Key<Int64>.durationOption("sla", "how long a run may take; 0s: no matter")
  static let retries = Key<Int>.integer(
    "retries", .integer, "how often a failed execution is tried again (2)")
  static let retryDelay = Key<Int64>.durationOption("retry-delay", "how long before a retry (10m)")
  static let timeout = Key<Int64>.durationOption(
    "timeout", "when an execution is given up (twice the SLA, else 30m)")
  static let maxConcurrent = Key<Int>.integer("max-concurrent", .count, "how many due times at once (1)")
  static let after = Key<[String]>.list("after", of: .id("job"), "jobs that it waits for, or none")
  static let alert = Key<String>.option("alert", .word(.severity), "issues from here on are told (high)")
  static let channel = Key<[String]>.list(
    "channel", of: .text, "whom: webhook:https://…, slack:#…, email:…, or none")

  /// Those that both verbs take.
  static let shared = [
    description.parameter, client.parameter, cron.parameter, every.parameter, at.parameter, manual.parameter,
    timezone.parameter, label.parameter, platforms.parameter, seed.parameter, owner.parameter, sla.parameter,
    retries.parameter, retryDelay.parameter, timeout.parameter, maxConcurrent.parameter, after.parameter,
    alert.parameter, channel.parameter,
  ]

  /// The four of which a job has one.
  static let triggers = [cron.parameter.name, every.parameter.name, at.parameter.name, manual.parameter.name]
}

extension Key where T == Int64 {
  static func durationOption(_ name: String, _ summary: String) -> Key<Int64> {
    Key(Parameter(name, .duration, .option, summary)) { value in
      if case .duration(let milliseconds) = value { milliseconds } else { nil }
    }
  }
}
