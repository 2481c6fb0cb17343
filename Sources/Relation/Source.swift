import Values

/// A kind of rows that the database has, as the language sees it. Identifiers in SQL come from here alone.
package struct Source: Sendable {
  /// What a source can be narrowed to by its argument.
  package enum Scope: Sendable, Equatable {
    /// `questions latest`: the SQL of the run's number (`runs.seq`).
    case run(sql: String)
    /// `personas --mode b2b`.
    case mode(sql: String)
  }

  package struct Order: Sendable {
    package var sql: String
    package var isDescending: Bool

    package init(_ sql: String, descending: Bool = false) {
      self.sql = sql
      isDescending = descending
    }
  }

  /// What an id names: a row of a table, by its number as well. `sql` is not null where the id isn't.
  package struct Row: Sendable {
    package var table: String
    package var sql: String
    /// Whether `sql` is the number in the table itself; else a reference, whose row may be gone.
    package var isOwn: Bool

    package init(_ table: String, _ sql: String, isOwn: Bool = false) {
      self.table = table
      self.sql = sql
      self.isOwn = isOwn
    }
  }

  /// The elements of a list that is made of a table's rows: a join that gives a row for each, the element (never null)
  /// and their order.
  package struct Elements: Sendable {
    /// The table, with its alias.
    package var table: String
    /// Which of its rows are a row's elements.
    package var condition: String
    package var sql: String
    package var order: [String]

    package init(_ table: String, on condition: String, _ sql: String, order: [String]) {
      self.table = table
      self.condition = condition
      self.sql = sql
      self.order = order
    }
  }

  package struct SourceField: Sendable {
    package var field: Field
    /// Over the tables of `from` and of the joins it needs.
    package var sql: String
    /// Places in `joins`.
    package var joins: [Int]
    /// Shown without being asked for; the rest is for `select` and for one record.
    package var isShown: Bool
    /// For an id: the row that it names.
    package var row: Row?
    /// For a list: how to read its elements one by one.
    package var elements: Elements?

    package init(_ field: Field, _ sql: String, joins: [Int] = [], shown: Bool = true) {
      self.field = field
      self.sql = sql
      self.joins = joins
      isShown = shown
    }
  }

  package var name: String
  /// One of them: `run` for `runs`.
  package var singular: String
  package var summary: String
  package var fields: [SourceField] { didSet { row = fields.map(\.field) } }
  /// Their fields: kept, since a program may name a source again and again.
  package private(set) var row: [Field]
  package var from: String
  /// `LEFT JOIN …` clauses that keep the rows as they are; one may use those before it that its fields name.
  package var joins: [String]
  /// The key last: a total order. None of the terms is null.
  package var order: [Order]
  package var scope: Scope?
  /// The columns of an index along which SQLite likes to read groups of the first of them, in SQL; empty: there is none.
  /// Where it has not all that is read, each row would be looked up in the table, all over the file.
  package var groupIndex: [String]
  package var examples: [String]

  package init(
    name: String, singular: String, summary: String, from: String, joins: [String] = [], order: [Order],
    scope: Scope? = nil, groupIndex: [String] = [], examples: [String] = [], fields: [SourceField]
  ) {
    self.name = name
    self.singular = singular
    self.summary = summary
    self.from = from
    self.joins = joins
    self.order = order
    self.scope = scope
    self.groupIndex = groupIndex
    self.examples = examples
    self.fields = fields
    row = fields.map(\.field)
  }
}

/// All sources, by name. Each is made when it is first asked for: a program starts sooner without those it doesn't name.
package struct Catalog: Sendable {
  /// A source to come.
  package struct Entry: Sendable {
    package let name: String
    package let singular: String
    let make: @Sendable () -> Source

    package init(_ name: String, _ singular: String, _ make: @escaping @Sendable () -> Source) {
      self.name = name
      self.singular = singular
      self.make = make
    }
  }

  package let entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }

  package init(_ sources: [Source]) {
    entries = sources.map { source in Entry(source.name, source.singular) { source } }
  }

  package var sources: [Source] { entries.map { $0.make() } }

  package var names: [String] { entries.map(\.name) }

  package func source(named name: String) -> Source? {
    entries.first { $0.name.sameBytes(as: name) }?.make()
  }

  /// `run` for `runs`.
  package func source(singular name: String) -> Source? {
    entries.first { $0.singular.sameBytes(as: name) }?.make()
  }
}
