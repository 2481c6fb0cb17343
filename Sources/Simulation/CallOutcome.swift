import AuditModel

/// What a call brings.
package enum CallOutcome: Sendable, Equatable {
  case answered(SimulatedAnswer)
  /// `code` is a `FailureCode`'s raw value.
  case failed(code: String, message: String)
}

/// An answer, and what was planted in it.
package struct SimulatedAnswer: Sendable, Equatable {
  /// Markdown.
  package let text: String
  /// Of question and answer together.
  package let tokens: Int
  /// Dollars, 6 decimals.
  package let cost: Double
  /// 1…5 with one decimal, from the raters that a part of the answers has.
  package let satisfactionScore: Double?
  package let truth: PlantedTruth
}

/// What a reader should find in an answer.
package struct PlantedTruth: Sendable, Equatable {
  /// The brands named, in order of first appearance; empty where the answer names nobody.
  package let brands: [PlantedBrand]
  /// The cited hosts without `www.`, in order of appearance, with repetitions.
  package let citations: [String]
  /// The set of templates that the answer was written with: `2026-10`, or `2026-11`, which was written when the reader
  /// was frozen.
  package let templates: String
  /// `ranked`, `table`, `prose`, …: how it is laid out.
  package let shape: String
}

package struct PlantedBrand: Sendable, Equatable {
  /// The place in the plan's brands.
  package let brand: Int
  package let sentiment: Sentiment
}
