import AuditModel
import Yams

extension ScenarioProblem: ExplainedProblem {
  package var message: String {
    switch self {
    case .notYAML(let file, let line, let reason):
      "`\(file)` line \(line) is not YAML: \(reason)"
    case .missing(let place):
      "`\(place.file)` line \(place.line): `\(place.field)` is missing"
    case .wrongType(let place, let expected, let found):
      "\(place.words): expected \(expected), found \(found)"
    case .outOfRange(let place, let expected, let found):
      "\(place.words): expected \(expected), found \(found)"
    case .unknownField(let place, _):
      "`\(place.file)` line \(place.line): no field is called `\(place.field)`"
    case .unknownWord(let place, let word, _):
      "\(place.words): `\(word)` is not known here"
    case .duplicate(let place, let word):
      "\(place.words): `\(word)` stands here twice"
    case .unknownSlot(let place, let slot, _):
      "\(place.words): no list is called `{\(slot)}`"
    case .tooFewQuestions(let place, let wanted, let distinct):
      "\(place.words): \(wanted) different questions are needed, these templates give \(distinct)"
    case .noSuchScenario(let id, _):
      "no scenario is called `\(id)`"
    case .tooManyQuestions(let wanted, let available, let scenario):
      "`\(scenario)` has \(available) questions, not \(wanted)"
    case .noQuestions(let wanted):
      "a run needs at least one question, not \(wanted)"
    case .noSuchPlatform(let name, let scenario, _):
      "`\(scenario)` has no platform `\(name)`"
    case .noPlatforms:
      "a run needs at least one platform"
    case .noSuchPersona(let key, let mode, _):
      "no voice of \(mode.rawValue) is called `\(key)`"
    case .noPersonas:
      "a run needs at least one voice"
    case .damagedResource(let name, let reason):
      "the built-in file `\(name)` cannot be used: \(reason)"
    }
  }

  package var notes: [String] {
    switch self {
    case .unknownField(_, let known): ["known here: \(known.joined(separator: ", "))"]
    case .unknownWord(_, _, let known), .unknownSlot(_, _, let known):
      ["known here: \(known.joined(separator: ", "))"]
    case .tooFewQuestions:
      ["add templates or list entries, or lower `questions.count`"]
    case .noSuchScenario(_, let known), .noSuchPlatform(_, _, let known),
      .noSuchPersona(_, _, let known):
      ["there are \(known.joined(separator: ", "))"]
    case .tooManyQuestions(_, let available, _): ["ask for \(available) or fewer"]
    case .damagedResource: ["this is a defect of the program, please report it"]
    case .notYAML, .missing, .wrongType, .outOfRange, .duplicate, .noQuestions, .noPlatforms,
      .noPersonas:
      []
    }
  }

  init(_ error: YamlError, file: String) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // A quote that is never closed is found at the end; where it began is what helps.
      let start = context.map {
        $0.mark.line == mark.line ? "" : " \($0.text) that begins on line \($0.mark.line)"
      }
      self = .notYAML(file: file, line: mark.line, reason: problem + (start ?? ""))
    case .reader(let problem, _, _, _):
      self = .notYAML(file: file, line: 1, reason: problem)
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      self = .duplicate(Place(file: file, line: context.mark.line, field: key), word: key)
    default:
      self = .notYAML(file: file, line: 1, reason: "it cannot be read")
    }
  }
}

extension ScenarioProblem.Place {
  var words: String { "`\(file)` line \(line)" + (field.isEmpty ? "" : ", `\(field)`") }
}
