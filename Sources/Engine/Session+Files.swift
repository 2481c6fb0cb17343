import Audit
import Diagnostics
import Planning
import Relation
import Values
import Verbs

#if canImport(Glibc)
  import Glibc
#endif

extension Session {
  /// The rows of a file that `read` names, for these steps.
  func rows(of call: FileCall, for steps: [Step]) throws -> VerbInput {
    let path = ScriptFile.path(call.path, from: sources[call.span.source].name)
    let needed = Step.columns(neededBy: steps)
    return VerbInput(fields: call.fields) { body in
      try FileTable.read(path, as: call.fields, needed: needed, self.stoppable(body))
    }
  }

  /// `assert matches FILE`: what came, as JSON, against what the file holds. With `--update` the file is written
  /// instead where they differ.
  func match(_ result: PipelineResult, file: String, _ span: Span) throws {
    let path = ScriptFile.path(file, from: sources[span.source].name)
    let found = try json(result)
    let isThere = access(path, F_OK) == 0
    guard isThere || settings.updatesSnapshots else {
      throw Failure(
        .assertion, "there is no `\(file)` to compare with", notes: ["`--update` writes it as it is now"])
    }
    if isThere {
      let expected = try Self.parsed(path, name: file)
      let differences = ValueDifference.between(expected, found)
      guard !differences.isEmpty else { return }
      guard settings.updatesSnapshots else { throw Self.mismatch(file, differences) }
    }
    let output = try AtomicFile(path)
    var bytes: [UInt8] = []
    found.appendPrettyJSON(to: &bytes)
    try output.write(bytes + [UInt8(ascii: "\n")])
    try output.commit()
    self.output.note("\(isThere ? "updated" : "wrote") \(file)")
  }

  private static func mismatch(_ file: String, _ differences: [ValueDifference]) -> Failure {
    let shown = 10
    var notes = differences.prefix(shown).map(\.description)
    if differences.count > shown { notes.append("… and \(differences.count - shown) more") }
    notes.append("if this is right: --update")
    let count = differences.count
    return Failure(
      .assertion, "the result differs from `\(file)` in \(count) place\(count == 1 ? "" : "s")", notes: notes)
  }

  private static func parsed(_ path: String, name: String) throws -> Value {
    let bytes = try ScriptFile.bytes(path)
    do throws(JSONProblem) {
      return try JSONParser.parse(utf8: bytes)
    } catch {
      throw Failure(.run, "`\(name)` is not JSON: \(error.reason.description)")
    }
  }

  /// A result as one JSON value.
  private func json(_ result: PipelineResult) throws -> Value {
    guard case .json(let bytes) = result else { return try value(of: result) }
    do throws(JSONProblem) {
      return try JSONParser.parse(utf8: bytes)
    } catch {
      throw Failure(.run, "the result is not JSON: \(error.reason.description)")
    }
  }
}
