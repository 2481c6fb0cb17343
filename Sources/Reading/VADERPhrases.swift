/// VADER's phrases with a feeling of their own, and its dampeners of two words.
enum VADERPhrases {
  /// The feeling of two words that follow each other, or nil.
  static func feeling(_ first: VADERCue, _ second: VADERCue) -> Double? {
    switch (first, second) {
    case (.the, .shit), (.the, .bomb): 3
    case (.bad, .ass): 1.5
    case (.bus, .stop): 0
    case (.yeah, .right): -2
    case (.beating, .heart): 3.5
    default: nil
    }
  }

  /// The feeling of three words that follow each other, or nil.
  static func feeling(_ first: VADERCue, _ second: VADERCue, _ third: VADERCue) -> Double? {
    switch (first, second, third) {
    case (.kiss, .of, .death): -1.5
    case (.to, .die, .for): 3
    default: nil
    }
  }

  static func dampens(_ first: VADERCue, _ second: VADERCue) -> Bool {
    switch (first, second) {
    case (.just, .enough), (.kind, .of), (.sort, .of): true
    default: false
    }
  }
}
