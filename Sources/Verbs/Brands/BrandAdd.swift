import Audit
import Planning

extension Verb {
  static let brandAdd = Verb(
    VerbDeclaration(
      "brand add", "track another brand for a client",
      details: """
        Its name is looked for in any case, across hyphens and spaces. Stored answers keep what was read of them \
        until `reread --all`.
        """,
      parameters: [
        BrandKeys.name.parameter, BrandKeys.client.parameter, BrandKeys.alias.parameter,
        BrandKeys.domain.parameter, BrandKeys.primary.parameter,
      ],
      output: BrandKeys.output, effect: .writes,
      examples: ["brand add Nimbus --client Brimboard --alias \"Nimbus CRM\",nimbus.io --domain nimbus.io"])
  ) { call in
    let change = try Clients.addBrand(
      call[BrandKeys.name] ?? "", to: call[BrandKeys.client], aliases: call[BrandKeys.alias] ?? [],
      domains: call[BrandKeys.domain] ?? [],
      isPrimary: call[BrandKeys.primary] == true, in: call.context())
    return BrandKeys.result(change, call.host)
  }
}
