import Values

/// What Enter on a row shows.
enum RowOpening: Equatable, Sendable {
  /// The answer with this id.
  case answer(id: String)
  case list(title: String, source: String, query: RowQuery)
  /// Its fields, one below the other.
  case card

  init(_ row: [Value], _ fields: [Field], source: String?) {
    func text(_ name: String) -> String { row.value(of: name, fields).text ?? "" }
    func id(_ name: String, of entity: String) -> String? {
      guard fields.contains(where: { $0.name == name && $0.type == .id(entity) }) else { return nil }
      return row.value(of: name, fields).text
    }
    let name = text("name")
    if let id = id("id", of: "response") ?? id("responseId", of: "response") {
      self = .answer(id: id)
    } else if let id = id("id", of: "run") {
      self = .list(
        title: name.isEmpty ? id : name, source: "questions",
        query: RowQuery("questions \(ListPage.word(id))"))
    } else if let id = id("id", of: "persona") {
      var query = RowQuery("questions")
      query.filters = [
        .init(field: "persona", condition: "persona == \(RowQuery.quoted(id))", label: "persona \(id)")
      ]
      query.sort = .init(field: "respondedAt", isDescending: true)
      self = .list(title: name.isEmpty ? id : name, source: "questions", query: query)
    } else if let id = id("id", of: "job") {
      self = .list(
        title: name.isEmpty ? id : name, source: "runs",
        query: RowQuery("runs | where jobId == \(RowQuery.quoted(id))"))
    } else if source == "brands", !name.isEmpty {
      var query = RowQuery("questions")
      query.filters = [
        .init(field: "brands", condition: "\(RowQuery.quoted(name)) in brands", label: "names \(name)")
      ]
      query.sort = .init(field: "respondedAt", isDescending: true)
      self = .list(title: name, source: "questions", query: query)
    } else {
      self = .card
    }
  }
}
