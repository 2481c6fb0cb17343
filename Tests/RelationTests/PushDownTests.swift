import Planning
import Relation
import Storage
import Testing

/// What SQLite runs in a way of its own gives the evaluator's rows.
struct PushDownTests {
  @Test(arguments: [
    // Rows are joined by their numbers.
    ("things | join (laters | select id, m) on twin == id | select id, word, m", 2),
    (
      "things | join left (things | where m > 0 | select id, name) on twin == id | sort word | select id, name",
      3
    ),
    ("things | take 20 | join left (laters | take 30 | select id, m) on id | where m != 2 | select id, m", 4),
    ("things | join (things | select id, twin, m) on twin | select id, m", 2),
    // A list's rows are joined with theirs.
    ("things | where n > 0 | expand others | summarize n = count() by others, severity", 3),
    ("things | expand others | sort others | take 9 | select id, others", 4),
    ("things | expand others | last", 2),
    ("things | select id, list = others | expand list | where list contains \"A\" | count", 4),
    ("things | expand others | expand tags | select id, others, tags", 1),
    ("things | take 4 | expand others | select id, others", 1),
    // A list's rows are asked where they are; else its JSON is looked into, and a record's.
    ("things | where not (others contains word) | sort word | select id, others", 3),
    ("things | where len(others) > 1 | sort -len(others) | select id, owner", 3),
    ("things | expand others | where others in [word, name] or len(tags) == 1 | select id, others", 3),
    ("things | where tags[0] == \"b\" or tags contains null | select id, last = tags[-1]", 2),
    (
      "things | where place.city != null or place.size < 0 | sort place.size | select id, city = place.city",
      3
    ),
    ("things | where tags == null and place != null | count", 2),
    (
      "things | where m in range(-3, m + 1) and len(range(m % 5)) < 4 | select id, r = range(m % 5 + 1)[m]", 2
    ),
    ("things | where name in [\"alpha\", null] | select id, name", 2),
    ("things | select s = \"$(id) $(name) $(m) $(x) $(at) $(took) $(flag)\" | distinct s | sort s", 3),
    ("things | select q = took * 1.5, d = took / m, r = x % y | sort q, d, r", 2),
    // First rows of groups, whole.
    ("things | distinct severity", 1), ("things | distinct sure, feeling | sort word | select id, sure", 3),
    ("things | where m > 0 | distinct feeling | where word != \"a\" | select id, owner, tags", 4),
    ("things | distinct flag | last", 2), ("things | distinct flag, owner | count", 2),
    ("things | distinct sure | join left (things | select id, n) on twin == id | select id, n", 3),
    // What is asked of a list of columns is asked of the columns.
    ("things | derive l = [name, word] | where l[m % 2] == \"alpha\" | select id, word", 3),
    ("things | derive l = [name, word] | select id, part = l[n] | sort part", 3),
    (
      "things | derive l = [n, m, 2] | where l contains n and m in l and len(l) == 3 | select id, l = l[-m]",
      3
    ),
    ("things | derive l = [name, null] | where l contains null | summarize k = count() by name", 3),
    ("laters | distinct severity", 0), ("things | distinct tags", 0),
  ])
  func givesTheSameRows(_ text: String, _ pushed: Int) throws {
    let plan = try #require(PipelineGenerator.plan(text))
    let store = try Things.store()
    let ours = try DifferentialTests.run(plan, pushDown: true, store)
    let plain = try DifferentialTests.run(plan, pushDown: false, store)
    #expect(DifferentialTests.difference(ours, plain, plan) == nil, "\(ours.sql)")
    #expect(plain.rows?.isEmpty == false)
    #expect(ours.pushed == pushed, "\(ours.sql)")
  }

  /// An index that has not all that is read would be slower than the table.
  @Test func groupsAreReadAlongAnIndexThatHasAllOfThem() throws {
    var source = try #require(Things.catalog.source(named: "things"))
    source.groupIndex = ["t.word", "t.m"]
    func sql(_ text: String) throws -> String {
      let plan = try #require(PipelineGenerator.plan(text))
      var steps: [Step] = []
      for case .step(let step) in plan.stages { steps.append(try step.resolved(DifferentialTests.bindings)) }
      return try Split(source, scope: nil, steps: steps).query.sql
    }
    #expect(try sql("things | summarize n = sum(m) by word").contains("GROUP BY t.word ORDER BY t.word"))
    #expect(try sql("things | summarize n = sum(n) by word").contains("GROUP BY +t.word ORDER BY +t.word"))
    #expect(try sql("things | where flag | summarize n = sum(m) by word").contains("GROUP BY +t.word"))
    #expect(try sql("things | summarize n = sum(n) by m").contains("GROUP BY t.m"))
  }

  /// What nobody reads is neither selected nor joined.
  @Test func readsNoMoreThanIsAsked() throws {
    let plan = try #require(PipelineGenerator.plan("things | take 5 | select word, owner | select word"))
    let outcome = try DifferentialTests.run(plan, pushDown: true, try Things.store())
    #expect(!outcome.sql.contains("owners"), "\(outcome.sql)")
  }
}
