import Audit
import AuditModel
import Foundation
import Storage
import Testing
import Values

@Suite struct AlertsTests {
  /// A job whose runs are given up before the first answer.
  private func job(_ world: World, channels: [String], severity: Severity? = .high) throws -> EntityReference
  {
    var said = JobChange()
    said.name = "Spot check"
    said.scenario = "outage"
    said.platforms = ["gemini"]
    said.trigger = .manual
    said.timeout = 100
    said.channels = channels
    said.alertSeverity = severity
    let job = try Jobs.create(said, in: world.context)
    // Such a name comes from elsewhere: here it would be refused.
    try world.store.write {
      try $0.execute(
        "UPDATE jobs SET name = ? WHERE id = ?",
        [.text("Spot \u{1b}[31m<http://evil.example/x|check>"), .text(job.id)])
    }
    return job
  }

  private func run(_ job: EntityReference, in world: World) throws -> RunOutcome {
    try Runs.work(try Jobs.start(job, in: world.context), in: world.context)
  }

  @Test func `a failed run gives an alert for each channel, once`() throws {
    let world = try World()
    let job = try job(world, channels: ["webhook:http://127.0.0.1:9/x", "slack:#ops"])
    let outcome = try run(job, in: world)
    #expect(outcome.status == .failed)
    let rows =
      "SELECT group_concat(severity || ' ' || channel || ' ' || (runId = '\(outcome.run.id)'), ', ') FROM alerts"
    #expect(try world.text(rows) == "high webhook:http://127.0.0.1:9/x 1, high slack:#ops 1")
    // Reading its answers again ends no run a second time.
    let before = try world.dump(["alerts"])
    _ = try Runs.reread(outcome.run, in: world.context)
    #expect(try world.dump(["alerts"]) == before)
  }

  @Test func `the threshold decides`() throws {
    func alerts(_ severity: Severity, _ scenario: String, _ platforms: [String]) throws -> Int64 {
      let world = try World()
      var said = JobChange()
      said.name = "Job"
      said.scenario = scenario
      said.platforms = platforms
      said.trigger = .manual
      said.channels = ["email"]
      said.alertSeverity = severity
      let job = try Jobs.create(said, in: world.context)
      _ = try run(job, in: world)
      // The gravest of the run's issues is what the threshold is compared with.
      let issues = try world.text(
        "SELECT max(count) FROM (SELECT sum(failed) AS count FROM platformStats)")
      #expect(issues != nil)
      return try world.integer("SELECT count(*) FROM alerts")
    }
    #expect(try alerts(.medium, "throttling", ["openai", "anthropic", "perplexity"]) == 1)
    #expect(try alerts(.high, "saas_weekly", ["openai"]) == 0)
  }

  @Test func `a cancelled run and a run without a job alert nobody`() throws {
    let world = try World()
    let job = try job(world, channels: ["email"], severity: .low)
    try Runs.cancel(try Jobs.start(job, in: world.context), in: world.context)
    _ = try Runs.launch(small("outage", platforms: ["gemini"]), in: world.context)
    #expect(try world.integer("SELECT count(*) FROM alerts") == 0)
  }

  @Test func `a webhook gets JSON that says what happened, without links or control characters`() throws {
    let server = try WebhookServer("200 OK")
    let world = try World()
    let job = try job(world, channels: ["webhook:\(server.url)", "email:ada@example.com"])
    let outcome = try run(job, in: world)
    #expect(server.requests.isEmpty)
    let dry = try Alerts.send(isDryRun: true, in: world.context)
    #expect(dry.map(\.outcome) == [.ready, .skipped] && server.requests.isEmpty)
    let sent = try Alerts.send(in: world.context)
    #expect(sent.map(\.outcome) == [.sent, .skipped])
    #expect(sent.last?.reason == "not sent: no transport for email")
    let request = try #require(server.requests.first)
    let parts = request.components(separatedBy: "\r\n\r\n")
    #expect(parts[0].hasPrefix("POST /hook?token=secret HTTP/1.1\r\n"))
    #expect(parts[0].contains("Content-Type: application/json"))
    #expect(parts[0].contains("Idempotency-Key: \(sent[0].id)"))
    guard case .record(let body)? = try? JSONParser.parse(parts[1]), case .record(let about)? = body["job"],
      case .list(let issues)? = body["issues"]
    else {
      Issue.record("no JSON: \(parts[1])")
      return
    }
    #expect(body["run_id"]?.text == outcome.run.id && about["id"]?.text == job.id)
    #expect(body["idempotency_key"]?.text == sent[0].id && body["status"]?.text == "timeout")
    #expect(about["name"]?.text == "Spot [link]")
    #expect(!issues.isEmpty)
    #expect(!parts[1].contains("://") && !parts[1].contains("<") && !parts[1].contains("\\u001b"))
    // Once is enough.
    #expect(try Alerts.send(in: world.context).map(\.outcome) == [.skipped])
    #expect(server.requests.count == 1)
  }

