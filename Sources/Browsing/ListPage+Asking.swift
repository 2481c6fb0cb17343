import Values

extension ListPage {
  /// What must be known to draw so many rows; nil where all of it is.
  func ask(height: Int) -> Ask? {
    guard problem == nil else { return nil }
    if wantsEnd, total == nil, !isUncountable { return countAsk }
    let last = min(top + max(1, height), total ?? .max) - 1
    var start = top / Self.blockSize * Self.blockSize
    while start <= max(last, 0) {
      if blocks[start] == nil, total.map({ start < $0 || start == 0 }) ?? true { return ask(from: start) }
      start += Self.blockSize
    }
    return nil
  }

  /// What may be asked while nobody types.
  var idleAsk: Ask? { total == nil && !isUncountable && problem == nil && fields != nil ? countAsk : nil }

  private var countAsk: Ask { Ask(text: query.askedText + " | count", purpose: .count, list: number) }

  private func ask(from start: Int) -> Ask {
    let skip = start > 0 ? " | skip \(start)" : ""
    return Ask(
      text: query.askedText + skip + " | take \(Self.blockSize)", purpose: .rows(from: start), list: number)
  }

  /// The values of a field with how many rows have each, most first.
  func choicesAsk(_ field: String) -> Ask {
    let isList = isListField(field)
    if let mentions = mentions(field) {
      return Ask(
        text: mentions + " | summarize n = count() by brand | sort -n | take 500", purpose: .choices,
        list: number)
    }
    let rows = query.without(field).askedText + (isList ? " | expand \(field)" : "")
    return Ask(
      text: rows + " | summarize n = count() by \(field) | sort -n | take 500", purpose: .choices,
      list: number)
  }

  /// Where a run's brands alone are counted: its mentions, one a brand and answer, are counted twelve times as fast.
  private func mentions(_ field: String) -> String? {
    let rows = query.without(field)
    guard kind.source == "questions", field == "brands", rows.filters.isEmpty, !rows.asked.contains("|")
    else { return nil }
    return "mentions" + rows.asked.dropFirst("questions".count)
  }

  func isListField(_ name: String) -> Bool {
    guard let type = fields?.first(where: { $0.name == name })?.type, case .list = type else { return false }
    return true
  }

  /// The statement that gives the row under the cursor, for people: by its id, or by its place.
  var rowStatement: String {
    if let id = current?.value(of: "id", fields ?? []).text, let source = kind.source, source.hasSuffix("s"),
      fields?.contains(where: { $0.name == "id" && $0.type == .id(String(source.dropLast())) }) == true
        || source == "questions"
    {
      return "\(source.dropLast()) \(Self.word(id))"
    }
    return query.text + (cursor > 0 ? " | skip \(cursor)" : "") + " | take 1"
  }

  /// An id as an argument: imported ones can hold anything.
  static func word(_ id: String) -> String {
    let isPlain = id.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x5F
    }
    return isPlain && !id.hasPrefix("-") && !id.isEmpty ? id : RowQuery.quoted(id)
  }
}
