// What the domain needs beyond its first version: what simulated answers were made to say, and how a job runs.
extension Schema {
  static let version2 = plantedTruth + schedules + mendedQuestions + widerIndexes

  private static let plantedTruth = """
    -- What a simulated answer was made to say, for `evaluate reader`: brands in the order in which they are named,
    -- as [["name", "positive"], …]. `templates` tells the set of templates that it was written with, `shape` how it
    -- is laid out (ranked, table, …). Failed calls and imported answers have no row.
    CREATE TABLE plantedTruth (
      responseSeq INTEGER PRIMARY KEY REFERENCES responses(seq) ON DELETE CASCADE,
      templates TEXT NOT NULL,
      shape TEXT NOT NULL,
      brands TEXT NOT NULL CHECK (json_valid(brands))
    ) STRICT;

    """

  private static let schedules = """
    -- A job waits for those that it depends on.
    CREATE TABLE jobDependencies (
      jobId TEXT NOT NULL REFERENCES jobs(id) ON UPDATE CASCADE ON DELETE CASCADE,
      dependsOn TEXT NOT NULL REFERENCES jobs(id) ON UPDATE CASCADE ON DELETE CASCADE,
      PRIMARY KEY (jobId, dependsOn),
      CHECK (jobId <> dependsOn)
    ) STRICT, WITHOUT ROWID;

    -- How often a failed execution is tried again, how long to wait before, after how long one is given up, how many
    -- may run at once (milliseconds).
    ALTER TABLE jobs ADD COLUMN maxRetries INTEGER CHECK (maxRetries >= 0);
    ALTER TABLE jobs ADD COLUMN retryDelayMs INTEGER CHECK (retryDelayMs >= 0);
    ALTER TABLE jobs ADD COLUMN timeoutMs INTEGER CHECK (timeoutMs > 0);
    ALTER TABLE jobs ADD COLUMN maxConcurrent INTEGER CHECK (maxConcurrent > 0);
    ALTER TABLE executions ADD COLUMN attempt INTEGER NOT NULL DEFAULT 1 CHECK (attempt >= 1);

    -- What was to be said to whom after a run, and what became of it. `sentAt` is null until a channel took it;
    -- until `leaseUntil` (host time) a process is posting it.
    CREATE TABLE alerts (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      jobId TEXT REFERENCES jobs(id) ON UPDATE CASCADE ON DELETE CASCADE,
      runId TEXT REFERENCES runs(id) ON UPDATE CASCADE ON DELETE CASCADE,
      severity TEXT NOT NULL CHECK (severity IN ('low','medium','high')),
      channel TEXT NOT NULL,
      title TEXT NOT NULL,
      body TEXT NOT NULL CHECK (json_valid(body)),
      createdAt INTEGER NOT NULL,
      sentAt INTEGER,
      error TEXT,
      leaseUntil INTEGER
    ) STRICT;
    CREATE INDEX alertsByRun ON alerts(runId);

    """

  // A run's row holds its scenario's text, an answer's the answer: what is asked of all rows is asked of an index. Those
  // by run come in the order of answers and bear what exports, comparisons and insights read of each.
  private static let widerIndexes = """
    CREATE INDEX runsByTime ON runs(coalesce(startedAt, createdAt));
    DROP INDEX responsesByRun;
    CREATE INDEX responsesByRun
      ON responses(runSeq, seq, questionSeq, platform, repeat, errorCode, sentiment, id);
    DROP INDEX mentionsByRun;
    CREATE INDEX mentionsByRun ON mentions(runSeq, responseSeq, rank, brand, frequency, sentiment);
    CREATE INDEX mentionsByPlatform ON mentions(platform, brand, sentiment);

    """
}
