import Language
import Planning
import Relation
import Values
import Verbs

extension CompleterTask {
  /// The values that a parameter takes, for what is written of one.
  func value(_ parameter: Parameter, _ place: CompleterArgument) -> CompleterAnswer {
    if place.typed.hasPrefix("$"), scan.string == nil { return variable(parameter, place) }
    var place = place
    var type = parameter.type
    if case .list(let element) = type {
      type = element
      let parts = place.typed.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      place.given += parts.dropLast()
      let last = parts.last ?? ""
      place.start = cursor - last.utf8.count
      place.typed = last
    }
    var offers = self.offers(type, parameter, place).filter { !place.given.contains($0.key) }
    var isList = false
    if case .list = parameter.type { isList = true }
    if isList, offers.count > 1 || place.isInBrackets {
      for index in offers.indices { offers[index].candidate.append = "" }
    }
    offers = offers.compactMap { offer in
      if let string = scan.string { return offer.inString(string.quote) }
      return offer.asWord(inList: isList)
    }
    return CompleterAnswer(from: place.start, typed: place.typed, offers: offers)
  }

  private func offers(_ type: ParameterType, _ parameter: Parameter, _ place: CompleterArgument)
    -> [CompleterOffer]
  {
    switch type {
    case .word(let enumeration): return enumeration.cases.map { CompleterOffer($0, parameter.summary) }
    case .id(let entity): return ids(entity, place.typed)
    case .name(of: "value"): return shellValues(place)
    case .name(let kind): return names(kind, place.typed)
    case .path: return files(place.typed)
    case .duration:
      let digits = String(place.typed.prefix { $0.isASCII && $0.isNumber })
      return digits.isEmpty
        ? [("7d", "a week"), ("30d", "a month"), ("90d", "a quarter")].map { CompleterOffer($0.0, $0.1) }
        : Self.durations(digits)
    case .text: return texts(parameter, place)
    default: return []
    }
  }

  /// `latest`, `previous`, what bears a name, then ids; where nothing is typed, variables that have an id too.
  private func ids(_ entity: String, _ typed: String) -> [CompleterOffer] {
    var offers = [CompleterOffer("latest", "the \(entity) that came last")]
    if entity == "run" { offers.append(CompleterOffer("previous", "the run before it")) }
    if ["job", "client", "persona"].contains(entity) {
      let names = data.names(entity, typed).map { CompleterOffer($0.name, $0.summary) }
      offers += names
      // Who has names needs no ids, unless one is being typed.
      if typed.isEmpty, !names.isEmpty { return offers }
    }
    offers += data.ids(entity, typed).map { found in
      // A prefix that is shorter than what was typed still is that id.
      CompleterOffer(found.id.utf8.count < typed.utf8.count ? typed : found.id, found.summary)
    }
    return offers
  }

  private func names(_ kind: String, _ typed: String) -> [CompleterOffer] {
    switch kind {
    case "source": return declarations.catalog.sources.map { CompleterOffer($0.name, $0.summary) }
    case "option": return ShellOption.allCases.map { CompleterOffer($0.rawValue, $0.summary) }
    case "scenario" where typed.contains("/") || typed.hasPrefix("."): return files(typed)
    default: return data.names(kind, typed).map { CompleterOffer($0.name, $0.summary) }
    }
  }

  private func files(_ typed: String) -> [CompleterOffer] {
    data.files(typed).map { CompleterOffer($0, append: $0.hasSuffix("/") ? "" : " ") }
  }

  /// A text whose parameter's name says what it is.
  private func texts(_ parameter: Parameter, _ place: CompleterArgument) -> [CompleterOffer] {
    if parameter.name == "topic" { return topics(place.atoms.map(\.text)) }
    if let kind = Self.kinds[parameter.name] { return names(kind, place.typed) }
    if parameter.name == "column", let row = place.row {
      return row.fields.filter { $0.type.isNumber || $0.type == .duration }.map(offer)
    }
    return []
  }

  /// The words that the option of the shell before takes.
  private func shellValues(_ place: CompleterArgument) -> [CompleterOffer] {
    let option = place.atoms.first.flatMap { ShellOption(rawValue: $0.text) }
    return option?.words.map { CompleterOffer($0, $0 == option?.words[0] ? "the default" : "") } ?? []
  }

  /// What there is help on; behind a first word, the second words of verbs.
  private func topics(_ before: [String]) -> [CompleterOffer] {
    if let first = before.first {
      return declarations.verbs.filter { $0.name.hasPrefix(first + " ") && before.count == 1 }
        .map { CompleterOffer(String($0.name.dropFirst(first.count + 1)), $0.summary) }
    }
    return declarations.catalog.sources.map { CompleterOffer($0.name, $0.summary) }
      + declarations.verbs.map { CompleterOffer($0.name, $0.summary) }
      + (LanguageWords.stages + LanguageWords.statements).map { CompleterOffer($0.name, $0.summary) }
      + Help.lists.map { CompleterOffer($0.name, $0.summary) }
      + HelpTopic.all.map { CompleterOffer($0.name, $0.summary) }
      + ScalarFunction.allCases.map { CompleterOffer($0.rawValue, $0.summary) }
      + Aggregate.allCases.map { CompleterOffer($0.rawValue, $0.summary) }
  }

  private static func fits(_ type: ValueType, _ wanted: ParameterType) -> Bool {
    switch (wanted, type) {
    case (.id, .record(let fields)): fields.contains { $0.name == "id" }
    case (.id, _), (.text, _), (.word, _), (.name, _), (.path, _): type.isTextual
    case (.list, .list): true
    case (.integer, _), (.number, _), (.rate, _): type.isNumber
    case (.duration, _): type == .duration
    case (.date, _): type == .date
    default: false
    }
  }

  /// `$r`, `$r.id` as an argument.
  private func variable(_ parameter: Parameter, _ place: CompleterArgument) -> CompleterAnswer {
    guard place.typed.contains(".") else {
      let fitting = variables { Self.fits($0, parameter.type) }
      return CompleterAnswer(
        from: place.start, typed: place.typed, offers: fitting.isEmpty ? variables() : fitting)
    }
    let tokens = CompleterToken.read(bytes, from: place.start, to: wordStart)
    guard tokens.last?.isSymbol(".") == true,
      case .record(let fields)? = value(endingAt: tokens.count - 2, tokens, nil)?.type
    else { return nothing }
    return words(fields.map(offer))
  }
}
