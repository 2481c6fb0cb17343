// GitHub's workflow commands: each failure stands beside its line in the pull request.
extension TestReport {
  package var githubAnnotations: String {
    var text = ""
    for file in files {
      for result in file.results where result.status == .failed || result.status == .error {
        var properties = ["file=\(Self.property(result.file.isEmpty ? file.path : result.file))"]
        if result.line > 0 { properties += ["line=\(result.line)", "col=\(result.column)"] }
        properties.append("title=\(Self.property(result.name))")
        text += "::error \(properties.joined(separator: ","))::\(Self.data(result.message))\n"
      }
    }
    return text
  }

  /// Line ends and `%` would end the command.
  private static func data(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: String(scalar)
      }
    }.joined()
  }

  private static func property(_ text: String) -> String {
    data(text).unicodeScalars.map { $0 == ":" ? "%3A" : ($0 == "," ? "%2C" : String($0)) }.joined()
  }
}
