import Values

/// A column of an incoming row, to be put in its place in the frame.
struct FrameLoad {
  var column: Int
  var place: Int
}

/// Where the columns of a row lie while filters and projections go over it. A column that a projection keeps stays where
/// it is, so that nothing is copied.
struct FrameLayout {
  private enum Place {
    case incoming(Int)
    case computed(Int)
    /// A list that nobody has made yet: its elements' places.
    case elements([Int])
  }

  /// Nil: the columns of the incoming row.
  private var columns: [Place]?
  /// The incoming columns that have a place in the frame.
  private var known: [FrameLoad] = []
  /// Those that nobody has put there yet.
  private var pending: [FrameLoad] = []
  /// Places given so far.
  private(set) var count = 0

  /// The row is the incoming one still.
  var isUntouched: Bool { columns == nil }

  /// A place for a value.
  mutating func reserve(_ places: Int = 1) -> Int {
    defer { count += places }
    return count
  }

  /// The expression over the frame in place of the row.
  mutating func placed(_ expr: Expr) -> Expr {
    var copy = expr
    if case .column(let index) = expr.node {
      if let elements = elements(of: index) {
        let type = if case .list(let type) = expr.type { type } else { ValueType.nothing }
        copy.node = .list(elements.map { Expr(.column($0), type, nullable: true) })
      } else {
        copy.node = .column(place(of: index))
      }
    } else {
      copy.node = expr.mappedNode { placed($0) }
    }
    return copy
  }

  /// The places of the elements of a list that is put together where it is read.
  func elements(of column: Int) -> [Int]? {
    if case .elements(let places)? = columns?[column] { places } else { nil }
  }

  /// Where a column lies that is no such list; the incoming ones get a place.
  private mutating func place(of column: Int) -> Int {
    var incoming = column
    switch columns?[column] {
    case .computed(let place)?: return place
    case .incoming(let index)?: incoming = index
    case .elements?, nil: break
    }
    if let load = known.first(where: { $0.column == incoming }) { return load.place }
    let load = FrameLoad(column: incoming, place: reserve())
    known.append(load)
    pending.append(load)
    return load.place
  }

  /// What has to be loaded before an expression that was placed since this was asked last.
  mutating func takeLoads() -> [FrameLoad] {
    defer { pending = [] }
    return pending
  }

  /// What a projection makes of a column.
  enum Made {
    case value(Int)
    case elements([Int])
  }

  /// Goes on with the columns of a projection; `made` says where the value of each lies that is no column.
  mutating func project(_ list: [Column], made: [Made?]) {
    columns = zip(list, made).map { column, made in
      switch made {
      case .value(let place)?: return .computed(place)
      case .elements(let places)?: return .elements(places)
      case nil:
        guard case .column(let index) = column.value.node else { return .computed(0) }
        return columns?[index] ?? .incoming(index)
      }
    }
  }

  /// Goes on with rows of so many columns: one of them in another place, or more behind them.
  mutating func replace(_ column: Int? = nil, of width: Int, adding more: Int = 0, at place: Int) {
    var places = columns ?? (0..<width).map(Place.incoming)
    if let column { places[column] = .computed(place) }
    for index in 0..<more { places.append(.computed(place + index)) }
    columns = places
  }

  /// The row as others read it, after all that was computed.
  func row() -> (([Value], Frame) -> [Value]) {
    guard let columns else { return { row, _ in row } }
    return { row, frame in
      var result: [Value] = []
      result.reserveCapacity(columns.count)
      for place in columns {
        switch place {
        case .incoming(let index): result.append(row[index])
        case .computed(let place): result.append(frame[place])
        case .elements(let places): result.append(.list(places.map { frame[$0] }))
        }
      }
      return result
    }
  }
}
