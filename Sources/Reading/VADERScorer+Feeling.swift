extension VADERScorer {
  /// The feeling of a word of the lexicon in its surroundings.
  func feeling(at place: Int) -> Double {
    let row = row(place)
    if row.boost != 0 || (row.cue == .kind && cue(ifAny: place + 1) == .of) { return 0 }
    var value = row.valence
    if row.cue == .no, place + 1 < words.count, self.row(place + 1).isFelt { value = 0 }
    if followsNo(place) { value = row.valence * VADERModifiers.negation }
    if words[place].isUpper && hasMixedCase {
      value += value > 0 ? VADERModifiers.capitals : -VADERModifiers.capitals
    }
    for distance in 1...3 where place >= distance && !self.row(place - distance).isFelt {
      value += boost(from: place - distance, at: distance, to: value)
      value = negated(value, at: place, by: distance)
      if distance == 3 { value = phrased(value, at: place) }
    }
    if place > 0, cue(place - 1) == .least, !self.row(place - 1).isFelt {
      let before = cue(ifAny: place - 2)
      if before != .at && before != .very { value *= VADERModifiers.negation }
    }
    return value
  }

  private func cue(ifAny place: Int) -> VADERCue { words.indices.contains(place) ? cue(place) : .none }

  private func followsNo(_ place: Int) -> Bool {
    if cue(ifAny: place - 1) == .no || cue(ifAny: place - 2) == .no { return true }
    return cue(ifAny: place - 3) == .no && (cue(place - 1) == .or || cue(place - 1) == .nor)
  }

  /// What a booster or dampener `distance` words before a feeling of `value` adds to it.
  private func boost(from place: Int, at distance: Int, to value: Double) -> Double {
    var boost = row(place).boost
    if boost == 0 { return 0 }
    if value < 0 { boost *= -1 }
    if words[place].isUpper && hasMixedCase {
      boost += value > 0 ? VADERModifiers.capitals : -VADERModifiers.capitals
    }
    return distance == 1 || boost == 0 ? boost : boost * (distance == 2 ? 0.95 : 0.9)
  }

  /// `value` of the word at `place` after the word `distance` before it had its chance to negate it.
  private func negated(_ value: Double, at place: Int, by distance: Int) -> Double {
    let first = cue(place - 1)
    switch distance {
    case 2:
      if cue(place - 2) == .never, first == .so || first == .this { return value * 1.25 }
      if cue(place - 2) == .without, first == .doubt { return value }
    case 3:
      let second = cue(place - 2)
      // The original's `and` binds closer than its `or`: "so" or "this" right before is enough.
      if (cue(place - 3) == .never && (second == .so || second == .this)) || first == .so || first == .this {
        return value * 1.25
      }
      if cue(place - 3) == .without, second == .doubt || first == .doubt { return value }
    default: break
    }
    return negates(place - distance) ? value * VADERModifiers.negation : value
  }

  private func negates(_ place: Int) -> Bool { words[place].isContraction || row(place).negates }

  /// Phrases around the word, which has three words before it.
  private func phrased(_ value: Double, at place: Int) -> Double {
    let (third, second, first, this) = (cue(place - 3), cue(place - 2), cue(place - 1), cue(place))
    var value = value
    if let feeling = VADERPhrases.feeling(first, this) ?? VADERPhrases.feeling(second, first, this)
      ?? VADERPhrases.feeling(second, first) ?? VADERPhrases.feeling(third, second, first)
      ?? VADERPhrases.feeling(third, second)
    {
      value = feeling
    }
    if place + 1 < words.count, let feeling = VADERPhrases.feeling(this, cue(place + 1)) { value = feeling }
    if place + 2 < words.count,
      let feeling = VADERPhrases.feeling(this, cue(place + 1), cue(place + 2))
    {
      value = feeling
    }
    if VADERPhrases.dampens(third, second) { value += -VADERModifiers.increase }
    if VADERPhrases.dampens(second, first) { value += -VADERModifiers.increase }
    return value
  }
}
