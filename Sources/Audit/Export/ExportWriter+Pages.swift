import AuditModel
import Storage
import Values

extension ExportWriter {
  func comparison(_ request: ExportRequest) throws {
    let matrix: ComparisonMatrix
    if let run = request.run {
      let scope = try AnswerScope.run(Lookup.run(run, in: connection), in: connection)
      matrix = try Comparison.matrix(scope, in: connection)
    } else {
      let client = try request.client.map { try Lookup.client($0, in: connection).id }
      matrix = try Comparison.matrix(client: client, since: request.since, in: connection)
    }
    let signals = matrix.signals.map { signal in
      record([
        ("label", .text(signal.label)), ("weights", .list(signal.weights.map(Value.real))),
      ])
    }
    pretty(record([("competitors", texts(matrix.competitors)), ("signals", .list(signals))]))
  }

  func settings() throws {
    let settings = try Settings.read(in: connection)
    let members = settings.members.map { member in
      record([
        ("id", .text(member.id)), ("name", .text(member.name)), ("role", .text(member.role)),
        ("email", .text(member.email)),
      ])
    }
    let integrations = settings.integrations.map { integration in
      record([
        ("id", .text(integration.id)), ("name", .text(integration.name)),
        ("connected", .bool(integration.isConnected)),
      ])
    }
    pretty(
      record([
        (
          "branding",
          record([
            ("primaryColor", .text(settings.branding.primaryColor)),
            ("logoUrl", .optional(settings.branding.logoUrl)),
            ("tone", .text(settings.branding.tone)),
          ])
        ),
        ("members", .list(members)),
        (
          "billing",
          record([
            ("plan", .text(settings.billing.plan)), ("renewsOn", .date(settings.billing.renewsOn)),
          ])
        ),
        ("integrations", .list(integrations)),
      ]))
  }

  func personaCatalog(_ mode: PersonaMode) throws {
    let catalog = try Personas.catalog(mode, in: connection)
    let roles = catalog.roles.map { role in
      record([
        ("key", .text(role.key)), ("label", .text(role.label)),
        ("description", .optional(role.description)),
        ("defaultContextStage", .optional(role.defaultContextStage)),
      ])
    }
    let drivers = catalog.drivers.map { driver in
      record([
        ("key", .text(driver.key)), ("label", .text(driver.label)),
        ("emotionalAnchor", .optional(driver.emotionalAnchor)), ("weight", .optional(driver.weight)),
      ])
    }
    let contexts = catalog.contexts.map { context in
      record([
        ("key", .text(context.key)), ("label", .text(context.label)),
        ("priority", .optional(context.priority)),
      ])
    }
    let voices = catalog.voices.map { voice in
      record([
        ("key", .text(voice.key)), ("role", .text(voice.role)), ("driver", .text(voice.driver)),
        ("contexts", texts(voice.contexts)),
      ])
    }
    pretty(
      record([
        ("mode", .text(mode.rawValue)), ("roles", .list(roles)), ("drivers", .list(drivers)),
        ("contexts", .list(contexts)), ("voices", .list(voices)),
      ]))
  }

  func personas(_ mode: PersonaMode) throws {
    pretty(.list(try Personas.list(mode, in: connection).map(persona)))
  }

  /// The personas that somebody made.
  func personaLibrary(_ mode: PersonaMode) throws {
    let personas = try Personas.library(mode, in: connection).map { persona in
      record(face(persona) + origin(persona))
    }
    pretty(record([("personas", .list(personas))]))
  }

  private func persona(_ persona: PersonaView) -> Value {
    let meta: [(String, Value)] = [("source", .text(persona.source))] + origin(persona)
    return record(face(persona) + [("meta", record(meta))])
  }

  private func face(_ persona: PersonaView) -> [(String, Value)] {
    let journey = persona.journey.map { stage in
      record([
        ("stage", .text(stage.stage)), ("question", .text(stage.question)),
        ("coverage", .real(stage.coverage)),
      ])
    }
    return [
      ("id", .text(persona.id)), ("name", .text(persona.name)), ("segment", .text(persona.segment)),
      ("priority", .text(persona.priority.rawValue)), ("keyNeed", .text(persona.keyNeed)),
      ("journeyStage", .list(journey)),
    ]
  }

  /// Where it comes from; what is unknown is left out.
  private func origin(_ persona: PersonaView) -> [(String, Value)] {
    let parts: [(String, Value?)] = [
      ("ownerId", persona.ownerId.map(Value.text)), ("mode", .text(persona.mode.rawValue)),
      ("role", .text(persona.role)), ("driver", .text(persona.driver)),
      ("voice", persona.voice.map(Value.text)), ("contextKeys", texts(persona.contextKeys)),
      ("createdAt", persona.createdAt.map(Value.date)),
      ("updatedAt", persona.updatedAt.map(Value.date)),
    ]
    return parts.compactMap { name, value in value.map { (name, $0) } }
  }

  private func record(_ pairs: [(String, Value)]) -> Value { .record(Record(pairs)) }

  private func texts(_ list: [String]) -> Value { .list(list.map(Value.text)) }
}
