import Audit
import AuditModel
import Planning
import Relation
import Values

/// What the verbs that change brands share.
enum BrandKeys {
  static let name = Key<String>.positional("name", .text, "what it is called; always looked for")
  static let brand = Key<String>.positional("brand", .name(of: "brand"), "its name or id")
  static let new = Key<String>.positional("new", .text, "what it is called from now on")
  static let texts = Key<[String]>.texts("text", "other spellings")
  static let client = Key<String>.option(
    "client", .id("client"), "whose; needed where several clients could be meant")
  static let alias = Key<[String]>.list("alias", of: .text, "other spellings: \"Acme Inc\",acme.io")
  static let domain = Key<[String]>.list("domain", of: .text, "its own hosts: acme.com,acme.io")
  static let primary = Key<Bool>.flag("primary", "it is the client's own brand")
  static let caseSensitive = Key<Bool>.flag("case-sensitive", "only this case counts: Target, Away")
  static let notIn = Key<[String]>.list(
    "not-in", of: .text, "contexts that say it is something else: \"wild goose\",\"paper …\",\"… police\"")
  static let remove = Key<Bool>.flag("remove", "take them away")

  /// A brand as it is now.
  static let output = VerbDeclaration.Output.record([
    Field("brand", .text), Field("client", .text), Field("isPrimary", .bool),
    Field("aliases", .list(.text)), Field("domains", .list(.text)),
    Field("staleRuns", .integer, unit: .count, "read with an older list"),
  ])

  /// A brand as it is now; says what is to be done about runs that were read before.
  static func result(_ change: BrandChange, _ host: VerbHost) -> VerbResult {
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

  /// The brand that a call names.
  static func named(_ call: VerbCall) -> BrandName { BrandName(call[brand] ?? "", client: call[client]) }
}
