/// What an answer may bring. Raw values are what a mapping calls them.
package enum ImportField: String, Sendable, CaseIterable {
  case text, prompt, platform, questionKey, run, time
  case category, type, persona, role, driver, contextStage, targetBrand
  case `repeat`, tokens, cost, latency, satisfaction
  case error, errorCode, id

  /// The names that are tried where no mapping names one, best first: lower case, without `_`, `-` and spaces; a dot
  /// leads into a nested record.
  var wellKnownNames: [String] {
    switch self {
    case .text:
      [
        "response", "answer", "responsetext", "answertext", "output", "completion", "reply",
        "content", "text", "response.text", "answer.text",
      ]
    case .prompt:
      [
        "prompt", "question", "query", "prompttext", "questiontext", "querytext", "input",
        "question.text", "query.text", "prompt.text",
      ]
    case .platform:
      [
        "platform", "aiplatform", "provider", "model", "modelname", "engine", "assistant",
        "metadata.platform",
      ]
    case .questionKey:
      [
        "questionkey", "questionid", "queryid", "promptid", "question.key", "question.id", "query.id",
        "prompt.id",
      ]
    case .run: ["runlabel", "runname", "runid", "run", "metadata.runid"]
    case .time:
      [
        "timestamp", "time", "respondedat", "createdat", "answeredat", "date", "metadata.timestamp",
        "metadata.createdat", "metadata.time",
      ]
    case .category: ["category", "questioncategory", "topic", "question.category"]
    case .type: ["questiontype", "question.type"]
    case .persona: ["persona", "personaid", "personakey"]
    case .role: ["role", "personarole"]
    case .driver: ["driver", "personadriver"]
    case .contextStage: ["contextstage", "stage"]
    case .targetBrand: ["targetbrand"]
    case .repeat: ["repeat", "repetition"]
    case .tokens:
      ["tokens", "totaltokens", "tokencount", "usage.totaltokens", "metadata.tokens"]
    case .cost: ["cost", "costusd", "metadata.cost"]
    case .latency:
      [
        "latencyms", "processingtimems", "responsetimems", "latency", "metadata.latencyms",
        "metadata.processingtimems",
      ]
    case .satisfaction: ["satisfactionscore", "satisfaction"]
    case .error: ["error", "errormessage"]
    case .errorCode: ["errorcode"]
    case .id: ["responseid", "answerid", "id", "uuid"]
    }
  }
}
