/// What rows of the backend's tables may bring. Raw values are what a mapping calls them.
package enum TableField: String, Sendable, CaseIterable {
  case id, name, industry, productType, brand, brands, competitors
  case client, job, run, question
  case description, type, status, isActive, trigger, triggerConfig, config, legacyConfig, createdBy
  case runCount, successCount, failureCount, lastRunAt, nextRunAt
  case maxRetries, retryDelaySeconds, timeoutSeconds, maxConcurrent, attempt, retries
  case createdAt, scheduledAt, startedAt, completedAt, generatedAt, time
  case total, processed, progress, platformStats, error, errorCode
  case key, text, category, persona, role, driver, emotionalAnchor, contextStage, targetBrand, priorityScore
  case platform, latency, tokens, cost, satisfaction, `repeat`, metadata
  case filePath, template, theme, coverage, completed
}

extension ImportTable {
  /// The fields that the table has, each with the columns that are tried for it, best first: lower case, without `_`,
  /// `-` and spaces.
  var fields: [(field: TableField, columns: [String])] {
    switch self {
    case .clients: Self.clientFields
    case .jobs: Self.jobFields
    case .runs: Self.runFields
    case .questions: Self.questionFields
    case .responses: Self.responseFields
    case .executions: Self.executionFields
    case .reports: Self.reportFields
    }
  }

  private typealias Fields = [(field: TableField, columns: [String])]

  private static let runReference = ["auditrunid", "runid", "auditid"]

  private static let clientFields: Fields = [
    (.id, ["id", "clientid", "uuid"]),
    (.name, ["name", "clientname", "companyname", "company"]),
    (.industry, ["industry"]),
    (.productType, ["producttype"]),
    (.brand, ["brandname", "primarybrand", "brand"]),
    (.brands, ["brands", "trackedbrands"]),
    (.competitors, ["competitors", "competitorbrands"]),
    (.createdAt, ["createdat", "created"]),
  ]

  private static let jobFields: Fields = [
    (.id, ["id", "jobid", "scheduledjobid", "uuid"]),
    (.name, ["name", "jobname", "title"]),
    (.description, ["description"]),
    (.client, ["clientid"]),
    (.type, ["jobtype", "type"]),
    (.status, ["status", "state"]),
    (.isActive, ["isactive", "active", "enabled", "isenabled"]),
    (.trigger, ["triggertype"]),
    (.triggerConfig, ["triggerconfig", "trigger", "schedule"]),
    (.config, ["jobconfig", "config"]),
    (.legacyConfig, ["jobdata"]),
    (.createdBy, ["createdby", "ownerid"]),
    (.createdAt, ["createdat", "created"]),
    (.lastRunAt, ["lastrunat", "lastrun"]),
    (.nextRunAt, ["nextrunat", "nextrun"]),
    (.runCount, ["runcount", "totalruns"]),
    (.successCount, ["successcount"]),
    (.failureCount, ["failurecount"]),
    (.maxRetries, ["maxretries"]),
    (.retryDelaySeconds, ["retrydelayseconds", "retrydelay"]),
    (.timeoutSeconds, ["timeoutseconds"]),
    (.maxConcurrent, ["maxconcurrent", "maxconcurrentexecutions", "maxinstances"]),
  ]

  private static let runFields: Fields = [
    (.id, ["id", "auditrunid", "runid", "uuid"]),
    (.client, ["clientid"]),
    (.job, ["jobid", "scheduledjobid"]),
    (.name, ["displayname", "name", "runname"]),
    (.status, ["status", "state"]),
    (.createdAt, ["createdat", "created"]),
    (.startedAt, ["startedat", "starttime"]),
    (.completedAt, ["completedat", "finishedat", "endedat", "endtime"]),
    (.total, ["totalquestions", "totalqueries"]),
    (.processed, ["processedquestions", "processedqueries", "completedquestions"]),
    (.progress, ["progressdata", "progress"]),
    (.platformStats, ["platformstats", "platformstatistics"]),
    (.error, ["errorlog", "errormessage", "error"]),
    (.config, ["config", "configuration", "auditconfig", "configsnapshot"]),
  ]

  private static let questionFields: Fields = [
    (.id, ["id", "questionid", "queryid", "uuid"]),
    (.run, runReference),
    (.key, ["questionkey", "key", "externalid"]),
    (.text, ["questiontext", "querytext", "prompttext", "text", "prompt", "question", "query", "content"]),
    (.category, ["category", "questioncategory", "querycategory", "topic"]),
    (.type, ["questiontype", "querytype", "type"]),
    (.persona, ["persona", "personaid", "personakey", "voice"]),
    (.role, ["role", "personarole"]),
    (.driver, ["driver", "personadriver"]),
    (.emotionalAnchor, ["emotionalanchor"]),
    (.contextStage, ["contextstage", "stage", "context"]),
    (.targetBrand, ["targetbrand"]),
    (.priorityScore, ["priorityscore", "priority"]),
  ]

  private static let responseFields: Fields = [
    (.id, ["id", "responseid", "answerid", "uuid"]),
    (.question, ["questionid", "queryid"]),
    (.run, runReference),
    (.platform, ["platform", "aiplatform", "platformname", "provider", "model", "modelname", "engine"]),
    (
      .text,
      ["responsetext", "answertext", "rawresponse", "response", "answer", "content", "text", "output"]
    ),
    (.time, ["respondedat", "answeredat", "createdat", "timestamp"]),
    (.latency, ["processingtimems", "latencyms", "responsetimems"]),
    (.tokens, ["tokens", "tokensused", "totaltokens", "tokencount"]),
    (.cost, ["cost", "costusd", "totalcost"]),
    (.satisfaction, ["satisfactionscore", "emotionalsatisfaction"]),
    (.repeat, ["repeat", "repetition", "iteration"]),
    (.status, ["status", "state"]),
    (.errorCode, ["errorcode"]),
    (.error, ["errormessage", "error"]),
    (.metadata, ["responsemetadata", "metadata"]),
  ]

  private static let executionFields: Fields = [
    (.id, ["id", "executionid", "jobexecutionid", "uuid"]),
    (.job, ["jobid", "scheduledjobid"]),
    (.run, runReference),
    (.scheduledAt, ["scheduledat", "scheduledfor", "scheduledtime"]),
    (.startedAt, ["startedat", "starttime"]),
    (.completedAt, ["completedat", "finishedat", "endedat", "endtime"]),
    (.status, ["status", "state"]),
    (.error, ["errormessage", "error"]),
    (.attempt, ["attempt", "attemptnumber"]),
    (.retries, ["retrycount", "retries"]),
  ]

  private static let reportFields: Fields = [
    (.id, ["id", "reportid", "uuid"]),
    (.run, runReference),
    (.name, ["title", "name"]),
    (.type, ["reporttype", "type"]),
    (.generatedAt, ["generatedat", "createdat"]),
    (.filePath, ["filepath", "path", "file"]),
    (.template, ["templateversion", "template"]),
    (.theme, ["themekey", "theme"]),
    (.completed, ["coveragecompleted", "completed"]),
    (.total, ["coveragetotal", "total"]),
    (.coverage, ["coverage", "coveragesnapshot"]),
  ]
}
