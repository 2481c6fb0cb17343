import Values

// JUnit XML as CI systems read it (the schema of Apache Ant's junit task as Jenkins publishes it): one suite a file.
extension TestReport {
  package var junit: String {
    var xml = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    xml +=
      "<testsuites name=\"auditsh\" \(counts(files.flatMap(\.results))) time=\"\(seconds(milliseconds))\">\n"
    for file in files {
      xml += "  <testsuite name=\"\(attribute(file.path))\" \(counts(file.results)) "
      xml +=
        "skipped=\"\(file.results.count { $0.status == .skipped })\" time=\"\(seconds(file.milliseconds))\" "
      xml += "timestamp=\"\(Timestamp.text(file.startedAt).prefix(19))\" hostname=\"localhost\">\n"
      for result in file.results { xml += testCase(result, of: file) }
      xml += "  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
  }

  private func testCase(_ result: TestResult, of file: TestFile) -> String {
    var xml = "    <testcase name=\"\(attribute(result.name))\" classname=\"\(attribute(file.path))\" "
    xml += "time=\"\(seconds(result.milliseconds))\""
    var inner = ""
    switch result.status {
    case .passed: break
    case .skipped: inner += "      <skipped/>\n"
    case .failed, .error:
      let tag = result.status == .failed ? "failure" : "error"
      let type = result.status == .failed ? "assertion" : "exit \(result.exitCode)"
      inner += "      <\(tag) message=\"\(attribute(result.message))\" type=\"\(type)\">"
      inner += text(result.details) + "</\(tag)>\n"
    }
    if !result.output.isEmpty, result.status != .passed {
      inner += "      <system-out>\(text(result.output))</system-out>\n"
    }
    return xml + (inner.isEmpty ? "/>\n" : ">\n\(inner)    </testcase>\n")
  }

  private func counts(_ results: [TestResult]) -> String {
    let failures = results.count { $0.status == .failed }
    let errors = results.count { $0.status == .error }
    return "tests=\"\(results.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
  }

  private func seconds(_ milliseconds: Int64) -> String {
    NumberText.fixed(Double(milliseconds) / 1000, 3, NumberStyle(group: ""))
  }

  private func attribute(_ value: String) -> String { escaped(value, isAttribute: true) }

  private func text(_ value: String) -> String { escaped(value, isAttribute: false) }

  /// What XML 1.0 has no place for becomes U+FFFD; so does a colour's escape.
  private func escaped(_ value: String, isAttribute: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n", "\t": isAttribute ? result.append(" ") : result.append(scalar)
      case "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}": result.append(scalar)
      default: result.append("\u{FFFD}")
      }
    }
    return String(result)
  }
}
