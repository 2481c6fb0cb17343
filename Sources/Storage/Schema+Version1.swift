// Times are UTC milliseconds. `seq` is a row's number within this file, for joins and for a total order; `id` is
// its name to the outside. `platform` and `brand` stand beside the numbers in mentions so that the commonest
// grouping reads one table.
extension Schema {
  static let version1 = """
    CREATE TABLE clients (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      industry TEXT,
      productType TEXT,
      createdAt INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE brands (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      clientId TEXT NOT NULL REFERENCES clients(id) ON UPDATE CASCADE ON DELETE CASCADE,
      name TEXT NOT NULL,
      isPrimary INTEGER NOT NULL DEFAULT 0 CHECK (isPrimary IN (0, 1)),
      position INTEGER NOT NULL,
      UNIQUE (clientId, name)
    ) STRICT;

    CREATE TABLE brandAliases (
      seq INTEGER PRIMARY KEY,
      brandId TEXT NOT NULL REFERENCES brands(id) ON UPDATE CASCADE ON DELETE CASCADE,
      text TEXT NOT NULL,
      caseSensitive INTEGER NOT NULL DEFAULT 0 CHECK (caseSensitive IN (0, 1)),
      denyContexts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(denyContexts)),
      UNIQUE (brandId, text)
    ) STRICT;

    CREATE TABLE brandDomains (
      brandId TEXT NOT NULL REFERENCES brands(id) ON UPDATE CASCADE ON DELETE CASCADE,
      domain TEXT NOT NULL,
      PRIMARY KEY (brandId, domain)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE jobs (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      description TEXT,
      clientId TEXT REFERENCES clients(id) ON UPDATE CASCADE,
      jobType TEXT NOT NULL DEFAULT 'audit',
      status TEXT NOT NULL
        CHECK (status IN ('active','paused','expired','disabled','cancelled','deleted')),
      triggerType TEXT NOT NULL CHECK (triggerType IN ('cron','interval','date','manual')),
      triggerConfig TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(triggerConfig)),
      jobConfig TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(jobConfig)),
      scenario TEXT,
      seed INTEGER,
      createdBy TEXT,
      createdAt INTEGER NOT NULL,
      lastRunAt INTEGER,
      nextRunAt INTEGER,
      runCount INTEGER NOT NULL DEFAULT 0,
      successCount INTEGER NOT NULL DEFAULT 0,
      failureCount INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE runs (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      clientId TEXT REFERENCES clients(id) ON UPDATE CASCADE,
      jobId TEXT REFERENCES jobs(id) ON UPDATE CASCADE,
      displayName TEXT,
      scenario TEXT,
      seed INTEGER,
      config TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(config)),
      status TEXT NOT NULL
        CHECK (status IN ('pending','running','completed','failed','cancelled')),
      createdAt INTEGER NOT NULL,
      startedAt INTEGER,
      completedAt INTEGER,
      totalQuestions INTEGER NOT NULL DEFAULT 0 CHECK (totalQuestions >= 0),
      processedQuestions INTEGER NOT NULL DEFAULT 0 CHECK (processedQuestions >= 0),
      progressData TEXT CHECK (progressData IS NULL OR json_valid(progressData)),
      errorLog TEXT,
      readingVersion TEXT,
      heartbeatAt INTEGER,
      leaseOwner TEXT,
      leaseUntil INTEGER
    ) STRICT;
    CREATE INDEX runsByJob ON runs(jobId, startedAt);
    CREATE INDEX runsByStart ON runs(startedAt);

    CREATE TABLE executions (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      jobId TEXT NOT NULL REFERENCES jobs(id) ON UPDATE CASCADE ON DELETE CASCADE,
      runId TEXT REFERENCES runs(id) ON UPDATE CASCADE,
      scheduledAt INTEGER,
      startedAt INTEGER,
      completedAt INTEGER,
      status TEXT NOT NULL CHECK (status IN
        ('pending','running','completed','failed','cancelled','timeout','retrying')),
      errorMessage TEXT
    ) STRICT;
    CREATE INDEX executionsByJob ON executions(jobId, completedAt);
    CREATE INDEX executionsByRun ON executions(runId);

    CREATE TABLE platformStats (
      runSeq INTEGER NOT NULL REFERENCES runs(seq) ON DELETE CASCADE,
      platform TEXT NOT NULL,
      attempted INTEGER NOT NULL DEFAULT 0,
      answered INTEGER NOT NULL DEFAULT 0,
      failed INTEGER NOT NULL DEFAULT 0,
      rateLimited INTEGER NOT NULL DEFAULT 0,
      degraded INTEGER NOT NULL DEFAULT 0 CHECK (degraded IN (0, 1)),
      latencySum INTEGER NOT NULL DEFAULT 0,
      latencyMax INTEGER NOT NULL DEFAULT 0,
      tokens INTEGER NOT NULL DEFAULT 0,
      cost REAL NOT NULL DEFAULT 0,
      PRIMARY KEY (runSeq, platform)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE platformErrors (
      runSeq INTEGER NOT NULL REFERENCES runs(seq) ON DELETE CASCADE,
      platform TEXT NOT NULL,
      code TEXT NOT NULL,
      count INTEGER NOT NULL,
      message TEXT,
      firstAt INTEGER,
      lastAt INTEGER,
      PRIMARY KEY (runSeq, platform, code)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE questions (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      runSeq INTEGER NOT NULL REFERENCES runs(seq) ON DELETE CASCADE,
      key TEXT NOT NULL,
      text TEXT NOT NULL,
      category TEXT,
      type TEXT,
      persona TEXT,
      role TEXT,
      driver TEXT,
      emotionalAnchor TEXT,
      contextStage TEXT,
      targetBrand TEXT,
      priorityScore REAL
    ) STRICT;
    CREATE INDEX questionsByRun ON questions(runSeq, key);

    CREATE TABLE responses (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      runSeq INTEGER NOT NULL REFERENCES runs(seq) ON DELETE CASCADE,
      questionSeq INTEGER NOT NULL REFERENCES questions(seq) ON DELETE CASCADE,
      platform TEXT NOT NULL,
      repeat INTEGER NOT NULL DEFAULT 0,
      respondedAt INTEGER,
      processingTimeMs INTEGER,
      tokens INTEGER,
      cost REAL,
      satisfactionScore REAL,
      sentiment TEXT CHECK (sentiment IN ('positive','neutral','negative')),
      score REAL,
      errorCode TEXT,
      error TEXT,
      text TEXT
    ) STRICT;
    CREATE INDEX responsesByRun ON responses(runSeq, platform);
    CREATE INDEX responsesByQuestion ON responses(questionSeq);

    CREATE TABLE mentions (
      seq INTEGER PRIMARY KEY,
      responseSeq INTEGER NOT NULL REFERENCES responses(seq) ON DELETE CASCADE,
      runSeq INTEGER NOT NULL,
      platform TEXT NOT NULL,
      brand TEXT NOT NULL,
      frequency INTEGER NOT NULL CHECK (frequency >= 1),
      firstOffset INTEGER NOT NULL,
      rank INTEGER NOT NULL CHECK (rank >= 1),
      sentiment TEXT NOT NULL CHECK (sentiment IN ('positive','neutral','negative')),
      score REAL NOT NULL
    ) STRICT;
    CREATE INDEX mentionsByResponse ON mentions(responseSeq);
    CREATE INDEX mentionsByRun ON mentions(runSeq, brand);

    CREATE TABLE citations (
      seq INTEGER PRIMARY KEY,
      responseSeq INTEGER NOT NULL REFERENCES responses(seq) ON DELETE CASCADE,
      runSeq INTEGER NOT NULL,
      platform TEXT NOT NULL,
      url TEXT NOT NULL,
      domain TEXT NOT NULL,
      title TEXT,
      firstOffset INTEGER NOT NULL,
      brand TEXT
    ) STRICT;
    CREATE INDEX citationsByResponse ON citations(responseSeq);
    CREATE INDEX citationsByRun ON citations(runSeq, domain);

    -- Sums of mentions per run × platform × brand, kept in the transaction that writes the rows.
    CREATE TABLE rollups (
      runSeq INTEGER NOT NULL REFERENCES runs(seq) ON DELETE CASCADE,
      platform TEXT NOT NULL,
      brand TEXT NOT NULL,
      answers INTEGER NOT NULL,
      frequency INTEGER NOT NULL,
      positive INTEGER NOT NULL,
      neutral INTEGER NOT NULL,
      negative INTEGER NOT NULL,
      rankSum INTEGER NOT NULL,
      reciprocalRankSum REAL NOT NULL,
      scoreSum REAL NOT NULL,
      PRIMARY KEY (runSeq, platform, brand)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE importedAnswers (
      identity TEXT PRIMARY KEY,
      responseSeq INTEGER NOT NULL REFERENCES responses(seq) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX importedAnswersByResponse ON importedAnswers(responseSeq);

    CREATE TABLE reports (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      runId TEXT NOT NULL REFERENCES runs(id) ON UPDATE CASCADE ON DELETE CASCADE,
      title TEXT,
      reportType TEXT NOT NULL,
      generatedAt INTEGER NOT NULL,
      filePath TEXT,
      templateVersion TEXT,
      themeKey TEXT,
      coverageCompleted INTEGER,
      coverageTotal INTEGER
    ) STRICT;
    CREATE INDEX reportsByRun ON reports(runId);

    CREATE TABLE insights (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      runId TEXT NOT NULL REFERENCES runs(id) ON UPDATE CASCADE ON DELETE CASCADE,
      rule TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('opportunity','risk','signal')),
      impact TEXT NOT NULL CHECK (impact IN ('low','medium','high')),
      title TEXT NOT NULL,
      summary TEXT NOT NULL,
      detectedAt INTEGER NOT NULL,
      evidence TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(evidence))
    ) STRICT;
    CREATE INDEX insightsByRun ON insights(runId);

    -- The persona catalogue, a row an entry, in the catalogue's order.
    CREATE TABLE personaRoles (
      mode TEXT NOT NULL CHECK (mode IN ('b2c','b2b')),
      key TEXT NOT NULL,
      position INTEGER NOT NULL,
      label TEXT NOT NULL,
      description TEXT,
      defaultContextStage TEXT,
      PRIMARY KEY (mode, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE personaDrivers (
      mode TEXT NOT NULL CHECK (mode IN ('b2c','b2b')),
      key TEXT NOT NULL,
      position INTEGER NOT NULL,
      label TEXT NOT NULL,
      emotionalAnchor TEXT,
      weight REAL,
      PRIMARY KEY (mode, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE personaContexts (
      mode TEXT NOT NULL CHECK (mode IN ('b2c','b2b')),
      key TEXT NOT NULL,
      position INTEGER NOT NULL,
      label TEXT NOT NULL,
      priority REAL,
      question TEXT,
      PRIMARY KEY (mode, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE personaVoices (
      mode TEXT NOT NULL CHECK (mode IN ('b2c','b2b')),
      key TEXT NOT NULL,
      position INTEGER NOT NULL,
      role TEXT NOT NULL,
      driver TEXT NOT NULL,
      contexts TEXT NOT NULL CHECK (json_array_length(contexts) >= 1),
      PRIMARY KEY (mode, key)
    ) STRICT, WITHOUT ROWID;

    -- Personas that somebody made.
    CREATE TABLE customPersonas (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      ownerId TEXT NOT NULL,
      mode TEXT NOT NULL CHECK (mode IN ('b2c','b2b')),
      name TEXT NOT NULL,
      segment TEXT NOT NULL,
      priority TEXT NOT NULL CHECK (priority IN ('primary','secondary')),
      keyNeed TEXT NOT NULL,
      role TEXT NOT NULL,
      driver TEXT NOT NULL,
      voice TEXT,
      contextKeys TEXT NOT NULL CHECK (json_array_length(contextKeys) >= 1),
      createdAt INTEGER NOT NULL,
      updatedAt INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE widgets (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      preview TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('draft','published'))
    ) STRICT;

    CREATE TABLE members (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      email TEXT NOT NULL CHECK (email LIKE '%_@_%._%')
    ) STRICT;

    CREATE TABLE integrations (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      connected INTEGER NOT NULL DEFAULT 0 CHECK (connected IN (0, 1))
    ) STRICT;

    -- branding.primaryColor, branding.logoUrl, branding.tone, billing.plan, billing.renewsOn
    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      value TEXT
    ) STRICT, WITHOUT ROWID;
    """
}
