/// A row of this database: its number for joins (0 for a catalogue persona) and its name to the outside.
package struct EntityReference: Sendable, Hashable {
  package let seq: Int64
  package let id: String

  package init(seq: Int64, id: String) {
    self.seq = seq
    self.id = id
  }
}
