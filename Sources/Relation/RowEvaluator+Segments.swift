import Values

/// Where a row goes behind the stages of a frame: the row that came in, and the frame with what was computed of it.
typealias FrameSink = ([Value], Frame) throws -> Bool

/// What is done with a row in a frame.
struct FrameStage {
  enum Work {
    case filter(FrameCondition)
    case compute([(place: Int, computation: Computation)])
    /// Each element of a list, put into a place.
    case expand(Computation, element: Int)
    /// The same of the values in these places.
    case spread([Int], element: Int)
    /// The values of each partner of a key, which is put into one place, put from another place on.
    case join(Partners, key: Computation, at: Int, values: Int)
  }

  /// What has to be put into the frame before.
  var loads: [FrameLoad]
  var work: Work
}

/// Steps that need one row at a time work one after another in one frame, up to a step that has to have rows.
extension RowEvaluator {
  /// Puts resolved steps in front of a consumer: the first step gets the rows first.
  package static func consumer(
    _ steps: some BidirectionalCollection<Step>, into last: RowConsumer
  ) throws(EvaluationProblem) -> RowConsumer {
    try segment(Array(steps)[...], into: last)
  }

  private static func segment(
    _ steps: ArraySlice<Step>, into last: RowConsumer
  ) throws(EvaluationProblem) -> RowConsumer {
    guard !steps.isEmpty else { return last }
    var layout = FrameLayout()
    var stages: [FrameStage] = []
    var end = steps.startIndex
    while end < steps.endIndex, let stage = frameStage(steps[end...], &layout) {
      stages.append(stage)
      end += 1
    }
    guard end < steps.endIndex else {
      return run(stages, layout, rows(of: layout, into: last.push), finish: last.finish)
    }
    let next = try segment(steps[(end + 1)...], into: last)
    switch steps[end].kind {
    case .summarize(let keys, let sums): return summarize(keys, sums, behind: stages, layout, into: next)
    case .sort(let terms):
      let most = Step.most(neededBy: steps[(end + 1)...])
      return sort(terms, most: most, behind: stages, layout, into: next)
    case .distinct(let columns?): return distinct(columns, behind: stages, layout, into: next)
    case .count: return count(behind: stages, layout, into: next)
    default:
      let stage = try self.stage(steps[end], into: next)
      return stages.isEmpty
        ? stage : run(stages, layout, rows(of: layout, into: stage.push), finish: stage.finish)
    }
  }

  /// The first of the steps as a stage; nil where it is none. The others say what somebody reads of its rows.
  private static func frameStage(_ steps: ArraySlice<Step>, _ layout: inout FrameLayout) -> FrameStage? {
    guard let step = steps.first else { return nil }
    switch step.kind {
    case .filter(let condition):
      let holds = truth(layout.placed(condition))
      return FrameStage(loads: layout.takeLoads(), work: .filter(holds))
    case .project(let columns):
      return projection(columns, Step.columns(neededBy: Array(steps.dropFirst())), &layout)
    case .expand(let column):
      let elements = layout.elements(of: column)
      let list = Computation(call: computation(layout.placed(Expr(.column(column), .nothing))))
      let element = layout.reserve()
      layout.replace(column, of: step.output.count, at: element)
      let work =
        elements.map { FrameStage.Work.spread($0, element: element) } ?? .expand(list, element: element)
      return FrameStage(loads: layout.takeLoads(), work: work)
    case .join(let join):
      let key = Computation(call: computation(layout.placed(Expr(.column(join.left), .nothing))))
      let (place, values) = (layout.reserve(), layout.reserve(join.kept.count))
      layout.replace(of: step.output.count - join.kept.count, adding: join.kept.count, at: values)
      let work = FrameStage.Work.join(Partners(join), key: key, at: place, values: values)
      return FrameStage(loads: layout.takeLoads(), work: work)
    default: return nil
    }
  }

  private static func projection(_ columns: [Column], _ needed: Places?, _ layout: inout FrameLayout)
    -> FrameStage
  {
    var values: [(place: Int, computation: Computation)] = []
    var made: [FrameLayout.Made?] = []
    func compute(_ expr: Expr) -> Int {
      let placed = layout.placed(expr)
      // A column lies somewhere already.
      if case .column(let place) = placed.node { return place }
      let place = layout.reserve()
      values.append((place, Computation(call: computation(placed))))
      return place
    }
    for (index, column) in columns.enumerated() {
      // What can fail fails also where nobody reads it.
      let isMade = needed?.contains(index) ?? true || column.value.canFail
      switch column.value.node {
      case .column: made.append(nil)
      case .list(let elements) where isMade: made.append(.elements(elements.map(compute)))
      default: made.append(.value(isMade ? compute(column.value) : layout.reserve()))
      }
    }
    let stage = FrameStage(loads: layout.takeLoads(), work: .compute(values))
    layout.project(columns, made: made)
    return stage
  }
}

extension Step {
  /// How many rows these steps read at most, the first of all that come; nil where they may read all.
  static func most(neededBy steps: ArraySlice<Step>) -> Int? {
    var skipped = 0
    for step in steps {
      switch step.kind {
      case .project: continue
      case .first: return skipped + 1
      case .skip(let count), .take(let count):
        guard case .literal(.integer(let number)) = count.node, (0...100_000).contains(number) else {
          return nil
        }
        skipped += Int(number)
        if case .take = step.kind { return skipped }
      default: return nil
      }
    }
    return nil
  }
}
