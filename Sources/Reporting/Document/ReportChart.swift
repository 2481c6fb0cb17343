/// A drawing of figures; the table that follows it has them as numbers.
package struct ReportChart: Sendable, Equatable {
  package enum Shape: Sendable, Equatable {
    case bars(BarChart)
    case lines(LineChart)
    case heat(HeatMap)
  }

  package var title: String
  /// What it shows, for those who cannot see it.
  package var summary: String
  package var shape: Shape

  package init(_ title: String, summary: String, _ shape: Shape) {
    self.title = title
    self.summary = summary
    self.shape = shape
  }
}

/// Horizontal bars with their intervals.
package struct BarChart: Sendable, Equatable {
  package struct Bar: Sendable, Equatable {
    package var label: String
    /// Nil is drawn as the words `no data`.
    package var value: Double?
    package var low: Double?
    package var high: Double?
    /// The value in words, with what must be said of it.
    package var text: String
    package var isOwn: Bool

    package init(
      _ label: String, _ value: Double?, low: Double? = nil, high: Double? = nil, text: String,
      isOwn: Bool = false
    ) {
      self.label = label
      self.value = value
      self.low = low
      self.high = high
      self.text = text
      self.isOwn = isOwn
    }
  }

  package struct Group: Sendable, Equatable {
    /// Nil for bars that stand alone.
    package var title: String?
    package var bars: [Bar]

    package init(_ title: String? = nil, _ bars: [Bar]) {
      self.title = title
      self.bars = bars
    }
  }

  package var groups: [Group]
  package var scale: ChartScale

  package init(_ groups: [Group], scale: ChartScale = .share) {
    self.groups = groups
    self.scale = scale
  }
}

/// Shares over time, each with a band for its interval.
package struct LineChart: Sendable, Equatable {
  package struct Point: Sendable, Equatable {
    /// UTC milliseconds.
    package var time: Int64
    /// The day in words.
    package var label: String
    package var value: Double?
    package var low: Double?
    package var high: Double?

    package init(time: Int64, label: String, value: Double?, low: Double? = nil, high: Double? = nil) {
      self.time = time
      self.label = label
      self.value = value
      self.low = low
      self.high = high
    }
  }

  package struct Series: Sendable, Equatable {
    package var name: String
    package var points: [Point]
    package var isOwn: Bool

    package init(_ name: String, _ points: [Point], isOwn: Bool) {
      self.name = name
      self.points = points
      self.isOwn = isOwn
    }
  }

  package var series: [Series]

  package init(_ series: [Series]) { self.series = series }
}

/// A share for each pair of a row and a column: the stronger the colour the more, and the number in it.
package struct HeatMap: Sendable, Equatable {
  package struct Cell: Sendable, Equatable {
    package var value: Double?
    /// Short: `63%`, `63%*` for a low sample.
    package var text: String

    package init(_ value: Double?, _ text: String) {
      self.value = value
      self.text = text
    }
  }

  package struct Row: Sendable, Equatable {
    package var label: String
    package var cells: [Cell]
    package var isOwn: Bool

    package init(_ label: String, _ cells: [Cell], isOwn: Bool) {
      self.label = label
      self.cells = cells
      self.isOwn = isOwn
    }
  }

  package var columns: [String]
  package var rows: [Row]

  package init(columns: [String], rows: [Row]) {
    self.columns = columns
    self.rows = rows
  }
}

/// What the length of a bar means.
package enum ChartScale: Sendable, Equatable {
  /// 0…1, cut above the greatest.
  case share
  /// −1…1, bars begin at 0.
  case balance
}
