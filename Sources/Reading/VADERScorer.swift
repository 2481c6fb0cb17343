/// VADER's rules over the words of one text. The order of the floating-point operations is the original's.
struct VADERScorer {
  let words: UnsafeBufferPointer<VADERWord>
  let rows: UnsafeBufferPointer<VADERRow>
  /// Some words, but not all, are in capitals: only then are capitals loud.
  let hasMixedCase: Bool

  init(words: UnsafeBufferPointer<VADERWord>, rows: UnsafeBufferPointer<VADERRow>) {
    self.words = words
    self.rows = rows
    let upper = words.reduce(0) { $1.isUpper ? $0 + 1 : $0 }
    hasMixedCase = upper > 0 && upper < words.count
  }

  /// The scores; `felt` is room to work in, so that many short texts need no new one each.
  func scores(felt: inout [VADERFeeling]) -> SentimentScores {
    guard !words.isEmpty else { return .none }
    felt.removeAll(keepingCapacity: true)
    for place in words.indices where row(place).isFelt {
      let value = feeling(at: place)
      if value != 0 { felt.append(VADERFeeling(place: place, value: value)) }
    }
    weighContrast(&felt)
    return shares(felt)
  }

  func row(_ place: Int) -> VADERRow { rows[Int(words[place].row)] }

  func cue(_ place: Int) -> VADERCue { row(place).cue }

  /// What stands before the first "but" counts half, what stands behind it one and a half times. As the original
  /// does it, by looking for the value: of equal values the first is changed.
  private func weighContrast(_ felt: inout [VADERFeeling]) {
    guard !felt.isEmpty, let but = words.indices.first(where: { cue($0) == .but }) else { return }
    for index in felt.indices {
      let value = felt[index].value
      guard let first = felt.firstIndex(where: { $0.value == value }) else { continue }
      let place = felt[first].place
      if place < but {
        felt[first].value = value * 0.5
      } else if place > but {
        felt[first].value = value * 1.5
      }
    }
  }

  private func shares(_ felt: [VADERFeeling]) -> SentimentScores {
    var sum = 0.0
    var positive = 0.0
    var negative = 0.0
    for feeling in felt {
      sum += feeling.value
      if feeling.value > 0 { positive += feeling.value + 1 } else { negative += feeling.value - 1 }
    }
    let neutral = Double(words.count - felt.count)
    let emphasis = emphasis()
    if sum > 0 { sum += emphasis } else if sum < 0 { sum -= emphasis }
    if positive > -negative { positive += emphasis } else if positive < -negative { negative -= emphasis }
    let total = positive - negative + neutral
    return SentimentScores(
      neg: SentimentScores.rounded((negative / total).magnitude, scale: 1000),
      neu: SentimentScores.rounded(neutral / total, scale: 1000),
      pos: SentimentScores.rounded(positive / total, scale: 1000),
      compound: SentimentScores.rounded(sum / (sum * sum + 15).squareRoot(), scale: 10000))
  }

  /// Up to four exclamation marks, and question marks from the second on.
  private func emphasis() -> Double {
    var exclamations = 0
    var questions = 0
    for word in words {
      exclamations += Int(word.exclamations)
      questions += Int(word.questions)
    }
    let shouted = Double(min(exclamations, 4)) * 0.292
    return shouted + (questions > 3 ? 0.96 : questions > 1 ? Double(questions) * 0.18 : 0)
  }
}
