import Diagnostics
import Testing

struct SuggestionTests {
  private static let fields = [
    "id", "name", "status", "startedAt", "duration", "done", "total", "failed", "job", "jobId",
  ]

  @Test(arguments: [
    ("statis", "status"), ("stauts", "status"), ("Status", "status"), ("started", "startedAt"),
    ("startd", "startedAt"),
    ("nmae", "name"), ("jobid", "jobId"), ("fialed", "failed"), ("dur", "duration"), ("jbo", "job"),
    ("totals", "total"),
    ("ids", "id"),
  ])
  func nearest(_ word: String, _ expected: String) {
    #expect(Suggestion.nearest(to: word, among: Self.fields) == expected)
  }

  @Test(arguments: ["", "xyz", "colour", "q", "st", "visibility"])
  func nothingNear(_ word: String) { #expect(Suggestion.nearest(to: word, among: Self.fields) == nil) }

  @Test func ofEqualsTheFirst() {
    #expect(Suggestion.nearest(to: "bat", among: ["cat", "hat"]) == "cat")
    #expect(Suggestion.nearest(to: "cat", among: [String]()) == nil)
  }
}
