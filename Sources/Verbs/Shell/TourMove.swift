/// What a person may ask of the tour; the raw value is the verb.
package enum TourMove: String, Sendable, CaseIterable {
  case start = "tour"
  case next = "tour next"
  case back = "tour back"
  case leave = "tour leave"
}
