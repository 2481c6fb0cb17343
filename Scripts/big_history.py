"""Makes the database that Scripts/bench-language measures on: the real schema, 1,000,000 responses, 3,000,000 mentions.

What is drawn follows what simulated histories look like: several clients that track overlapping brands, jobs with five of
six platforms each, over 3,000 runs, failed calls, skewed brands, domains and feelings. Texts are short, so that the file
stays near a gigabyte. All of it comes from one seed.
"""
import hashlib
import itertools
import json
import pathlib
import random
import sqlite3

RUNS, QUESTIONS, PLATFORMS_OF_RUN, MENTIONS = 3_125, 64, 5, 3_000_000
RESPONSES = RUNS * QUESTIONS * PLATFORMS_OF_RUN
PLATFORMS = ["anthropic", "gemini", "meta", "mistral", "openai", "perplexity"]
CLIENTS = ["Aldermere", "Brightway", "Coppergate", "Dunmore", "Everline", "Farrow", "Glenhaven", "Hartwell"]
BRANDS = [
    "Acornly", "Balsamic Pay", "Corvid", "Dovetail", "Emberline", "Fjordbank", "Gullwing", "Heliox", "Iridia", "Juniper",
    "Kestrel", "Lumenta", "Møntbro", "Nimbus", "Orchard", "Paylantern", "Quillon", "Rookery", "Sendaro", "Tamarind",
    "Umbra", "Vantage", "Willowby", "Xylo", "Yarrow", "Zahlwerk", "Café Noir", "Ödland", "Pinecrest", "Saltmarsh",
]
CATEGORIES = ["Discovery", "Comparison", "Pricing", "Support", "Trust"]
ROLES = ["operations_lead", "founder", "bookkeeper", "engineer", "buyer", "analyst"]
DRIVERS = ["control", "time_saved", "price", "safety", "growth"]
STAGES = ["problem", "search", "choice", "use"]
ERRORS = {"rate_limited": "429 Too Many Requests", "timeout": "no answer within 30 s", "server_error": "502"}
SENTENCES = [
    "{a} is praised by teams for quick, helpful replies.", "{a} works well; {b} costs less.",
    "Many switched from {b} to {a} after the last price rise.", "{a} refunded us within a day, which surprised everyone.",
    "Ask for a refund early: {b} is slow about refunds.", "The café around the corner pays with {a} – it just works.",
    "Plans start at about 28 dollars a seat each month.", "{b} has angered accountants with repeated outages.",
    "Its reports are clear and its exports complete.", "“{a}” stands out for the quality of its support.",
    "Setup takes an afternoon, most reviewers say.", "For small firms {b} is enough; larger ones look at {a}.",
    "Security reviews found nothing grave in {a}.", "Their documentation could be better, but people help quickly.",
]
DAY = 86_400_000
END = 1_767_225_600_000  # 2026-01-01T00:00Z
RECIPE = pathlib.Path(__file__)


def key(schema):
    """What the file's name tells: another schema or recipe makes another file."""
    return hashlib.sha256(schema.encode() + RECIPE.read_bytes()).hexdigest()[:12]


def identity(kind, number):
    return hashlib.blake2b(f"{kind}{number}".encode(), digest_size=10).hexdigest()


def insert(database, table, rows):
    rows = iter(rows)
    first = next(rows)
    marks = ", ".join("?" * len(first))
    database.executemany(f"INSERT INTO {table} VALUES ({marks})", itertools.chain([first], rows))


def insert_named(database, table, rows):
    for row in rows:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        database.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


