import Storage

/// What one side's answers say, by group (the row's key) and question: what rows and bootstraps are summed from.
struct RunSample {
  /// One brand in the answers to one question.
  struct Cell {
    /// Answers that name it, and how often.
    var answers = 0
    var mentions = 0
    /// Positive less negative mentions, and all that were judged.
    var balance = 0
    var judged = 0

    static func += (left: inout Cell, right: Cell) {
      left.answers += right.answers
      left.mentions += right.mentions
      left.balance += right.balance
      left.judged += right.judged
    }

    func counted(_ mode: VoiceMode) -> Int { mode == .mentions ? mentions : answers }
  }

  /// The answers to one question within a group.
  struct Cluster {
    var n = 0
    /// One for each tracked brand.
    var cells: [Cell]
  }

  struct Group {
    var n = 0
    var cells: [Cell]
    /// By the question's key.
    var clusters: [String: Cluster] = [:]
  }

  let brands: [String]
  private(set) var groups: [String: Group] = [:]

  /// Reads the answered responses of a run.
  init(
    run: RunReference, dimension: ComparisonDimension, brands: [String], in connection: Connection
  ) throws {
    var names = AnswerNames(dimension: dimension)
    let table = try AnswerTable(runs: [run.seq], names: &names, in: connection)
    var sums = Sums(table, names, brands: brands)
    for (place, brand) in brands.enumerated() {
      try table.namings(of: brand, in: connection) { sums.add($0, brand: place) }
    }
    self.init(sums, names)
  }

  init(_ sums: Sums, _ names: AnswerNames) {
    brands = sums.brands
    let empty = Array(repeating: Cell(), count: brands.count)
    for (cluster, n) in sums.counts.enumerated() where n > 0 {
      let identity = names.clusters.elements[cluster]
      let group = names.text(identity.group)
      let cells = Array(sums.cells[cluster * brands.count..<(cluster + 1) * brands.count])
      groups[group, default: Group(cells: empty)].n += n
      for brand in brands.indices { groups[group]?.cells[brand] += cells[brand] }
      groups[group]?.clusters[names.text(identity.question)] = Cluster(n: n, cells: cells)
    }
  }

  func group(_ key: String) -> Group {
    groups[key] ?? Group(cells: Array(repeating: Cell(), count: brands.count))
  }

  /// The sums while they are made: a row of cells for each cluster. Summed here: SQLite would look each mention's
  /// answer and question up and sort them all.
  struct Sums {
    let brands: [String]
    private let clusters: [Int32]
    /// Answers of each cluster.
    private(set) var counts: [Int]
    private(set) var cells: [Cell]

    init(_ table: AnswerTable, _ names: AnswerNames, brands: [String]) {
      self.brands = brands
      clusters = table.rows.map(\.cluster)
      counts = Array(repeating: 0, count: names.clusters.elements.count)
      cells = Array(repeating: Cell(), count: counts.count * brands.count)
      for cluster in clusters { counts[Int(cluster)] += 1 }
    }

    mutating func add(_ naming: AnswerTable.Naming, brand: Int) {
      cells[Int(clusters[naming.answer]) * brands.count + brand] += Cell(
        answers: 1, mentions: naming.frequency, balance: naming.balance, judged: 1)
    }
  }
}
