import Audit
import Planning

extension Verb {
  static let brandRename = Verb(
    VerbDeclaration(
      "brand rename", "give a brand another name, in all that is stored too",
      details: "The old name stays as an alias, since the stored answers say it.",
      parameters: [BrandKeys.brand.parameter, BrandKeys.new.parameter, BrandKeys.client.parameter],
      output: BrandKeys.output, effect: .writes,
      examples: ["brand rename Kadenz \"Kadenz Works\""])
  ) { call in
    BrandKeys.result(
      try Clients.renameBrand(BrandKeys.named(call), to: call[BrandKeys.new] ?? "", in: call.context()),
      call.host)
  }
}
