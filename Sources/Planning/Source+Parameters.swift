import Relation
import Values

extension Source {
  /// What the source takes as arguments: for one of its rows (`one`: `run latest`), or for all of them
  /// (`questions latest --job …`, `personas --mode b2b`).
  package func parameters(one: Bool) -> [Parameter] {
    let job = Parameter("job", .id("job"), .option, "`latest` and `previous` of this job")
    if one {
      let id = Parameter("id", .id(singular), .positional, required: true, "which one")
      return name == "runs" ? [id, job] : [id]
    }
    switch scope {
    case .run?: return [Parameter("run", .id("run"), .positional, "of this run alone"), job]
    case .mode?:
      return [Parameter("mode", .word(Enumeration("mode", ["b2c", "b2b"])), .option, "of this mode alone")]
    case nil: return []
    }
  }
}