class History:
    def __init__(self, database):
        self.database = database
        self.random = random.Random(2026)
        self.jobs = []
        self.runs = []
        self.tracked = []

    def make(self):
        self.clients()
        self.make_jobs()
        self.make_runs()
        self.questions()
        counts = self.mention_counts()
        self.answers(counts)
        self.sums()

    def clients(self):
        insert_named(self.database, "clients", (
            {"id": identity("client", n), "name": name, "industry": "Services", "createdAt": END - 500 * DAY}
            for n, name in enumerate(CLIENTS)))
        for n in range(len(CLIENTS)):
            self.tracked.append([BRANDS[(n * 7 + i) % len(BRANDS)] for i in range(12)])
        insert_named(self.database, "brands", (
            {"id": identity("brand", n * 100 + i), "clientId": identity("client", n), "name": name,
             "isPrimary": int(i == 0), "position": i}
            for n, brands in enumerate(self.tracked) for i, name in enumerate(brands)))

    def make_jobs(self):
        for n in range(250):
            left_out = PLATFORMS[n % len(PLATFORMS)]
            platforms = [name for name in PLATFORMS if name != left_out]
            self.jobs.append((identity("job", n), n % len(CLIENTS), platforms))
            payload = {
                "brand": BRANDS[n % len(BRANDS)], "platforms": platforms,
                "owner": {"name": f"Owner {n % 17}", "email": f"owner{n % 17}@example.com"},
                "execution": {"sla_minutes": [5, 10, 15, 30][n % 4]},
                "alerting": {"severity_threshold": ["low", "medium", "high"][n % 3], "channels": ["log"]},
            }
            insert_named(self.database, "jobs", [{
                "id": identity("job", n), "name": f"Watch {n:03} {CLIENTS[n % len(CLIENTS)]}",
                "clientId": identity("client", n % len(CLIENTS)), "status": "active" if n % 9 else "paused",
                "triggerType": "cron", "triggerConfig": json.dumps({"cron": f"{n % 60} {n % 24} * * *"}),
                "jobConfig": json.dumps({"payload": payload}), "scenario": "saas_weekly",
                "createdAt": END - 420 * DAY, "runCount": RUNS // 250}])

    def make_runs(self):
        draw = self.random
        scenario = "".join(f"  - id: q{n:03}\n    text: which one would you choose, and why?\n" for n in range(40))
        runs, executions = [], []
        for n in range(RUNS):
            job, client, platforms = self.jobs[n % len(self.jobs)]
            start = END - 400 * DAY + n * (400 * DAY // RUNS)
            status = draw.choices(["completed", "failed", "cancelled"], [92, 6, 2])[0]
            end = start + draw.randrange(2, 20) * 60_000
            self.runs.append((n + 1, start, client, platforms))
            calls = QUESTIONS * PLATFORMS_OF_RUN
            runs.append({
                "id": identity("run", n), "clientId": identity("client", client), "jobId": job,
                "scenario": "saas_weekly", "seed": n, "config": json.dumps({"scenario": {"yaml": scenario}}),
                "status": status, "createdAt": start, "startedAt": start, "completedAt": end,
                "totalQuestions": calls, "processedQuestions": calls, "readingVersion": "1"})
            executions.append({
                "id": identity("execution", n), "jobId": job, "runId": identity("run", n), "scheduledAt": start,
                "startedAt": start, "completedAt": end, "status": status})
        insert_named(self.database, "runs", runs)
        insert_named(self.database, "executions", executions)

    def questions(self):
        insert_named(self.database, "questions", (
            {"id": identity("question", (run - 1) * QUESTIONS + n), "runSeq": run,
             "key": identity("key", client * 1000 + n), "text": f"Which {CATEGORIES[n % 5].lower()} choice is best for case {n}?",
             "category": CATEGORIES[n % 5], "type": "recommendation", "persona": f"{ROLES[n % 6]}_{DRIVERS[n % 5]}",
             "role": ROLES[n % 6], "driver": DRIVERS[n % 5], "contextStage": STAGES[n % 4],
             "priorityScore": round(n / QUESTIONS, 3)}
            for run, _, client, _ in self.runs for n in range(QUESTIONS)))

    def mention_counts(self):
        """How many brands each answer names: 0 to 6, 3,000,000 in all; None for a failed call."""
        draw = self.random
        failed = RESPONSES * 4 // 100
        answered = RESPONSES - failed
        steps = [0, 1, 1, 2, 2, 3]
        counts = []
        for step in itertools.islice(itertools.cycle(steps), answered // 2):
            counts += [3 + step, 3 - step]
        for n in range(MENTIONS - 3 * answered):
            counts[n] += 1
        counts += [None] * failed
        draw.shuffle(counts)
        return counts

    def text(self, brands):
        draw = self.random.random
        first = brands[0] if brands else "None of them"
        parts = [SENTENCES[int(draw() * len(SENTENCES))] for _ in range(2 + int(draw() * 3))]
        return " ".join(parts).replace("{a}", first).replace("{b}", brands[-1] if brands else "the cheapest")

    def answers(self, counts):
        draw = self.random.random
        codes = list(ERRORS)
        domains = [f"{word}{n}.example" for n in range(40) for word in ["news", "review", "docs", "forum", "blog"]]
        feelings = ["positive"] * 9 + ["neutral"] * 8 + ["negative"] * 3
        mention = citation = sequence = 0
        for start in range(0, RUNS, 125):
            responses, mentions, citations = [], [], []
            for run, began, client, platforms in self.runs[start:start + 125]:
                tracked = self.tracked[client]
                for n in range(QUESTIONS * PLATFORMS_OF_RUN):
                    count = counts[sequence]
                    sequence += 1
                    platform = platforms[n % PLATFORMS_OF_RUN]
                    question = (run - 1) * QUESTIONS + n // PLATFORMS_OF_RUN + 1
                    at = began + n * 1_900 + int(draw() * 900)
                    latency = int(400 + 2500 * draw() ** 3 + 300 * PLATFORMS.index(platform))
                    common = (sequence, identity("response", sequence), run, question, platform, 0, at)
                    if count is None:
                        code = codes[int(draw() * 3)]
                        responses.append((*common, 30_000 if code == "timeout" else latency // 3,
                                          None, None, None, None, None, code, ERRORS[code], None))
                        continue
                    named = []
                    while len(named) < count:
                        brand = tracked[int(draw() ** 2 * 12)]
                        if brand not in named:
                            named.append(brand)
                    feeling = feelings[int(draw() * 20)]
                    score = round(draw() * 2 - 1, 4)
                    responses.append((
                        *common, latency, 120 + int(draw() * 300), round(latency / 1_000_000, 6), round(1 + 4 * draw(), 1),
                        feeling, score, None, None, self.text(named)))
                    for rank, brand in enumerate(named, 1):
                        mention += 1
                        mentions.append((
                            mention, sequence, run, platform, brand, 1 + int(draw() * draw() * 4), rank * 37, rank,
                            feelings[int(draw() * 20)], round(draw() * 2 - 1, 4)))
                    for place in range(int(draw() ** 3 * 4)):
                        citation += 1
                        domain = domains[int(draw() ** 2 * len(domains))]
                        citations.append((
                            citation, sequence, run, platform, f"https://{domain}/page/{int(draw() * 5000)}", domain,
                            None, 200 + place * 60, None))
            insert(self.database, "responses", responses)
            insert(self.database, "mentions", mentions)
            insert(self.database, "citations", citations)

    def sums(self):
        # executescript ends the transaction that is open.
        self.database.executescript("""
            INSERT INTO platformStats
            SELECT runSeq, platform, count(*), sum(errorCode IS NULL), sum(errorCode IS NOT NULL),
              sum(errorCode IS 'rate_limited'), 0, sum(processingTimeMs), max(processingTimeMs),
              coalesce(sum(tokens), 0), coalesce(sum(cost), 0)
            FROM responses GROUP BY runSeq, platform;
            INSERT INTO platformErrors
            SELECT runSeq, platform, errorCode, count(*), max(error), min(respondedAt), max(respondedAt)
            FROM responses WHERE errorCode IS NOT NULL GROUP BY runSeq, platform, errorCode;
            INSERT INTO rollups
            SELECT runSeq, platform, brand, count(*), sum(frequency), sum(sentiment = 'positive'),
              sum(sentiment = 'neutral'), sum(sentiment = 'negative'), sum(rank), sum(1.0 / rank), sum(score)
            FROM mentions GROUP BY runSeq, platform, brand;
            """)


def make(path, pattern):
    """Fills a new file at `path` with the schema (and its marks) of the database `pattern`."""
    source = sqlite3.connect(pattern)
    things = source.execute("SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    marks = [(name, source.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")]
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;")
    for name, value in marks:
        database.execute(f"PRAGMA {name} = {value}")
    database.execute("BEGIN")
    for kind, sql in things:
        if kind != "index":
            database.execute(sql)
    History(database).make()
    for kind, sql in things:
        if kind == "index":
            database.execute(sql)
    database.execute("PRAGMA journal_mode = WAL")
    database.close()
