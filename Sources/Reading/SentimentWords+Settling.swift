extension SentimentWords {
  /// Applies what more than one word decides: phrases, words that take away what stands behind them, and headings that
  /// say that good or bad points follow.
  mutating func settle(_ lexicon: VADERLexicon) {
    takePhrases(lexicon)
    takeShunned(lexicon)
    takeSides(lexicon.extended)
  }

  /// A phrase is one feeling: that of its first word; the others lose theirs.
  private mutating func takePhrases(_ lexicon: VADERLexicon) {
    var place = 0
    while place < count {
      let phrases = lexicon.phrases(from: words[place].row)
      if let phrase = phrases.first(where: { stands($0, at: place) }) {
        change(place, row: phrase.feeling)
        for rest in place + 1..<place + phrase.words.count { change(rest, row: 0) }
        place += phrase.words.count
      } else {
        place += 1
      }
    }
  }

  private func stands(_ phrase: SentimentPhrase, at place: Int) -> Bool {
    guard place + phrase.words.count <= count else { return false }
    return phrase.words.indices.dropFirst().allSatisfy { offset in
      words[place + offset].row == phrase.words[offset] && marks[place + offset] == .none
    }
  }

  /// "Avoid Acme" is about Acme, "avoid Acme's fees" and "avoid bugs" are not.
  private mutating func takeShunned(_ lexicon: VADERLexicon) {
    for place in words.indices where lexicon.extended[Int(words[place].row)].cue == .avoid {
      var next = place + 1
      while next < count, [.the, .this].contains(lexicon.extended[Int(words[next].row)].cue) { next += 1 }
      guard next < count, hits[next] >= 0, !owners.contains(next),
        marks[place + 1...next].allSatisfy({ $0 == .none })
      else { continue }
      change(place, row: lexicon.shunned)
    }
  }

  /// Under "Pros:" nothing is bad, under "Cons:" nothing good, unless it is denied; "none" denies nothing.
  private mutating func takeSides(_ rows: [VADERRow]) {
    for (index, part) in parts.enumerated() where part.side != nil {
      let end = index + 1 < parts.count ? parts[index + 1].firstWord : count
      for place in part.firstWord..<max(end, part.firstWord) where hits[place] < 0 {
        let row = rows[Int(words[place].row)]
        if place == part.firstWord, row.negates, !row.isFelt {
          change(place, row: 0)
        } else if row.isFelt, (row.valence > 0) == (part.side == .cons),
          !isDenied(place, from: part.firstWord, rows)
        {
          change(place, row: 0)
        }
      }
    }
  }

  private func isDenied(_ place: Int, from first: Int, _ rows: [VADERRow]) -> Bool {
    (max(first, place - 3)..<place).contains { words[$0].isContraction || rows[Int(words[$0].row)].negates }
  }
}
