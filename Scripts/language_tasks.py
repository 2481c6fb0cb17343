"""What Scripts/bench-language measures: each task as a pipeline, as hand-written SQL and as plain Python loops."""
import collections
import json
import re
import typing

NOW = 1_767_225_600_000
WEEK = 7 * 86_400_000
MONDAY = 4 * 86_400_000


class Task(typing.NamedTuple):
    name: str
    code: str
    sql: str
    python: typing.Callable
    # Where DuckDB spells it in another way.
    duck: str = None


def counted(keys):
    return sorted(collections.Counter(keys).items())


def statuses(read):
    return counted(status for status, in read("runs", "status"))


def failed_runs(read):
    from datetime import datetime, timezone
    jobs = dict(read("jobs", "id", "name"))
    rows = [
        (id, start, seq, job) for id, start, seq, job, status in read("runs", "id", "startedAt", "seq", "jobId", "status")
        if status == "failed" and start is not None and start > NOW - WEEK]
    rows.sort(key=lambda row: (-row[1], -row[2]))
    clock = lambda ms: datetime.fromtimestamp(ms // 1000, timezone.utc).strftime("%Y-%m-%d %H:%M")
    return [(id, f"{jobs[job]} {clock(start)}", start) for id, start, _, job in rows]


def net_sentiment(read):
    groups = {}
    for platform, brand, sentiment in read("mentions", "platform", "brand", "sentiment"):
        group = groups.setdefault((platform, brand), [0, 0])
        group[0] += 1
        if sentiment == "positive":
            group[1] += 1
        elif sentiment == "negative":
            group[1] -= 1
    return [(*key, n, net / n) for key, (n, net) in sorted(groups.items(), key=lambda item: tuple(t.encode() for t in item[0]))]


def visibility(read):
    owners = dict(read("runs", "seq", "clientId"))
    names = dict(read("clients", "id", "name"))
    calls, answers = collections.Counter(), collections.Counter()
    for run, answered in read("platformStats", "runSeq", "answered"):
        calls[owners[run]] += answered
    for run, brand, n in read("rollups", "runSeq", "brand", "answers"):
        answers[owners[run], brand] += n
    rows = [
        (name, names[client], answers[client, name] / calls[client], client, position)
        for name, client, position in read("brands", "name", "clientId", "position")]
    rows.sort(key=lambda row: (-row[2], row[3], row[4], row[0]))
    return [row[:3] for row in rows]


def weeks(read):
    times = dict(read("responses", "seq", "respondedAt"))
    return counted(
        (times[response] - MONDAY) // WEEK * WEEK + MONDAY
        for response, brand in read("mentions", "responseSeq", "brand") if brand == "Sendaro")


def latencies(read):
    groups = collections.defaultdict(list)
    for platform, latency in read("responses", "platform", "processingTimeMs"):
        if latency is not None:
            groups[platform].append(latency)

    def percentile(values, share):
        place = (len(values) - 1) * share
        low = int(place)
        high = min(low + 1, len(values) - 1)
        return int(values[low] + (values[high] - values[low]) * (place - low))

    return [(name, percentile(v := sorted(values), .5), percentile(v, .95)) for name, values in sorted(groups.items())]


def health(read):
    runs = dict(read("runs", "id", "seq"))
    calls = collections.defaultdict(lambda: [0, 0])
    for run, attempted, failed in read("platformStats", "runSeq", "attempted", "failed"):
        calls[run][0] += attempted
        calls[run][1] += failed
    ended = collections.defaultdict(list)
    columns = ("seq", "jobId", "runId", "status", "startedAt", "completedAt")
    for seq, job, run, status, start, end in read("executions", *columns):
        if status in ("completed", "failed", "timeout"):
            ended[job].append((end, seq, run, status, start))
    rows = []
    for seq, id, name, config in read("jobs", "seq", "id", "name", "jobConfig"):
        last = sorted(ended[id], reverse=True)[:10]
        sla = json.loads(config)["payload"]["execution"]["sla_minutes"] * 60_000
        done = [min(1, sla / (end - start)) for end, _, _, status, start in last if status == "completed"]
        tried = sum(calls[runs[run]][0] for _, _, run, _, _ in last)
        failed = sum(calls[runs[run]][1] for _, _, run, _, _ in last)
        parts = [(.6, len(done) / len(last))] if last else []
        if done:
            parts.append((.25, sum(done) / len(done)))
        if tried:
            parts.append((.15, 1 - failed / tried))
        score = round(100 * sum(w * x for w, x in parts) / sum(w for w, _ in parts), 2) if last else None
        rows.append((name, score, seq))
    rows.sort(key=lambda row: (row[1] is None, row[1], row[2]))
    return [row[:2] for row in rows[:20]]


def brands_of_run(read):
    latest = max((start, seq) for start, seq in read("runs", "startedAt", "seq"))[1]
    return [(brand,) for brand in dict.fromkeys(b for run, b in read("mentions", "runSeq", "brand") if run == latest)]


def domains(read):
    groups = collections.Counter(domain for domain, in read("citations", "domain"))
    return sorted(groups.items(), key=lambda item: (-item[1], item[0]))[:20]


def failed_run_brands(read):
    failed = {seq for seq, status in read("runs", "seq", "status") if status == "failed"}
    rows = counted(brand for run, brand in read("mentions", "runSeq", "brand") if run in failed)
    return sorted(rows, key=lambda row: row[0].encode())


def pivot(read):
    groups = collections.defaultdict(collections.Counter)
    for brand, platform in read("mentions", "brand", "platform"):
        groups[brand][platform] += 1
    rows = sorted(groups.items(), key=lambda item: item[0].encode())
    return [(brand, *(counts.get(name) for name in PLATFORMS)) for brand, counts in rows]


def containing(read):
    return counted(name for name, text in read("responses", "platform", "text") if text and "refund" in text.lower())


def matching(read):
    pattern = re.compile("refund(s|ed) (us )?within")
    return [(sum(1 for text, in read("responses", "text") if text and pattern.search(text)),)]


def expanded(read):
    failed = {seq for seq, status in read("runs", "seq", "status") if status == "failed"}
    return counted(name for run, name in read("platformStats", "runSeq", "platform") if run in failed)


def nested(read):
    rows = []
    for name, config in read("jobs", "name", "jobConfig"):
        payload = json.loads(config)["payload"]
        owner, sla = payload["owner"]["name"], payload["execution"]["sla_minutes"] * 60_000
        if owner == "Owner 3" and sla <= 900_000:
            rows.append((name, owner, sla))
    return rows


def slowest(read):
    rows = list(read("responses", "id", "platform", "processingTimeMs", "seq"))
    rows.sort(key=lambda row: (row[2] is None, -(row[2] or 0), row[3]))
    return [row[:3] for row in rows[:100]]


def failures(read):
    groups = collections.defaultdict(lambda: [0, 0])
    for platform, error in read("responses", "platform", "errorCode"):
        groups[platform][0] += 1
        if error is not None:
            groups[platform][1] += 1
    return [(name, *counts) for name, counts in sorted(groups.items())]


PLATFORMS = ["anthropic", "gemini", "meta", "mistral", "openai", "perplexity"]
LATEST = "(SELECT seq FROM runs ORDER BY coalesce(startedAt, createdAt) DESC, seq DESC LIMIT 1)"
RUN_TIME = "strftime('%Y-%m-%d %H:%M', r.startedAt / 1000, 'unixepoch')"
FAILED_RUNS = f"""
    SELECT r.id, coalesce(r.displayName, j.name || ' ' || {RUN_TIME}), r.startedAt
    FROM runs r LEFT JOIN jobs j ON j.id = r.jobId
    WHERE r.status = 'failed' AND r.startedAt > {NOW - WEEK} ORDER BY r.startedAt DESC, r.seq DESC
    """
VISIBILITY = """
    SELECT b.name, c.name, m.answers * 1.0 / n.n AS visibility
    FROM brands b JOIN clients c ON c.id = b.clientId
      JOIN (SELECT r.clientId, sum(s.answered) AS n FROM platformStats s JOIN runs r ON r.seq = s.runSeq GROUP BY 1) n
        ON n.clientId = b.clientId
      LEFT JOIN (SELECT r.clientId, u.brand, sum(u.answers) AS answers FROM rollups u JOIN runs r ON r.seq = u.runSeq
        GROUP BY 1, 2) m ON m.clientId = b.clientId AND m.brand = b.name
    ORDER BY visibility DESC, b.clientId, b.position, b.name
    """
# Interpolated between the two neighbours of the place.
PERCENTILES = """
    WITH o AS (
      SELECT platform, processingTimeMs AS v, row_number() OVER w - 1 AS i, count(*) OVER (PARTITION BY platform) - 1 AS n
      FROM responses WHERE processingTimeMs IS NOT NULL WINDOW w AS (PARTITION BY platform ORDER BY processingTimeMs))
    SELECT platform,
      CAST(sum(CASE i WHEN CAST(n * .5 AS INT) THEN v * (1 - (n * .5 - CAST(n * .5 AS INT)))
        WHEN CAST(n * .5 AS INT) + 1 THEN v * (n * .5 - CAST(n * .5 AS INT)) END) AS INT),
      CAST(sum(CASE i WHEN CAST(n * .95 AS INT) THEN v * (1 - (n * .95 - CAST(n * .95 AS INT)))
        WHEN CAST(n * .95 AS INT) + 1 THEN v * (n * .95 - CAST(n * .95 AS INT)) END) AS INT)
    FROM o GROUP BY platform ORDER BY platform
    """
HEALTH = """
    WITH ended AS (
      SELECT jobId, runId, status, startedAt, completedAt,
        row_number() OVER (PARTITION BY jobId ORDER BY completedAt DESC, seq DESC) AS i
      FROM executions WHERE status IN ('completed', 'failed', 'timeout')),
    jobs2 AS (SELECT seq, id, name, json_extract(jobConfig, '$.payload.execution.sla_minutes') * 60000.0 AS sla FROM jobs),
    calls AS (SELECT runSeq, sum(attempted) AS a, sum(failed) AS f FROM platformStats GROUP BY runSeq),
    parts AS (
      SELECT j.seq, j.name, sum(e.status = 'completed') * 1.0 / count(e.jobId) AS s,
        avg(CASE WHEN e.status = 'completed' THEN min(1.0, j.sla / (e.completedAt - e.startedAt)) END) AS t,
        sum(c.f) * 1.0 / sum(c.a) AS e
      FROM jobs2 j LEFT JOIN ended e ON e.jobId = j.id AND e.i <= 10
        LEFT JOIN runs r ON r.id = e.runId LEFT JOIN calls c ON c.runSeq = r.seq GROUP BY j.seq)
    SELECT name, round(100 * (.6 * s + coalesce(.25 * t, 0) + coalesce(.15 * (1 - e), 0))
      / (.6 + CASE WHEN t IS NULL THEN 0 ELSE .25 END + CASE WHEN e IS NULL THEN 0 ELSE .15 END), 2) AS score
    FROM parts ORDER BY score IS NULL, score, seq LIMIT 20
    """
TASKS = [
    Task("runs by status", "runs | summarize n = count() by status",
         "SELECT status, count(*) FROM runs GROUP BY status ORDER BY status", statuses),
    Task("failed runs of last week",
         'runs | where status == "failed" and startedAt > ago(7d) | sort -startedAt | select id, name, startedAt',
         FAILED_RUNS, failed_runs,
         FAILED_RUNS.replace(RUN_TIME, "strftime(make_timestamp(r.startedAt * 1000), '%Y-%m-%d %H:%M')")),
    Task("net sentiment by platform, brand",
         "mentions | summarize n = count(), net = netSentiment(sentiment) by platform, brand",
         "SELECT platform, brand, count(*), (sum(sentiment = 'positive') - sum(sentiment = 'negative')) * 1.0 / count(*)"
         " FROM mentions GROUP BY platform, brand ORDER BY platform, brand", net_sentiment),
    Task("visibility of each brand", "brands | sort -visibility | select name, client, visibility",
         VISIBILITY, visibility),
    Task("a brand's mentions by week",
         'mentions | where brand == "Sendaro" | summarize n = count() by week = bucket(respondedAt, 7d)',
         f"SELECT (r.respondedAt - {MONDAY}) / {WEEK} * {WEEK} + {MONDAY} AS week, count(*) FROM mentions m"
         " JOIN responses r ON r.seq = m.responseSeq WHERE m.brand = 'Sendaro' GROUP BY week ORDER BY week", weeks,
         f"SELECT (r.respondedAt - {MONDAY}) // {WEEK} * {WEEK} + {MONDAY} AS week, count(*) FROM mentions m"
         " JOIN responses r ON r.seq = m.responseSeq WHERE m.brand = 'Sendaro' GROUP BY week ORDER BY week"),
    Task("latency by platform, p50 and p95",
         "responses | summarize median = p50(latency), slow = p95(latency) by platform", PERCENTILES, latencies,
         "SELECT platform, trunc(quantile_cont(processingTimeMs, .5))::INT, trunc(quantile_cont(processingTimeMs, .95))::INT"
         " FROM responses GROUP BY platform ORDER BY platform"),
    Task("worst 20 jobs by healthScore", "jobs | sort healthScore | take 20 | select name, healthScore", HEALTH, health,
         HEALTH.replace("json_extract(jobConfig, '$.payload.execution.sla_minutes')",
                        "(jobConfig->>'$.payload.execution.sla_minutes')::DOUBLE")
         .replace("sum(e.status = 'completed')", "count(*) FILTER (e.status = 'completed')")
         .replace("min(1.0,", "least(1.0,").replace("GROUP BY j.seq)", "GROUP BY j.seq, j.name)")),
    Task("brands of the latest run", "mentions latest | distinct brand | select brand",
         f"SELECT brand FROM mentions WHERE runSeq = {LATEST} GROUP BY brand ORDER BY min(seq)", brands_of_run),
    Task("top 20 cited domains", "citations | summarize n = count() by domain | sort -n | take 20",
         "SELECT domain, count(*) AS n FROM citations GROUP BY domain ORDER BY n DESC, domain LIMIT 20", domains),
    Task("brands in failed runs (join)",
         'mentions | join runs on runId | where status == "failed" | summarize n = count() by brand',
         "SELECT m.brand, count(*) FROM mentions m JOIN runs r ON r.seq = m.runSeq WHERE r.status = 'failed'"
         " GROUP BY m.brand ORDER BY m.brand", failed_run_brands),
    Task("brand × platform (pivot)",
         f"mentions | summarize n = count() by brand, platform | pivot n by platform in {json.dumps(PLATFORMS)}",
         "SELECT brand, " + ", ".join(f"max(CASE platform WHEN '{name}' THEN n END)" for name in PLATFORMS)
         + " FROM (SELECT platform, brand, count(*) AS n FROM mentions GROUP BY platform, brand)"
         " GROUP BY brand ORDER BY brand", pivot),
    Task("answers that contain a word",
         'responses | where text contains "refund" | summarize n = count() by platform',
         "SELECT platform, count(*) FROM responses WHERE text LIKE '%refund%' GROUP BY platform ORDER BY platform",
         containing,
         "SELECT platform, count(*) FROM responses WHERE text ILIKE '%refund%' GROUP BY platform ORDER BY platform"),
    Task("answers that match a pattern", 'responses | where text ~ "refund(s|ed) (us )?within" | summarize n = count()',
         "SELECT count(*) FROM responses WHERE text REGEXP 'refund(s|ed) (us )?within'", matching,
         "SELECT count(*) FROM responses WHERE regexp_matches(text, 'refund(s|ed) (us )?within')"),
    Task("platforms of failed runs (expand)",
         'runs | where status == "failed" | expand platforms | summarize n = count() by platforms',
         "SELECT s.platform, count(*) FROM runs r JOIN platformStats s ON s.runSeq = r.seq WHERE r.status = 'failed'"
         " GROUP BY s.platform ORDER BY s.platform", expanded),
    Task("jobs by nested fields",
         'jobs | where owner == "Owner 3" and sla <= 15m | select name, owner, sla',
         "SELECT name, json_extract(jobConfig, '$.payload.owner.name') AS owner,"
         " json_extract(jobConfig, '$.payload.execution.sla_minutes') * 60000 AS sla"
         " FROM jobs WHERE owner = 'Owner 3' AND sla <= 900000 ORDER BY seq", nested,
         "SELECT name, jobConfig->>'$.payload.owner.name' AS owner,"
         " (jobConfig->>'$.payload.execution.sla_minutes')::INT * 60000 AS sla"
         " FROM jobs WHERE owner = 'Owner 3' AND sla <= 900000 ORDER BY seq"),
    Task("the 100 slowest answers", "responses | sort -latency | take 100 | select id, platform, latency",
         "SELECT id, platform, processingTimeMs FROM responses ORDER BY processingTimeMs DESC, seq LIMIT 100", slowest,
         "SELECT id, platform, processingTimeMs FROM responses ORDER BY processingTimeMs DESC NULLS LAST, seq LIMIT 100"),
    Task("failures by platform (count with if)",
         "responses | summarize n = count(), failed = sum(if(error != null, 1, 0)) by platform",
         "SELECT platform, count(*), sum(errorCode IS NOT NULL) FROM responses GROUP BY platform ORDER BY platform",
         failures,
         "SELECT platform, count(*), count(errorCode) FROM responses GROUP BY platform ORDER BY platform"),
]
