import Foundation
import Testing

/// A database on a read-only share: nothing can be made beside it.
struct ReadOnlyFolderTests {
  /// Root may write anywhere, so as root the stories are told by nobody.
  private static let asNobody =
    geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""

  private static func tell(_ story: String) throws -> Auditsh.Outcome {
    let folder = try Auditsh.makeFolder()
    defer {
      _ = try? Auditsh.bash("chmod -R u+w .", in: folder)
      try? FileManager.default.removeItem(at: folder)
    }
    return try Auditsh.bash(
      """
      chmod 755 . .bin; mkdir 'a share'; cd 'a share'
      auditsh --db a.db -q -c 'launch ecom_flash --questions 1' > /dev/null
      \(story)
      """, in: folder)
  }

  @Test func itIsReadAsItIs() throws {
    let outcome = try Self.tell(
      """
      sqlite3 a.db 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null; rm -f a.db-wal a.db-shm
      chmod 644 a.db; chmod 555 .
      \(Self.asNobody) auditsh --db a.db --readonly -c 'runs | count'
      \(Self.asNobody) auditsh --db "$PWD/a.db" --readonly -c 'responses | count'
      ls
      """)
    #expect(outcome.output == "1\n4\na.db\n", "\(outcome.output)")
    #expect(outcome.code == 0)
  }

  @Test func changesThatWaitBesideItAreNotPassedOver() throws {
    let outcome = try Self.tell(
      """
      cp a.db b.db; echo 'changes' > b.db-wal; chmod 644 b.db b.db-wal; chmod 555 .
      \(Self.asNobody) auditsh --db b.db --readonly -c 'runs | count'
      """)
    #expect(outcome.code == 4, "\(outcome.output)")
    #expect(outcome.output.contains("`b.db-wal` holds changes"), "\(outcome.output)")
  }
}
