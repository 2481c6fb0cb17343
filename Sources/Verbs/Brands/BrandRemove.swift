import Audit
import AuditModel
import Planning
import Storage

extension Verb {
  static let brandRemove = Verb(
    VerbDeclaration(
      "brand remove", "track a brand no longer",
      details: """
        Its aliases and domains go with it. What was read of it stays until `reread --all`. A scenario that names it \
        brings it back when it is launched.
        """,
      parameters: [BrandKeys.brand.parameter, BrandKeys.client.parameter], output: BrandKeys.output,
      effect: .destroys, examples: ["brand remove Kadenz --yes"]),
    question: losses
  ) { call in
    let change = try Clients.removeBrand(BrandKeys.named(call), in: call.context())
    if change.brand.isPrimary {
      call.host.note("\(change.clientName) has no brand of its own now: brand primary BRAND")
    }
    return BrandKeys.result(change, call.host)
  }

  @Sendable private static func losses(_ call: VerbCall) throws -> String {
    try call.context().store.read { try Losses.ofBrand(BrandKeys.named(call), in: $0) }
  }
}
