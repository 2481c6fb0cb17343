import AuditModel

// Addresses in running text
extension CitationScanner {
  /// `https://…` at its colon.
  mutating func scheme(at colon: Int) -> Int {
    guard TextBytes.has(bytes, "://", at: colon) else { return colon }
    var start = colon
    while start > 0, TextBytes.isLetter(bytes[start - 1]), colon - start < 5 { start -= 1 }
    // Glued text may run into the scheme: `Sourcehttps://…`.
    for name in ["https", "http"] as [StaticString] {
      let from = colon - name.utf8CodeUnitCount
      if from >= start, TextBytes.has(bytes, name, at: from) { return url(from: from) }
    }
    return colon
  }

  mutating func www(at index: Int) -> Int {
    guard index == 0 || !TextBytes.isWord(bytes[index - 1]), index + 4 < bytes.count,
      bytes[index + 1] | 0x20 == UInt8(ascii: "w"), bytes[index + 2] | 0x20 == UInt8(ascii: "w"),
      bytes[index + 3] == UInt8(ascii: "."), TextBytes.isWord(bytes[index + 4])
    else { return index }
    return url(from: index)
  }

  mutating func url(from start: Int) -> Int {
    let end = CitationURL.end(of: bytes, from: start)
    guard end > start, let url = CitationURL(bytes[start..<end]) else { return end }
    zones.append(CitationZone(start: start, end: end))
    add(url, title: nil, offset: start)
    return end
  }

  /// `acme.com` at its first dot; a citation only where it is a tracked brand's, a zone in any case.
  mutating func bareDomain(at dot: Int) -> Int {
    guard dot + 1 < bytes.count, TextBytes.isLetter(bytes[dot + 1]) else { return dot }
    guard let host = CitationHost.range(around: dot, in: bytes, from: zones.last?.end ?? 0) else {
      return dot
    }
    let owner = owners.owner(ofHost: bytes[host])
    guard owner != nil || CitationHost.isPlausible(bytes[host]) else { return host.upperBound }
    let isMail = host.lowerBound > 0 && bytes[host.lowerBound - 1] == UInt8(ascii: "@")
    let hasPath = host.upperBound < bytes.count && bytes[host.upperBound] == UInt8(ascii: "/")
    let end = hasPath ? CitationURL.end(of: bytes, from: host.lowerBound) : host.upperBound
    if isMail {
      var start = host.lowerBound - 1
      while start > 0, TextBytes.isWord(bytes[start - 1]) || "._%+-".utf8.contains(bytes[start - 1]) {
        start -= 1
      }
      zones.append(CitationZone(start: start, end: end))
      return end
    }
    zones.append(CitationZone(start: host.lowerBound, end: end, isBareDomain: true))
    if owner != nil { add(CitationURL(bytes[host.lowerBound..<end]), title: nil, offset: host.lowerBound) }
    return end
  }
}
