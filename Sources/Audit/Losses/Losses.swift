import AuditModel
import Storage
import Values

/// What a change that cannot be undone takes away, counted, as the question that is asked before it. Nothing is
/// changed here. All throw `LookupProblem` and `StoreProblem`, and what the change itself would refuse with.
package enum Losses {
  /// Of deleting a job.
  package static func ofJob(_ job: EntityReference, in connection: Connection) throws -> String {
    let name = try Jobs.name(of: job.id, in: connection)
    let runs = try connection.integer("SELECT count(*) FROM runs WHERE jobId = ?", [.text(job.id)]) ?? 0
    return "delete the job \(name) with its schedule (\(counted(runs, "run stays", "runs stay")))?"
  }

  /// Of cancelling a run.
  package static func ofRun(_ run: RunReference, in context: AuditContext) throws -> String {
    let progress = try Runs.progress(run, in: context)
    guard !progress.hasEnded else { throw RunProblem.finished(run: run.id, status: progress.status) }
    let name = progress.displayName ?? run.id
    return
      "end the run \(name) for good at \(progress.done) of \(progress.total) calls (its answers stay, the "
      + "rest is never asked)?"
  }

  /// Of removing a brand from a client's list.
  package static func ofBrand(_ name: BrandName, in connection: Connection) throws -> String {
    let (list, place) = try ClientBrands.holding(name, in: connection)
    let brand = list.brands[place]
    let parts = [
      counted(Int64(brand.aliases.count), "alias", "aliases"),
      counted(Int64(brand.domains.count), "domain", "domains"),
    ]
    return
      "remove \(brand.name) from the brands of \(list.clientName) with its \(parts.joined(separator: " and "))?"
  }

  /// Of deleting a persona.
  package static func ofPersona(_ text: String, in connection: Connection) throws -> String {
    let persona = try Personas.find(text, in: connection)
    return "delete the persona \(persona.name) with all that is written of it?"
  }

  private static func counted(_ count: Int64, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
