import Assist
import Planning
import Testing

/// What Tab offers: a text with `¦` for the cursor, and what the list begins with.
@Suite struct CompleterTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var first: [String]
    /// The list holds nothing else.
    var isWhole: Bool
    var testDescription: String { text }

    init(_ text: String, _ first: [String], whole: Bool = false) {
      (self.text, self.first, isWhole) = (text, first, whole)
    }
  }

  private func check(_ example: Case, in world: CompletionWorld = CompletionWorld()) {
    let found = world.texts(example.text)
    #expect(
      example.isWhole ? found == example.first : Array(found.prefix(example.first.count)) == example.first,
      "\(example.text) → \(found)")
  }

  @Test(arguments: [
    Case("¦", ["jobs", "executions", "runs"]),
    Case("ru¦", ["runs", "run"], whole: true),
    Case("le¦", ["let"], whole: true),
    Case("lau¦", ["launch"], whole: true),
    Case("runs\nlet x = 1\nla¦", ["launch"], whole: true),
    Case("runs; mem¦", ["members", "member"], whole: true),
    Case("let r = la¦", ["launch"], whole: true),
    Case("let r = le¦", []),
    Case("let ¦", [], whole: true),
    Case("let r ¦", ["="], whole: true),
    Case("explain ru¦", ["runs", "run"], whole: true),
    Case("explain mentions 9a¦", ["9a77c0"], whole: true),
    Case("explain mentions | ¦", ["where", "select"]),
    Case("brand ren¦", ["rename"], whole: true),
    Case("brand rename Gl¦", ["\"Globex Corp\""], whole: true),
    Case("reread --a¦", ["--all"], whole: true),
    Case("param min: ¦", ["text", "number", "bool", "date", "duration"], whole: true),
    Case("rep¦", ["reports", "report create", "report"], whole: true),
    Case("report cr¦", ["create"], whole: true),
    Case("lnch¦", ["launch"], whole: true),
    Case("RUN¦", ["run", "runs"], whole: true),
    Case("# ru¦", [], whole: true),
    Case("runs # | ¦", [], whole: true),
  ]) func beginnings(_ example: Case) { check(example) }

  @Test(arguments: [
    Case("runs | ¦", ["where", "select", "derive", "sort", "summarize"]),
    Case("runs |¦", [" where", " select"]),
    Case("runs | wh¦", ["where"], whole: true),
    Case("runs\n| wh¦", ["where"], whole: true),
    Case("runs |\n  wh¦", ["where"], whole: true),
    Case("runs | ch¦", ["chart"], whole: true),
    Case("runs | lau¦", [], whole: true),
    Case("runs | chart | ¦", [], whole: true),
    Case("export auditSummaries | ¦", ["save", "table"]),
    Case("runs ¦", ["|"], whole: true),
    Case("runs | first ¦", ["|"], whole: true),
    Case("runs | assert ¦", ["all", "any", "none"], whole: true),
    Case("jobs | assert all healthScore >= 80 --¦", ["--allow-empty"], whole: true),
    Case("jobs | assert all heal¦", ["healthScore"], whole: true),
  ]) func stages(_ example: Case) { check(example) }

  @Test(arguments: [
    Case("runs | where ¦", ["id", "name", "status", "startedAt"]),
    Case("runs | where sta¦", ["status", "startedAt", "startsWith("], whole: true),
    Case("runs | where not sta¦", ["status", "startedAt", "startsWith("], whole: true),
    Case("runs | where (sta¦", ["status", "startedAt", "startsWith("], whole: true),
    Case("runs | where status == \"failed\" and scen¦", ["scenario"], whole: true),
    Case("runs | summarize n = count() by scenario | sort -¦", ["scenario", "n"]),
    Case("runs | summarize n = count() by scenario | sort -n, sc¦", ["scenario"], whole: true),
    Case("runs\n| summarize n = count() by scenario\n| where ¦", ["scenario", "n"]),
    Case("runs | select id, na¦", ["name"], whole: true),
    Case("runs | select id, i¦", []),
    Case("runs | derive late = duration | select la¦", ["late"], whole: true),
    Case("runs | where nonsense > | sort sta¦", ["status", "startedAt", "startsWith("], whole: true),
    Case("questions latest | expand ¦", ["brands"], whole: true),
    Case("questions latest | expand brands | where br¦", ["brands", "brandsIn("], whole: true),
    Case("brands | distinct cl¦", ["client", "clientId"], whole: true),
    Case("compare previous latest --by platform | sort -del¦", ["delta"], whole: true),
    Case(
      "let few = runs | select id, seed\n$few | where s¦", ["seed", "startsWith(", "sentiment("], whole: true),
    Case("runs | where jobId in (jobs | where own¦", ["owner", "ownerEmail"], whole: true),
    Case("runs | where len(na¦", ["name"], whole: true),
    Case("runs | where startedAt > ag¦", ["ago("], whole: true),
    Case("runs | where startedAt > ago(7¦", ["7d", "7h", "7m"]),
    Case("runs | take ¦", [], whole: true),
    Case("for r in ru¦", ["runs", "run"], whole: true),
    Case("for r in runs { $r.sta¦", ["status", "startedAt"], whole: true),
    Case("if true {\n  runs | where scen¦", ["scenario"], whole: true),
    Case("def worst(n: number) {\n  jobs | take $¦", ["$n"], whole: true),
    Case("def worst(n: number) { jobs | take $n }\nwor¦", ["worst"], whole: true),
    Case("mentions | join ru¦", ["runs"], whole: true),
    Case("mentions | join runs o¦", ["on"], whole: true),
    Case("mentions | join runs on runI¦", ["runId"], whole: true),
    Case("mentions | join runs on runId | where jobI¦", ["jobId"], whole: true),
    Case("mentions | summarize n = count() by brand, platform | pivot n by pl¦", ["platform"], whole: true),
  ]) func fields(_ example: Case) { check(example) }

  @Test(arguments: [
    Case("mentions | summarize ¦", ["count()", "sum(", "avg("]),
    Case("mentions | summarize n = cou¦", ["count()"], whole: true),
    Case("mentions | summarize net = netSentiment(¦", ["sentiment"]),
    Case("mentions | summarize s = avg(sc¦", ["score"], whole: true),
    Case("mentions | summarize n = count() ¦", ["by", "|"], whole: true),
    Case("mentions | summarize n = count() by ¦", ["brand", "platform"]),
    Case("mentions | summarize n = count() by brand, pl¦", ["platform"], whole: true),
    Case("mentions | where cou¦", [], whole: true),
    Case("mentions | derive double ¦", ["="], whole: true),
  ]) func sums(_ example: Case) { check(example) }

  @Test(arguments: [
    Case("runs | where status ¦", ["==", "!=", "in", "<"]),
    Case("runs | where name c¦", ["contains"], whole: true),
    Case("runs | where done ¦", [">", ">=", "<", "<=", "==", "!=", "in"], whole: true),
    Case("runs | where done > 3 ¦", ["and", "or", "|"], whole: true),
    Case("runs | where done > 3 a¦", ["and"], whole: true),
    Case("runs | where (done > 3 ¦", ["and", "or", ")"], whole: true),
    Case("runs | where status == \"failed\"¦", [" and", " or", " |"], whole: true),
    Case("runs | where status in [\"failed\"¦", ["]", ","], whole: true),
    Case("mentions | summarize s = avg(score ¦", [")"], whole: true),
    Case("runs | where done >=¦", [" total", " failed"]),
    Case("runs | where status =¦", ["=="], whole: true),
    Case("questions | where brands ¦", ["contains"]),
    Case("brands | where isPrimary ¦", ["and", "or"]),
  ]) func operators(_ example: Case) { check(example) }

  @Test(arguments: [
    Case("runs | where status == \"f¦", ["failed"], whole: true),
    Case("runs | where status == 'f¦", ["failed"], whole: true),
    Case("runs | where status == f¦", ["\"failed\""], whole: true),
    Case("runs | where status == ¦", ["\"pending\"", "\"running\"", "\"completed\""]),
    Case("runs | where status ==¦", [" \"pending\"", " \"running\"", " \"completed\""]),
    Case("runs | where status in [\"failed\", \"c¦", ["completed", "cancelled"], whole: true),
    Case("runs | where status in [\"completed\", \"c¦", ["cancelled"], whole: true),
    Case("runs | where weekday(startedAt) == \"t¦", ["tuesday", "thursday"], whole: true),
    Case("mentions | where brand == \"A¦", ["Acme"], whole: true),
    Case("mentions | where brand == g¦", ["\"Globex Corp\""], whole: true),
    Case("mentions | where brand == \"O¦", ["O\\\"Hara"]),
    Case("mentions | where brand == ev¦", [], whole: true),
    Case("questions | where brands contains \"Glo¦", ["Globex Corp"], whole: true),
    Case("brands | where name == \"Ac¦", ["Acme"], whole: true),
    Case("platforms | where name == \"op¦", ["openai"], whole: true),
    Case("executions | where job == \"We¦", ["Weekly pulse"], whole: true),
    Case("mentions | where sentiment ?? \"neu¦", ["neutral"], whole: true),
    Case("runs | where name == \"f¦", [], whole: true),
    Case("runs | where id == \"3f2b¦", ["3f2b00aa-whole"], whole: true),
    Case("integrations | where connected == t¦", ["true"], whole: true),
  ]) func values(_ example: Case) { check(example) }

  @Test(arguments: [
    Case("launch ¦", ["saas_weekly", "ecom_flash"], whole: true),
    Case("launch sa¦", ["saas_weekly"], whole: true),
    Case("launch saas_weekly ¦", ["--seed", "--questions", "--platforms"]),
    Case("launch saas_weekly --seed 7 --s¦", []),
    Case("launch saas_weekly --pl¦", ["--platforms"], whole: true),
    Case("launch saas_weekly --platforms openai,an¦", ["anthropic"], whole: true),
    Case("launch saas_weekly --platforms openai,¦", ["anthropic", "gemini"], whole: true),
    Case("launch saas_weekly --platforms [openai, ¦", ["anthropic", "gemini"], whole: true),
    Case("launch saas_weekly --platforms=op¦", ["openai"], whole: true),
    Case("launch saas_weekly --mode ¦", ["b2c", "b2b"], whole: true),
    Case("launch saas_weekly --job we¦", ["\"Weekly pulse\""], whole: true),
    Case("launch saas_weekly --job \"We¦", ["Weekly pulse"], whole: true),
    Case("nonsense ¦", [], whole: true),
    Case("launch ou¦", []),
    Case("launch ./x¦", [], whole: true),
    Case("watch ¦", ["runs", "latest", "previous", "3f2a91", "3f2b00"]),
    Case("run 3f2b¦", ["3f2b00"], whole: true),
    Case("issues ¦", ["latest", "previous", "3f2a91"]),
    Case("issues l¦", ["latest"], whole: true),
    Case("compare previous ¦", ["latest", "previous"]),
    Case("compare previous latest --by ¦", ["brand", "platform"]),
    Case("personas --mode ¦", ["b2c", "b2b"], whole: true),
    Case("personas --¦", ["--mode"], whole: true),
    Case("compare --brand G¦", ["\"Globex Corp\""], whole: true),
    Case("export ¦", ["all"]),
    Case("export auditS¦", ["auditSummaries"], whole: true),
    Case("export all --to o¦", ["out/", "out/audits.json"], whole: true),
    Case("runs | save m¦", ["\"my file.csv\""], whole: true),
    Case("help lau¦", ["launch"], whole: true),
    Case("help func¦", ["functions"], whole: true),
    Case("help report ¦", ["create"], whole: true),
    Case("describe mem¦", ["members"], whole: true),
    Case("simulate 9¦", ["9d", "9h"]),
    Case("brands | chart me¦", ["mentions"], whole: true),
  ]) func arguments(_ example: Case) { check(example) }

  @Test(arguments: [
    Case("watch $¦", ["$r"], whole: true),
    Case("assert $¦", ["$few", "$r"], whole: true),
    Case("watch $r.sta¦", ["status", "startedAt"], whole: true),
    Case("assert $r.stat¦", ["status"], whole: true),
    Case("assert $r.status == \"comp¦", ["completed"], whole: true),
    Case("$fe¦", ["$few"], whole: true),
    Case("$few | where na¦", ["name"], whole: true),
    Case("fail \"the run $r¦", ["$r"], whole: true),
    Case("fail \"the run $(len($r.na¦", ["name"], whole: true),
    Case("assert (runs | where sta¦", ["status", "startedAt", "startsWith("], whole: true),
    Case("assert (ru¦", ["runs"], whole: true),
    Case("assert $few[0].na¦", ["name"], whole: true),
    Case("let late = runs | first\nassert $la¦", ["$late"], whole: true),
  ]) func variables(_ example: Case) {
    var world = CompletionWorld()
    world.define("let r = run latest; let few = runs | select id, name")
    check(example, in: world)
  }

  @Test func tellsTypesAndSummaries() throws {
    let world = CompletionWorld()
    let field = try #require(world.complete("runs | where startedA¦").candidates.first)
    #expect(field.summary == "date? · when it began")
    let kept = try #require(world.complete("runs | select id, startedAt | where startedA¦").candidates.first)
    #expect(kept.summary == "date? · when it began")
    let option = try #require(world.complete("launch saas_weekly --see¦").candidates.first)
    #expect(option.display == "--seed N")
    #expect(option.append == " ")
  }

  @Test func replacesWhatWasTypedAndCloses() {
    let world = CompletionWorld()
    let inString = world.complete("runs | where status == \"f¦")
    #expect(inString.replaceFrom == 24)
    #expect(inString.candidates.first?.append == "\"")
    #expect(world.complete("launch x --platforms openai,an¦").replaceFrom == 28)
    #expect(world.complete("watch $r¦ later").replaceFrom == 6)
    #expect(world.complete("runs | where ag¦").candidates.first?.append == "")
    #expect(world.complete("export all --to ou¦").candidates.first?.append == "")
    // é is two bytes.
    #expect(world.complete("mentions | where brand == \"é\" and pl¦").replaceFrom == 35)
  }

  @Test func offersAtMostTwoHundred() {
    var world = CompletionWorld()
    world.data.names = { _, _ in (0..<5_000).map { (name: "brand\($0)", summary: "") } }
    #expect(world.complete("mentions | where brand == \"¦").candidates.count == 200)
  }
}
