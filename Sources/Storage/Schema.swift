/// The migrations. One that has landed never changes; a later one corrects it.
enum Schema {
  /// In the file's header: tells our databases from other SQLite files ("audt").
  static let applicationID: Int32 = 0x6175_6474

  /// `migrations[n]` takes a file from version n to n + 1.
  static let migrations: [String] = [version1, version2]

  static var currentVersion: Int { migrations.count }
}
