import Audit
import Planning

extension Verb {
  static let brandAlias = Verb(
    VerbDeclaration(
      "brand alias", "say by what other texts a brand is known",
      details: """
        An alias that is there already is brought to what is said now. `--not-in` names words that, standing in the \
        same sentence, say that something else is meant; `… word` right before the alias, `word …` right behind it, \
        `… #` a number before it.
        """,
      parameters: [
        BrandKeys.brand.parameter, BrandKeys.texts.parameter, BrandKeys.caseSensitive.parameter,
        BrandKeys.notIn.parameter, BrandKeys.remove.parameter,
        BrandKeys.client.parameter,
      ], output: BrandKeys.output, effect: .writes,
      examples: ["brand alias Quillstack QS \"Quill S\" --case-sensitive --not-in \"… port\",\"harbour\""])
  ) { call in
    let context = try call.context()
    let change =
      call[BrandKeys.remove] == true
      ? try Clients.removeAliases(call[BrandKeys.texts] ?? [], from: BrandKeys.named(call), in: context)
      : try Clients.addAliases(
        call[BrandKeys.texts] ?? [], to: BrandKeys.named(call),
        caseSensitive: call[BrandKeys.caseSensitive] == true,
        notIn: call[BrandKeys.notIn] ?? [], in: context)
    return BrandKeys.result(change, call.host)
  }
}
