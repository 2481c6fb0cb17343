import Audit
import AuditModel
import Planning
import Relation
import Values

private let name = Key<String>.positional("name", .text, "what it is called; always looked for")
private let brand = Key<String>.positional("brand", .name(of: "brand"), "its name or id")
private let new = Key<String>.positional("new", .text, "what it is called from now on")
private let texts = Key<[String]>.texts("text", "other spellings")
private let client = Key<String>.option(
  "client", .id("client"), "whose; needed where several clients could be meant")
private let alias = Key<[String]>.list("alias", of: .text, "other spellings: \"Acme Inc\",acme.io")
private let domain = Key<[String]>.list("domain", of: .text, "its own hosts: acme.com,acme.io")
private let primary = Key<Bool>.flag("primary", "it is the client's own brand")
private let caseSensitive = Key<Bool>.flag("case-sensitive", "only this case counts: Target, Away")
private let notIn = Key<[String]>.list(
  "not-in", of: .text, "contexts that say it is something else: \"wild goose\",\"paper …\",\"… police\"")
private let remove = Key<Bool>.flag("remove", "take them away")

private let output = VerbDeclaration.Output.record([
  Field("brand", .text), Field("client", .text), Field("isPrimary", .bool),
  Field("aliases", .list(.text)), Field("domains", .list(.text)),
  Field("staleRuns", .integer, unit: .count, "read with an older list"),
])

/// A brand as it is now; says what is to be done about runs that were read before.
private func result(_ change: BrandChange, _ host: VerbHost) -> VerbResult {
  if change.staleRuns > 0 {
    let runs =
      change.staleRuns == 1
      ? "1 run of \(change.clientName) was" : "\(change.staleRuns) runs of \(change.clientName) were"
    host.note("\(runs) read with an older list: reread --all")
  }
  return .record(
    Record([
      ("brand", .text(change.brand.name)), ("client", .text(change.clientName)),
      ("isPrimary", .bool(change.brand.isPrimary)),
      ("aliases", .list(change.brand.aliases.map { .text($0.text) })),
      ("domains", .list(change.brand.domains.map(Value.text))),
      ("staleRuns", .integer(Int64(change.staleRuns))),
    ]))
}

private func named(_ call: VerbCall) -> BrandName { BrandName(call[brand] ?? "", client: call[client]) }

extension Verb {
  static let brandAdd = Verb(
    VerbDeclaration(
      "brand add", "track another brand for a client",
      details: """
        Its name is looked for in any case, across hyphens and spaces. Stored answers keep what was read of them \
        until `reread --all`.
        """,
      parameters: [name.parameter, client.parameter, alias.parameter, domain.parameter, primary.parameter],
      output: output, effect: .writes,
      examples: ["brand add Nimbus --client Brimboard --alias \"Nimbus CRM\",nimbus.io --domain nimbus.io"])
  ) { call in
    let change = try Clients.addBrand(
      call[name] ?? "", to: call[client], aliases: call[alias] ?? [], domains: call[domain] ?? [],
      isPrimary: call[primary] == true, in: call.context())
    return result(change, call.host)
  }

  static let brandAlias = Verb(
    VerbDeclaration(
      "brand alias", "say by what other texts a brand is known",
      details: """
        An alias that is there already is brought to what is said now. `--not-in` names words that, standing in the \
        same sentence, say that something else is meant; `… word` right before the alias, `word …` right behind it, \
        `… #` a number before it.
        """,
      parameters: [
        brand.parameter, texts.parameter, caseSensitive.parameter, notIn.parameter, remove.parameter,
        client.parameter,
      ], output: output, effect: .writes, examples: [])
  ) { call in
    let context = try call.context()
    let change =
      call[remove] == true
      ? try Clients.removeAliases(call[texts] ?? [], from: named(call), in: context)
      : try Clients.addAliases(
        call[texts] ?? [], to: named(call), caseSensitive: call[caseSensitive] == true,
        notIn: call[notIn] ?? [], in: context)
    return result(change, call.host)
  }

  static let brandRename = Verb(
    VerbDeclaration(
      "brand rename", "give a brand another name, in all that is stored too",
      details: "The old name stays as an alias, since the stored answers say it.",
      parameters: [brand.parameter, new.parameter, client.parameter], output: output, effect: .writes,
      examples: [])
  ) { call in
    result(try Clients.renameBrand(named(call), to: call[new] ?? "", in: call.context()), call.host)
  }

  static let brandPrimary = Verb(
    VerbDeclaration(
      "brand primary", "make a brand the client's own, in place of the one that is",
      parameters: [brand.parameter, client.parameter], output: output, effect: .writes, examples: [])
  ) { call in result(try Clients.makePrimary(named(call), in: call.context()), call.host) }

  static let brandRemove = Verb(
    VerbDeclaration(
      "brand remove", "track a brand no longer",
      details: """
        Its aliases and domains go with it. What was read of it stays until `reread --all`. A scenario that names it \
        brings it back when it is launched.
        """,
      parameters: [brand.parameter, client.parameter], output: output, effect: .destroys, examples: [])
  ) { call in
    let change = try Clients.removeBrand(named(call), in: call.context())
    if change.brand.isPrimary {
      call.host.note("\(change.clientName) has no brand of its own now: brand primary BRAND")
    }
    return result(change, call.host)
  }
}
