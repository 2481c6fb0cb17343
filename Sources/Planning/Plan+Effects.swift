import Diagnostics

// What a plan does to the world, found before it runs.

extension PlannedPipeline {
  /// The pipeline, those inside its stages, and those of the statements before it.
  var all: [PlannedPipeline] {
    var list = prelude.flatMap(\.pipelines)
    list.append(self)
    for case .join(let join) in stages { list += join.right.all }
    return list
  }

  fileprivate var calls: [BoundCall] {
    var calls: [BoundCall] = []
    if case .verb(let call) = origin { calls.append(call) }
    for case .verb(let call) in stages { calls.append(call) }
    return calls
  }

  /// The strongest effect of any verb in it.
  package var effect: VerbDeclaration.Effect {
    all.flatMap(\.calls).map(\.verb.effect).reduce(.reads) { $0 == .destroys || $1 == .reads ? $0 : $1 }
  }

  fileprivate var usesDatabase: Bool {
    switch origin {
    case .source: return true
    case .verb(let call) where !PlannedStatement.worldless.contains(call.verb.name): return true
    default: break
    }
    return stages.contains { stage in
      if case .verb(let call) = stage { return call.verb.effect != .reads }
      return false
    }
  }
}

extension PlannedStatement {
  /// All statements inside it.
  package var inner: [PlannedStatement] {
    switch kind {
    case .conditional(_, let then, let otherwise): then + otherwise
    case .loop(_, _, let body), .test(_, let body): body
    case .retry(_, _, let body, let until), .watch(_, let body, let until): body + (until.map { [$0] } ?? [])
    default: []
    }
  }

  /// All pipelines in it and below.
  var pipelines: [PlannedPipeline] {
    var list = subqueries.flatMap(\.pipeline.all)
    switch kind {
    case .pipeline(let pipeline, _), .letBinding(_, let pipeline), .explain(let pipeline),
      .silent(let pipeline),
      .loop(_, let pipeline, _):
      list += pipeline.all
    default: break
    }
    return list + inner.flatMap(\.pipelines)
  }

  /// `explain` runs nothing of the pipeline that it shows.
  private var running: [PlannedPipeline] {
    if case .explain = kind { return subqueries.flatMap(\.pipeline.all) }
    return inner.isEmpty
      ? pipelines : subqueries.flatMap(\.pipeline.all) + own + inner.flatMap(\.running)
  }

  private var own: [PlannedPipeline] {
    if case .loop(_, let pipeline, _) = kind { pipeline.all } else { [] }
  }

  /// The calls of verbs in it, but for those that `explain` only shows.
  package var calls: [BoundCall] { running.flatMap(\.calls) }

  /// The first verb in it that changes the database; nil where none does. A dry run changes nothing.
  package var writingVerb: String? {
    calls.first { $0.verb.effect != .reads && !$0.isRehearsal }?.verb.name
  }

  /// The first verb in it that needs a person at a terminal, and the statement that gives the same without one; nil
  /// for what gets its rows from the pipe, which can simply be left out.
  package var interactive: (verb: String, place: Span, instead: String?)? {
    for pipeline in running {
      if case .verb(let call) = pipeline.origin, let instead = call.verb.inScripts {
        return (call.verb.name, call.span, instead(KnownArguments(call.arguments)))
      }
      for case .verb(let call) in pipeline.stages where call.verb.inScripts != nil {
        return (call.verb.name, call.span, nil)
      }
    }
    return nil
  }

  /// The strongest effect of any verb in it.
  package var effect: VerbDeclaration.Effect {
    running.map(\.effect).reduce(.reads) { $0 == .destroys || $1 == .reads ? $0 : $1 }
  }

  /// Whether it reads or writes the database at all: `help` and `1 + 1` need none.
  package var usesDatabase: Bool { pipelines.contains(where: \.usesDatabase) }

  /// Verbs that need no database.
  fileprivate static let worldless: Set<String> = [
    "help", "apropos", "describe", "tour", "tour next", "tour back", "tour leave", "scenarios",
    "scenario show", "scenario copy", "scenario check", "set", "open", "record", "record stop",
  ]
}