  @Test(arguments: [
    ("500 Internal Server Error", "answered 500"), ("404 Not Found", "answered 404"),
    ("302 Found", "answered 302: redirects are not followed"),
  ])
  func `what is refused is kept with its error and tried again`(status: String, error: String) throws {
    let server = try WebhookServer(status, headers: "Location: http://127.0.0.1:9/elsewhere\r\n")
    let world = try World()
    _ = try run(try job(world, channels: [server.url]), in: world)
    for _ in 1...2 {
      let sent = try Alerts.send(in: world.context)
      #expect(sent.map(\.outcome) == [.failed] && sent[0].reason == error)
    }
    #expect(try world.text("SELECT error FROM alerts WHERE sentAt IS NULL") == error)
    #expect(server.requests.count == 2)
    // The same key both times.
    let keys = server.requests.compactMap {
      $0.split(separator: "\r\n").first { $0.hasPrefix("Idempotency-Key") }
    }
    #expect(keys.count == 2 && keys[0] == keys[1])
  }

  @Test func `who does not answer is waited for so long and asked once`() throws {
    let server = try WebhookServer(nil)
    let world = try World()
    let job = try job(world, channels: [server.url])
    _ = try run(job, in: world)
    world.now += 60_000
    _ = try run(job, in: world)
    let start = Date()
    let sent = try Alerts.send(timeout: 300, in: world.context)
    #expect(Date().timeIntervalSince(start) < 3)
    #expect(sent.map(\.outcome) == [.failed, .skipped] && sent[0].reason == "no answer within 300 ms")
    #expect(try world.integer("SELECT count(*) FROM alerts WHERE error IS NULL") == 1)
  }

  /// Two shells that send at once: what one has taken the other leaves, until the time of a killed one is over.
  @Test func `an alert that is being posted is left to who posts it`() throws {
    let server = try WebhookServer("204 No Content")
    let world = try World()
    _ = try run(try job(world, channels: [server.url]), in: world)
    try world.store.write {
      try $0.execute("UPDATE alerts SET leaseUntil = ?", [.integer(world.hostNow + 1000)])
    }
    #expect(try Alerts.send(in: world.context).isEmpty)
    world.hostNow += 1000
    #expect(try Alerts.send(in: world.context).map(\.outcome) == [.sent])
    #expect(try world.integer("SELECT count(*) FROM alerts WHERE leaseUntil IS NULL") == 1)
    #expect(try Alerts.send(in: world.context).isEmpty)
  }

  @Test func `nobody at the address is an error in words, and the alert goes out once somebody is`() throws {
    let world = try World()
    let port = try WebhookServer("200 OK").port
    let job = try job(world, channels: ["webhook:http://127.0.0.1:\(port)/x"])
    _ = try run(job, in: world)
    #expect(try Alerts.send(in: world.context)[0].reason == "the connection was refused")
    let server = try WebhookServer("204 No Content")
    try world.store.write {
      try $0.execute("UPDATE alerts SET channel = ?", [.text("webhook:\(server.url)")])
    }
    #expect(try Alerts.send(in: world.context)[0].outcome == .sent)
    #expect(
      try world.integer("SELECT count(*) FROM alerts WHERE sentAt = \(world.now) AND error IS NULL") == 1)
  }

  @Test(arguments: [
    "webhook:ftp://example.com/", "webhook:", "http://", "webhook:file:///etc/passwd", "carrier:pigeon", "",
    "email:a b",
  ])
  func noChannels(text: String) {
    #expect(throws: AlertProblem.self) { try AlertChannel(text) }
  }
}
