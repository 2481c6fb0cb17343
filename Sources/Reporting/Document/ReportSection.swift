/// A part of a report under a heading of its own.
package struct ReportSection: Sendable, Equatable {
  package var title: String
  package var blocks: [ReportBlock]

  package init(_ title: String, _ blocks: [ReportBlock]) {
    self.title = title
    self.blocks = blocks
  }
}

/// What sections are made of, in the order of reading.
package enum ReportBlock: Sendable, Equatable {
  case prose(Prose)
  case heading(String)
  case chart(ReportChart)
  case table(ReportTable)
  case findings([ReportFinding])
  /// Things to do, the first first.
  case steps([Prose])
  case excerpts([ReportExcerpt])
}

/// A number at the head of a report.
package struct ReportTile: Sendable, Equatable {
  package var label: String
  /// Worded; `no data` where there is none.
  package var value: String
  /// Its interval and n.
  package var detail: String
  /// Against the previous run, where there is one.
  package var change: String?
  /// `low sample`, or nil.
  package var flag: String?

  package init(_ label: String, _ value: String, _ detail: String, change: String? = nil, flag: String? = nil)
  {
    self.label = label
    self.value = value
    self.detail = detail
    self.change = change
    self.flag = flag
  }
}

/// Something that a reader should know.
package struct ReportFinding: Sendable, Equatable {
  /// `Risk`, `Opportunity`, `Signal`.
  package var kind: String
  /// `high`, `medium` or `low`.
  package var impact: String
  package var title: String
  package var text: String

  package init(kind: String, impact: String, title: String, text: String) {
    self.kind = kind
    self.impact = impact
    self.title = title
    self.text = text
  }
}

/// A piece of an answer, with the brands in it.
package struct ReportExcerpt: Sendable, Equatable {
  package enum Mark: Sendable { case none, own, other }

  package struct Piece: Sendable, Equatable {
    package var text: String
    package var mark: Mark

    package init(_ text: String, _ mark: Mark = .none) {
      self.text = text
      self.mark = mark
    }
  }

  package var question: String
  /// Who answered, and to whom: `perplexity · IT buyer`.
  package var source: String
  /// `2 of 3 answers name Quillstack`; nil where there is nothing to add.
  package var note: String?
  /// Empty where there is no answer to quote.
  package var pieces: [Piece]

  package init(question: String, source: String, note: String? = nil, pieces: [Piece]) {
    self.question = question
    self.source = source
    self.note = note
    self.pieces = pieces
  }
}
