import AuditModel
import Storage
import Values

/// Brings answers and brands from files into the database. Each import is one transaction: all of it is kept, or
/// nothing.
///
/// An answer's identity is (source, question key, run, platform, text), so that importing a file again adds nothing
/// and importing a longer one adds what is new.
package enum Import {
  /// Imports answers. Throws `ImportProblem`, `LookupProblem` where the client's name is ambiguous, `ReaderProblem`
  /// where no reader can be made of its brands, `StoreProblem`.
  package static func answers(
    _ request: ImportRequest, in context: AuditContext
  ) throws -> ImportReport {
    let importer = try AnswerImporter(request, context: context)
    do {
      return try context.store.write { connection in
        let report = try importer.run(in: connection)
        // Only an error ends a transaction without keeping it.
        if request.dryRun { throw DryRun(report: report) }
        return report
      }
    } catch let end as DryRun<ImportReport> {
      return end.report
    }
  }

  /// Imports tables of the dashboard's backend. A row is known by its id: one that the database has with other values
  /// is brought up to date, so that importing the same dump again changes nothing. Throws as `answers` does.
  package static func tables(
    _ request: TableImportRequest, in context: AuditContext
  ) throws -> TableImportReport {
    let importer = try TableImporter(request, context: context)
    do {
      return try context.store.write { connection in
        let report = try importer.run(in: connection)
        if request.dryRun { throw DryRun(report: report) }
        return report
      }
    } catch let end as DryRun<TableImportReport> {
      return end.report
    }
  }

  /// Stores a list of brands for a client, by default that of imported answers; the client is made where there is
  /// none. Brands that the client has are brought to what the list says, those that the list does not name stay
  /// behind the others. The first is the primary one unless an entry says that it is, or the client has one already.
  /// Throws `ImportProblem`, `LookupProblem`, `ReaderProblem`, `StoreProblem`.
  package static func brands(
    _ file: String, client: String?, in context: AuditContext
  ) throws -> BrandImportReport {
    let list = try BrandList.read(file)
    let now = context.now()
    return try context.store.write { connection in
      let client = try ImportClient.find(
        client ?? ImportRequest.defaultClient, now: now, in: connection)
      return try list.install(for: client, in: connection)
    }
  }
}

/// Carries a report out of a transaction that is rolled back.
private struct DryRun<Report: Sendable>: Error {
  let report: Report
}
