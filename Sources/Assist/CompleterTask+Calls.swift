import Planning
import Relation
import Values

extension CompleterTask {
  /// What a source or verb takes.
  struct CallParameters {
    var parameters: [Parameter] = []
    /// Words of the name behind the first.
    var words = 0
    var isUnknown = false
  }

  /// What `name` takes, or `name second` where that is a verb.
  func parameters(of name: String, second: String?) -> CallParameters {
    if let second, let verb = declarations.verb(named: "\(name) \(second)") {
      return CallParameters(parameters: verb.parameters, words: 1)
    }
    if let source = declarations.catalog.source(named: name) {
      return CallParameters(parameters: source.parameters(one: false))
    }
    if let verb = declarations.verb(named: name) {
      return CallParameters(parameters: verb.parameters)
    }
    if let source = declarations.catalog.source(singular: name) {
      return CallParameters(parameters: source.parameters(one: true))
    }
    let isFamily = declarations.verbNames.contains { $0.hasPrefix(name + " ") }
    return CallParameters(isUnknown: !isFamily)
  }

  /// Behind the name of a source or verb.
  func call(_ name: CompleterToken, inner: [CompleterScan.Frame], row: CompleterRow?) -> CompleterAnswer {
    if let frame = inner.first {
      guard frame.bracket == .square, inner.count == 1 else {
        guard frame.bracket != .square else { return nothing }
        return expression(from: expressionStart(frame.start, inner), row: nil, stage: nil)
      }
      return listElement(name, frame, row)
    }
    let end = scan.string.map { $0.start - 1 } ?? cursor
    var atoms = CompleterAtom.read(bytes, from: name.end, to: end)
    var typed = scan.string.map { text($0.start, cursor) } ?? ""
    var start = scan.string?.start ?? cursor
    if scan.string == nil, let last = atoms.last, last.end == cursor {
      guard last.isPlain else { return nothing }
      atoms.removeLast()
      (typed, start) = (last.text, last.start)
    }
    if let string = scan.string, let variable = interpolated(string) { return variable }
    return argument(CompleterArgument(name: name.text, atoms: atoms, typed: typed, start: start, row: row))
  }

  private func argument(_ place: CompleterArgument) -> CompleterAnswer {
    let call = parameters(of: place.name, second: place.atoms.first?.text)
    guard !call.isUnknown else { return nothing }
    var state = ArgumentState(call.parameters)
    for atom in place.atoms.dropFirst(call.words) { state.take(atom) }
    if let pending = state.pending { return value(pending, place) }
    let isString = scan.string != nil
    if place.typed.hasPrefix("--"), !isString {
      if let (option, attached) = state.attached(place.typed) {
        var value = place
        value.typed = attached
        value.start = cursor - attached.utf8.count
        return self.value(option, value)
      }
      return CompleterAnswer(from: place.start, typed: place.typed, offers: options(state, call))
    }
    if place.typed == "-", !isString {
      return CompleterAnswer(from: place.start, typed: "-", offers: options(state, call))
    }
    var offers: [CompleterOffer] = []
    var answer = CompleterAnswer(from: place.start, typed: place.typed)
    if let parameter = state.positional.first ?? state.rest {
      answer = value(parameter, place)
      offers = answer.offers
    }
    if isString { return answer }
    if place.atoms.isEmpty {
      offers = family(place.name) + offers
    }
    if place.typed.isEmpty, state.positional.first?.isRequired != true {
      offers += options(state, call)
      if let rest = state.rest, rest.name == "topic" {} else { offers.append(Self.pipe) }
    }
    answer.offers = offers
    return answer
  }

  /// The second words of verbs of two.
  private func family(_ name: String) -> [CompleterOffer] {
    declarations.verbs.filter { $0.name.hasPrefix(name + " ") }.map { verb in
      CompleterOffer(String(verb.name.dropFirst(name.count + 1)), verb.summary)
    }
  }

  /// The options that are not given yet; required ones first.
  private func options(_ state: ArgumentState, _ call: CallParameters) -> [CompleterOffer] {
    let open = call.parameters.filter { $0.position == .option && !state.given.contains($0.name) }
    return (open.filter(\.isRequired) + open.filter { !$0.isRequired }).map { parameter in
      let placeholder = parameter.type.placeholder
      let text = "--" + parameter.name
      return CompleterOffer(
        text,
        Candidate(
          text: text, display: placeholder.isEmpty ? text : "\(text) \(placeholder)",
          summary: parameter.summary))
    }
  }

  /// Inside `[ … ]` behind a verb.
  private func listElement(
    _ name: CompleterToken, _ frame: CompleterScan.Frame, _ row: CompleterRow?
  ) -> CompleterAnswer {
    let atoms = CompleterAtom.read(bytes, from: name.end, to: frame.start - 1)
    let call = parameters(of: name.text, second: atoms.first?.text)
    var state = ArgumentState(call.parameters)
    for atom in atoms.dropFirst(call.words) { state.take(atom) }
    guard let parameter = state.pending ?? state.positional.first, case .list = parameter.type else {
      return nothing
    }
    var start = scan.string?.start ?? cursor
    if scan.string == nil {
      while start > frame.start, bytes[start - 1] != UInt8(ascii: ","), !CompleterAtom.ends(bytes[start - 1])
      {
        start -= 1
      }
    }
    let before = text(frame.start, min(start, codeEndOfList))
    let given = before.split { ", \n\t\"'".contains($0) }.map(String.init)
    var place = CompleterArgument(
      name: name.text, atoms: atoms, typed: text(start, cursor), start: start, row: row)
    place.given = given
    place.isInBrackets = true
    return value(parameter, place)
  }

  private var codeEndOfList: Int { scan.string.map { $0.start - 1 } ?? cursor }
}

/// An argument that is being written.
struct CompleterArgument {
  /// The verb's or source's first word.
  var name: String
  /// Those before it.
  var atoms: [CompleterAtom]
  var typed: String
  var start: Int
  /// The rows that come in.
  var row: CompleterRow?
  /// Elements of the list so far.
  var given: [String] = []
  var isInBrackets = false
}

/// Pairs arguments with parameters, as far as they go.
struct ArgumentState {
  private let parameters: [Parameter]
  private(set) var given: Set<String> = []
  /// Waits for its value.
  private(set) var pending: Parameter?
  private(set) var positional: [Parameter]

  init(_ parameters: [Parameter]) {
    self.parameters = parameters
    positional = parameters.filter { $0.position == .positional }
  }

  var rest: Parameter? { parameters.first { $0.position == .rest } }

  mutating func take(_ atom: CompleterAtom) {
    if atom.isPlain, atom.text.hasPrefix("--") {
      let parts = atom.text.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      pending = option(parts.first.map(String.init) ?? "")
      if let pending { given.insert(pending.name) }
      if parts.count > 1, parts[1] != "" || pending == nil { pending = nil }
      if pending?.type == .flag { pending = nil }
    } else if pending != nil {
      pending = nil
    } else if !positional.isEmpty {
      positional.removeFirst()
    }
  }

  private func option(_ name: String) -> Parameter? {
    parameters.first { $0.position == .option && $0.name == name }
  }

  /// `--platforms=op`: the option and what is written of its value.
  func attached(_ typed: String) -> (Parameter, String)? {
    guard let sign = typed.firstIndex(of: "="), let found = option(String(typed[..<sign].dropFirst(2)))
    else { return nil }
    return (found, String(typed[typed.index(after: sign)...]))
  }
}
