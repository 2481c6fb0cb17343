/// What completion asks of the world outside of the text. Each answer must come fast and be short; none throws: where
/// there is nothing to say, they say nothing.
package struct CompletionData {
  /// Ids of an entity (`run`, `job`, …) that begin with a prefix, the likeliest first.
  package var ids: (_ entity: String, _ prefix: String) -> [(id: String, summary: String)]
  /// Names of a kind (scenario, platform, brand, job, client, persona) that hold a text, in their own order; of the
  /// kind `id of run` (or of another entity) whole ids that begin with it.
  package var names: (_ kind: String, _ text: String) -> [(name: String, summary: String)]
  /// Paths that begin with a prefix; those of folders end with `/`.
  package var files: (_ prefix: String) -> [String]

  package init(
    ids: @escaping (String, String) -> [(id: String, summary: String)],
    names: @escaping (String, String) -> [(name: String, summary: String)],
    files: @escaping (String) -> [String]
  ) {
    self.ids = ids
    self.names = names
    self.files = files
  }

  /// Knows nothing: the language alone completes.
  package static var none: CompletionData {
    CompletionData(ids: { _, _ in [] }, names: { _, _ in [] }, files: { _ in [] })
  }
}
