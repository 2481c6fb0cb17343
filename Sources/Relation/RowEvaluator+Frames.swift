import Values

extension RowEvaluator {
  /// A sink that makes rows of what stands in the frame.
  static func rows(of layout: FrameLayout, into push: @escaping ([Value]) throws -> Bool) -> FrameSink {
    if layout.isUntouched { return { row, _ in try push(row) } }
    let made = layout.row()
    return { row, frame in try push(made(row, frame)) }
  }

  /// Runs stages into a sink.
  static func run(
    _ stages: [FrameStage], _ layout: FrameLayout, _ sink: @escaping FrameSink,
    finish: @escaping () throws -> Void
  ) -> RowConsumer {
    var next = sink
    for stage in stages.reversed() { next = loading(stage.loads, into: work(stage.work, into: next)) }
    let (first, registers) = (next, Registers(layout.count))
    return RowConsumer(push: { row in try first(row, registers.frame) }, finish: finish)
  }

  /// A sink that gets what it needs put into the frame.
  static func loading(_ loads: [FrameLoad], into next: @escaping FrameSink) -> FrameSink {
    switch loads.count {
    case 0: return next
    case 1:
      let load = loads[0]
      return { row, frame in
        frame[load.place] = row[load.column]
        return try next(row, frame)
      }
    default:
      return { row, frame in
        for load in loads { frame[load.place] = row[load.column] }
        return try next(row, frame)
      }
    }
  }

  private static func work(_ work: FrameStage.Work, into next: @escaping FrameSink) -> FrameSink {
    switch work {
    case .filter(let holds): return { row, frame in try holds(frame) ? try next(row, frame) : true }
    case .compute(let values) where values.isEmpty: return next
    case .compute(let values) where values.count == 1:
      let (place, computation) = values[0]
      return { row, frame in
        frame[place] = try computation.call(frame)
        return try next(row, frame)
      }
    case .compute(let values):
      return { row, frame in
        for (place, computation) in values { frame[place] = try computation.call(frame) }
        return try next(row, frame)
      }
    case .expand(let list, let element):
      return { row, frame in
        guard case .list(let values) = try list.call(frame) else { return true }
        for value in values {
          frame[element] = value
          if try !next(row, frame) { return false }
        }
        return true
      }
    case .spread(let places, let element):
      return { row, frame in
        for place in places {
          frame[element] = frame[place]
          if try !next(row, frame) { return false }
        }
        return true
      }
    case .join(let partners, let key, let keyPlace, let place):
      return { row, frame in
        frame[keyPlace] = try key.call(frame)
        let (values, count) = partners.values(of: frame.slice(keyPlace, 1))
        for partner in 0..<count {
          for index in 0..<partners.width { frame[place + index] = values[partner * partners.width + index] }
          if try !next(row, frame) { return false }
        }
        return true
      }
    }
  }
}
