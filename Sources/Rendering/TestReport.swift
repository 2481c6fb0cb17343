/// What `auditsh test` found, for people and for the programs that read reports.
package struct TestReport: Sendable {
  package var files: [TestFile] = []
  /// Milliseconds from the first file's start to the last one's end.
  package var milliseconds: Int64 = 0

  package init() {}

  package func count(_ status: TestResult.Status) -> Int {
    files.reduce(0) { $0 + $1.results.count { $0.status == status } }
  }

  package var total: Int { files.reduce(0) { $0 + $1.results.count } }
}

/// One file's tests, in order.
package struct TestFile: Sendable {
  package var path: String
  package var results: [TestResult]
  package var milliseconds: Int64
  /// UTC milliseconds.
  package var startedAt: Int64

  package init(path: String, results: [TestResult], milliseconds: Int64, startedAt: Int64) {
    self.path = path
    self.results = results
    self.milliseconds = milliseconds
    self.startedAt = startedAt
  }
}

package struct TestResult: Sendable {
  package enum Status: String, Sendable {
    case passed
    /// An assertion is false.
    case failed
    /// It could not be carried out.
    case error
    case skipped
  }

  package var name: String
  package var status: Status
  package var milliseconds: Int64
  /// Where it failed, from 1; 0 where there is no place.
  package var line: Int
  package var column: Int
  /// The file of that place: the test's, or one that it includes.
  package var file: String
  /// One line; empty where it passed.
  package var message: String
  /// The whole message as the terminal shows it, with the excerpt and the notes.
  package var details: String
  /// What the test printed.
  package var output: String
  /// The exit code that the failure stands for.
  package var exitCode: Int32

  package init(
    name: String, status: Status, milliseconds: Int64 = 0, file: String = "", line: Int = 0, column: Int = 0,
    message: String = "", details: String = "", output: String = "", exitCode: Int32 = 0
  ) {
    self.name = name
    self.status = status
    self.milliseconds = milliseconds
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.details = details
    self.output = output
    self.exitCode = exitCode
  }
}
