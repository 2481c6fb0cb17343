/// A run of this database: its number for joins and its name to the outside.
package struct RunReference: Sendable, Hashable {
  package let seq: Int64
  package let id: String

  package init(seq: Int64, id: String) {
    self.seq = seq
    self.id = id
  }
}
