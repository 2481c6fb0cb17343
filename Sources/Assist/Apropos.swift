import Language
import Planning
import Relation
import Storage
import Values
import Verbs

/// A search over all that help knows.
package enum Apropos {
  package struct Entry {
    /// What `help` takes.
    package var page: String
    var kind: String
    /// One line for the list.
    package var line: String
    /// What it is called: a hit there counts most.
    var name: String
    /// What else is said of it.
    var text: String
  }

  private static let limit = 30

  /// What has the words, or others for the same thing, the best first. Those that have all of the words come before
  /// those that have some.
  package static func find(_ text: String) -> [Entry] {
    let words = words(text).map(AproposForm.all)
    guard !words.isEmpty else { return [] }
    var ranked: [(entry: Entry, hits: Int, score: Int, place: Int)] = []
    for (place, entry) in searched.enumerated() {
      let scores = words.map(entry.score).filter { $0 > 0 }
      if !scores.isEmpty { ranked.append((entry.entry, scores.count, scores.reduce(0, +), place)) }
    }
    ranked.sort { ($0.hits, $0.score, -$0.place) > ($1.hits, $1.score, -$1.place) }
    return Array(ranked.prefix(limit).map(\.entry))
  }

  /// A question has few words, and short ones; more, as from a file that was pasted, would be looked for a long time.
  private static let (wordLimit, lengthLimit) = (16, 64)

  /// Each once, without the words of a question that say nothing, in lower case.
  private static func words(_ text: String) -> [String] {
    let all = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "$" && $0 != "-" }.map(
      String.init)
    var seen: Set<String> = []
    let short = all.filter { $0.utf8.count <= lengthLimit && seen.insert($0).inserted }
    let telling = short.filter { !AproposWords.empty.contains($0) }
    return Array((telling.isEmpty ? short : telling).prefix(wordLimit))
  }

  private static let searched = entries.map(AproposEntry.init)

  static let entries: [Entry] = topics + verbs + sources + language

  private static var topics: [Entry] {
    HelpTopic.all.map { topic in
      Entry(
        page: topic.name, kind: "topic", line: topic.summary, name: topic.name,
        text: ([topic.summary] + topic.synonyms + topic.text).joined(separator: " "))
    }
      + Help.lists.map {
        Entry(page: $0.name, kind: "list", line: $0.summary, name: $0.name, text: $0.summary)
      }
  }

  private static var verbs: [Entry] {
    (Verb.all + Help.verbs).map(\.declaration).flatMap { verb in
      [
        Entry(
          page: verb.name, kind: "verb", line: verb.summary, name: verb.name,
          text: ([verb.summary, verb.details] + verb.examples).joined(separator: " "))
      ]
        + verb.parameters.filter { $0.position == .option }.map { parameter in
          Entry(
            page: verb.name, kind: "option", line: "--\(parameter.name)  \(parameter.summary)",
            name: parameter.name, text: parameter.summary + " " + parameter.type.placeholder)
        }
    }
  }

  private static var sources: [Entry] {
    Catalog.audit.sources.flatMap { source in
      [
        Entry(
          page: source.name, kind: "source", line: source.summary, name: source.name + " " + source.singular,
          text: ([source.summary] + source.examples).joined(separator: " "))
      ]
        + source.row.map { field in
          var values = ""
          if case .enumeration(let words) = field.type { values = ": " + words.cases.joined(separator: ", ") }
          return Entry(
            page: source.name, kind: "field", line: "\(field.name)  \(field.summary)\(values)",
            name: field.name,
            text: field.summary + values)
        }
    }
  }

  private static var language: [Entry] {
    LanguageWords.stages.map {
      Entry(page: $0.name, kind: "stage", line: $0.summary, name: $0.name, text: $0.summary + " " + $0.usage)
    }
      + LanguageWords.statements.map {
        Entry(
          page: $0.name, kind: "statement", line: $0.summary, name: $0.name, text: $0.summary + " " + $0.usage
        )
      }
      + ScalarFunction.allCases.map {
        Entry(page: $0.rawValue, kind: "function", line: $0.summary, name: $0.rawValue, text: $0.summary)
      }
      + Aggregate.allCases.map {
        Entry(page: $0.rawValue, kind: "aggregate", line: $0.summary, name: $0.rawValue, text: $0.summary)
      }
  }
}
