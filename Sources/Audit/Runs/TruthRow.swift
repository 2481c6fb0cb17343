import AuditModel
import Simulation
import Values

/// What a simulated answer was made to say, as it goes into the database beside the answer (`plantedTruth`).
package struct TruthRow: Sendable, Equatable {
  /// The set of templates that wrote it, and its shape.
  package let templates: String
  package let shape: String
  /// JSON: `[["name", "positive"], …]`, in the order in which the brands are named.
  package let brands: String

  /// `names`: those of the scenario's brands, by the truth's numbers.
  init(_ truth: PlantedTruth, names: [String]) {
    templates = truth.templates
    shape = truth.shape
    var json: [UInt8] = [UInt8(ascii: "[")]
    for (index, planted) in truth.brands.enumerated() {
      if index > 0 { json.append(UInt8(ascii: ",")) }
      json.append(UInt8(ascii: "["))
      appendJSONString(names[planted.brand], to: &json)
      json.append(contentsOf: ",\"\(planted.sentiment.rawValue)\"]".utf8)
    }
    json.append(UInt8(ascii: "]"))
    brands = String(decoding: json, as: UTF8.self)
  }
}
