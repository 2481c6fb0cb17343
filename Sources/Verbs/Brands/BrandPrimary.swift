import Audit
import Planning

extension Verb {
  static let brandPrimary = Verb(
    VerbDeclaration(
      "brand primary", "make a brand the client's own, in place of the one that is",
      parameters: [BrandKeys.brand.parameter, BrandKeys.client.parameter], output: BrandKeys.output,
      effect: .writes, examples: ["brand primary Kadenz"])
  ) { call in BrandKeys.result(try Clients.makePrimary(BrandKeys.named(call), in: call.context()), call.host)
  }
}
