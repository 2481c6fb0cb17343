/// A part of an answer in which names are addresses, not mentions: URLs, link targets, reference definitions, bare
/// domains, mail addresses. Original UTF-8 bytes.
struct CitationZone: Equatable {
  var start: Int
  var end: Int
  /// A domain in running text: a name that is just that domain (`Booking.com`) still is a mention.
  var isBareDomain = false
}
