import Audit
import AuditModel
import Planning
import Storage

extension Verb {
  static let jobPause = control(
    "job pause", "keep a job from running by itself", "It has no next time until `job resume`.", .writes,
    example: "job pause \"Global brand watch\"", Jobs.pause)

  static let jobResume = control(
    "job resume", "let a paused job run by itself again", "Its times count from now on: none is made up for.",
    .writes, example: "job resume \"Global brand watch\"", Jobs.resume)

  static let jobDelete = control(
    "job delete", "delete a job; its runs stay",
    "Its name is free for another one. A job that others wait for cannot go.", .destroys,
    example: "job delete \"Global brand watch\" --yes", question: losses, Jobs.delete)

  @Sendable private static func losses(_ call: VerbCall) throws -> String {
    try call.context().store.read { try Losses.ofJob(Lookup.job(call[JobKeys.job] ?? "", in: $0), in: $0) }
  }

  private static func control(
    _ name: String, _ summary: String, _ details: String, _ effect: VerbDeclaration.Effect, example: String,
    question: (@Sendable (VerbCall) throws -> String)? = nil,
    _ body: @escaping @Sendable (EntityReference, AuditContext) throws -> Void
  ) -> Verb {
    Verb(
      VerbDeclaration(
        name, summary, details: details, parameters: [JobKeys.job.parameter],
        output: .record(JobView.fields), effect: effect, examples: [example]),
      question: question
    ) { call in
      let context = try call.context()
      let job = try context.store.read { try Lookup.job(call[JobKeys.job] ?? "", in: $0) }
      try body(job, context)
      return try JobView.result(job, in: context)
    }
  }
}
