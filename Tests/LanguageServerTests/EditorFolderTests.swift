import Foundation
import Language
import Relation
import Testing
import Values

/// What `editors` holds is JSON, and its grammar knows the words that the language has: no more, no fewer.
struct EditorFolderTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "editors/vscode")

  private static func json(_ path: String) throws -> Value {
    try JSONParser.parse(utf8: Array(Data(contentsOf: folder.appending(path: path))))
  }

  @Test func theExtensionNamesFilesThatAreThere() throws {
    let package = try Self.json("package.json")
    let contributes = try #require(package.at("contributes"))
    let paths = [
      package.at("main"), contributes.at("languages")?.items.first?.at("configuration"),
      contributes.at("grammars")?.items.first?.at("path"),
    ]
    for path in paths {
      let file = Self.folder.appending(path: try #require(path?.text))
      #expect(FileManager.default.fileExists(atPath: file.path), "\(file.path) is missing")
    }
    #expect(try Self.json("language-configuration.json").at("comments", "lineComment")?.text == "#")
    let grammar = try Self.json("syntaxes/auditsh.tmLanguage.json")
    #expect(grammar.at("scopeName")?.text == contributes.at("grammars")?.items.first?.at("scopeName")?.text)
  }

  @Test func theGrammarKnowsTheWordsOfTheLanguage() throws {
    let grammar = try Self.json("syntaxes/auditsh.tmLanguage.json")
    func words(_ rule: String) throws -> Set<String> {
      let pattern = try #require(grammar.at("repository", rule, "match")?.text)
      let group = try #require(pattern.firstMatch(of: /\(([A-Za-z0-9|]+)\)/))
      return Set(group.1.split(separator: "|").map(String.init))
    }
    #expect(try words("stage") == Set(Keyword.stages))
    #expect(try words("statement") == Set(Keyword.statements))
    #expect(try words("operator") == Keyword.operators)
    #expect(
      try words("function")
        == Set(ScalarFunction.allCases.map(\.rawValue) + Aggregate.allCases.map(\.rawValue)))
  }

  @Test func itsPatternsAreRegularExpressions() throws {
    func check(_ value: Value) {
      switch value {
      case .list(let list): list.forEach(check)
      case .record(let record):
        for (name, value) in zip(record.names, record.values) {
          if ["match", "begin", "end", "firstLineMatch"].contains(name), let pattern = value.text {
            #expect(throws: Never.self, "\(pattern)") { try NSRegularExpression(pattern: pattern) }
          } else {
            check(value)
          }
        }
      default: break
      }
    }
    check(try Self.json("syntaxes/auditsh.tmLanguage.json"))
  }
}
