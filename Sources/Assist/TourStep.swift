/// A step of the tour. Its statement runs on any database that has a run.
package struct TourStep: Sendable {
  let say: [String]
  package let statement: String
  let comment: [String]
  /// The statement is wrong on purpose.
  package var isMistake = false

  package static let all = [
    TourStep(
      say: ["Everything is a list of rows. These are the audits (runs), the newest first."],
      statement: "runs | take 5",
      comment: ["`runs` is a source, `| take 5` a stage. Done and total count calls to AI platforms."]),
    TourStep(
      say: ["One of them, whole. `latest` stands for its id; the first letters of an id do too."],
      statement: "run latest",
      comment: ["`problems` says what failed, where, and since when. The same words work in scripts."]),
    TourStep(
      say: ["What went wrong in it, the gravest first. Press Tab while you type: it completes."],
      statement: "issues latest",
      comment: ["`streak` counts runs in a row. No rows would mean that nothing went wrong."]),
    TourStep(
      say: ["What was asked, and which brands the answers name."],
      statement: "questions latest | select platform, prompt, brands | take 3",
      comment: ["`select` keeps columns. `help questions` lists those that are not shown by themselves."]),
    TourStep(
      say: ["Conditions: texts stand in quotes, `contains` does not mind capitals."],
      statement: "questions latest | where sentiment == \"positive\" and len(brands) > 1 | count",
      comment: ["A number alone, so that a script can use it: `assert (…) > 0`."]),
    TourStep(
      say: ["Now a mistake, on purpose. Everything is checked before it runs, so mistakes cost nothing."],
      statement: "runs | where statis == \"failed\"",
      comment: ["The place, the nearest right name, and what else there is. Nothing ran."], isMistake: true),
    TourStep(
      say: ["Who is talked about most? `-` in front sorts downwards."],
      statement: "brands | sort -voice | take 5",
      comment: [
        "`voice` is the share of all mentions, `visibility` of answers: `help voice` has the formula."
      ]),
    TourStep(
      say: ["Groups: a row for each platform, and a picture of it."],
      statement: "mentions latest | summarize n = count() by platform | sort -n | chart",
      comment: ["`summarize … by` groups, `chart` draws what comes down the pipe."]),
    TourStep(
      say: ["How sure are these numbers? `low` and `high` bound the true one with 95 %."],
      statement: "scorecard latest | select brand, visibility, low, high, n | take 5",
      comment: ["Few answers, wide intervals. `compare previous latest` tells which changes are real."]),
    TourStep(
      say: ["And out of here: the same rows as CSV (or `| save brands.csv` into a file)."],
      statement: "brands | select name, visibility, voice | take 3 | csv",
      comment: ["json, ndjson, markdown, line and table do likewise."]),
  ]

  private init(say: [String], statement: String, comment: [String], isMistake: Bool = false) {
    self.say = say
    self.statement = statement
    self.comment = comment
    self.isMistake = isMistake
  }

  /// A step as the prompt shows it.
  static func page(_ place: Int) -> [String] {
    let step = all[place]
    return ["Step \(place + 1) of \(all.count). " + step.say[0]] + step.say.dropFirst()
      + ["", "  Type   \(step.statement)"]
      + (place == 0
        ? ["", "(`tour next` passes over a step, `tour back` goes back, `tour leave` ends.)"] : [])
  }

  static let end = [
    "That was the tour. Go on with:",
    "  help              one screen on where things are",
    "  apropos WORD      searches it: apropos why failed",
    "  help metrics      what the numbers mean",
  ]

  /// The whole tour, for who is not at a prompt.
  static var script: [String] {
    let steps = all.indices.flatMap { [all[$0].say.joined(separator: " "), "  " + all[$0].statement, ""] }
    return ["A tour of ten statements; at the prompt `tour` guides through them.", ""] + steps + end
  }

  /// Where there is nothing to look at.
  static let noRun = [
    "The tour needs a run to look at. This makes three months of them, in seconds:", "", "  simulate 90d", "",
    "Then type `tour` again.",
  ]
}
