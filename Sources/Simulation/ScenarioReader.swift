import AuditModel
import Yams

/// A scenario file's text → a `Scenario`.
struct ScenarioReader {
  let file: String
  let text: String

  func read() throws(ScenarioProblem) -> Scenario {
    let top = try YAMLFields(
      compose(), file: file, path: "",
      known: [
        "id", "title", "summary", "mode", "repeats", "client", "product", "brands", "platforms",
        "questions", "trends",
      ])
    let client = try client(top.fields("client", known: ["name", "industry", "productType"]))
    let product = try product(
      top.fields("product", known: ["one", "many", "buyers", "purpose", "features", "sites"]))
    let (brands, leanings) = try brands(top, client: client)
    let names = brands.map(\.name)
    let questions = try top.fields("questions", known: ["count", "lists", "categories"])
    return Scenario(
      id: try top.text("id"), title: try top.text("title"), summary: try top.text("summary"),
      mode: try top.word("mode", PersonaMode.self), client: client, product: product,
      brands: brands, platforms: try platforms(top, brands: names),
      repeats: try top.integer("repeats", in: 1...20, missing: 1),
      contentHash: StableHash.id(text), leanings: leanings,
      pack: try pack(questions, brands: names, product: product),
      trends: try trends(top, brands: names))
  }

  private func compose() throws(ScenarioProblem) -> Node {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw ScenarioProblem.notYAML(file: file, line: 1, reason: "the file is empty")
      }
      return node
    } catch let problem as ScenarioProblem {
      throw problem
    } catch let error as YamlError {
      throw ScenarioProblem(error, file: file)
    } catch {
      throw .notYAML(file: file, line: 1, reason: "it is not YAML")
    }
  }

  private func client(_ fields: YAMLFields) throws(ScenarioProblem) -> ScenarioClient {
    let name = try fields.text("name")
    return ScenarioClient(
      id: StableHash.id("client", name), name: name, industry: try fields.text("industry"),
      productType: try fields.text("productType"))
  }

  private func product(_ fields: YAMLFields) throws(ScenarioProblem) -> ScenarioProduct {
    ScenarioProduct(
      one: try fields.text("one"), many: try fields.text("many"),
      buyers: try fields.texts("buyers"), purpose: try fields.text("purpose"),
      features: try fields.texts("features", least: 2),
      sites: try fields.texts("sites"))
  }

  private func trends(
    _ top: YAMLFields, brands: [String]
  ) throws(ScenarioProblem) -> [Trend] {
    var trends: [Trend] = []
    for fields in try top.entries(
      "trends", known: ["brand", "effect", "everyDays", "points"], least: 0)
    {
      var points: [Trend.Point] = []
      for point in try fields.entries("points", known: ["day", "value"]) {
        let day = try point.number("day", in: -100_000...100_000)
        if let last = points.last, last.day >= day {
          throw .outOfRange(
            point.place("day"), expected: "more than the day before it", found: "\(day)")
        }
        points.append(Trend.Point(day: day, value: try point.number("value", in: -10...10)))
      }
      trends.append(
        Trend(
          brand: try brand(named: try fields.text("brand"), of: brands, fields.place("brand")),
          effect: try fields.word("effect", Trend.Effect.self),
          everyDays: fields.has("everyDays")
            ? try fields.number("everyDays", in: 1...100_000) : nil,
          points: points))
    }
    return trends
  }

  func brand(
    named name: String, of brands: [String], _ place: ScenarioProblem.Place
  ) throws(ScenarioProblem) -> Int {
    guard let index = brands.firstIndex(of: name) else {
      throw .unknownWord(place, word: name, known: brands)
    }
    return index
  }
}
