"""What Scripts/bench-language measures of the evaluator: each task as a pipeline that SQLite cannot run, and the same loop
in Python. A loop prints the rows of the pipeline as CSV, without a header; `{name}` stands for a file of `FILES`."""
import csv
import datetime
import itertools
import json
import pathlib
import typing

LINES, ANSWERS = 300_000, 100_000
RANGE = 1_000_000
AIM = 5.0


class EvaluatorTask(typing.NamedTuple):
    name: str
    rows: int
    code: str
    loop: str
    aim: float = AIM
    # Alternating runs; None: as many as the others have.
    rounds: int = None
    # For `jq -n -c`, with the file it reads.
    jq: str = None


def iso(ms):
    moment = datetime.datetime.fromtimestamp(ms / 1000, datetime.timezone.utc)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def make_files(folder, lines_of):
    """The files that the tasks read, made of the bench's tables: `lines_of` gives a table's NDJSON. Their paths by name."""
    paths = {name: folder / f"evaluator-{name}" for name in ("lines.ndjson", "lines.csv", "answers.ndjson")}
    if not all(path.exists() for path in paths.values()):
        with open(lines_of("mentions")) as source, open(paths["lines.ndjson"], "w") as target:
            target.writelines(itertools.islice(source, LINES))
        with open(paths["lines.ndjson"]) as source, open(paths["lines.csv"], "w", newline="") as target:
            rows = (json.loads(line) for line in source)
            first = next(rows)
            writer = csv.writer(target)
            writer.writerow(first)
            writer.writerows(row.values() for row in itertools.chain([first], rows))
        with open(lines_of("responses")) as source, open(paths["answers.ndjson"], "w") as answers:
            for line in itertools.islice(source, ANSWERS):
                row = json.loads(line)
                row["respondedAt"] = iso(row["respondedAt"])
                answers.write(json.dumps(row, ensure_ascii=False) + "\n")
    return {name.replace(".", "_"): path for name, path in paths.items()}


HEAD = """
import collections, csv, json, sys
out = csv.writer(sys.stdout)
def put(groups):
    out.writerows((*key, n) if type(key) is tuple else (key, n) for key, n in sorted(groups.items()))
sums = collections.Counter()
"""
LINES_HEAD = HEAD + """
lines = map(json.loads, open("{lines_ndjson}"))
"""
ANSWERS_HEAD = HEAD + """
answers = map(json.loads, open("{answers_ndjson}"))
"""
DATABASE_HEAD = HEAD + """
import sqlite3
mentions = sqlite3.connect("{database}").execute("SELECT platform, brand, frequency, rank FROM mentions")
"""

TASKS = [
    EvaluatorTask(
        "NDJSON read, filtered, summed", LINES,
        """read '{lines_ndjson}' | where brand == "Sendaro" and rank <= 2 | summarize n = sum(frequency) by platform""",
        LINES_HEAD + """
for m in lines:
    if m["brand"] == "Sendaro" and m["rank"] <= 2:
        sums[m["platform"]] += m["frequency"]
put(sums)
""",
        jq="""reduce (inputs | select(.brand == "Sendaro" and .rank <= 2)) as $m (.; .[$m.platform] += $m.frequency)"""),
    EvaluatorTask(
        "CSV read, filtered, summed", LINES,
        """read '{lines_csv}' | where brand == "Sendaro" and rank <= 2 | summarize n = sum(frequency) by platform""",
        HEAD + """
for m in csv.DictReader(open("{lines_csv}", newline="")):
    if m["brand"] == "Sendaro" and int(m["rank"]) <= 2:
        sums[m["platform"]] += int(m["frequency"])
put(sums)
"""),
    # Lists of which constant parts are read: looked through before anything runs.
    EvaluatorTask(
        "constant parts of lists, counted", 3_000_000,
        """mentions | derive both = [platform, brand] | where both[1] == "Sendaro" and frequency * 2 + rank > 4
    | summarize n = count() by first = both[0]""",
        DATABASE_HEAD + """
for platform, brand, frequency, rank in mentions:
    both = [platform, brand]
    if both[1] == "Sendaro" and frequency * 2 + rank > 4:
        sums[both[0]] += 1
put(sums)
"""),
    # Lists that have to be made, in the evaluator: which part is read, the row says.
    EvaluatorTask(
        "lists made of rows, filtered, counted", 3_000_000,
        """mentions | derive both = [platform, brand] | where both[rank % 2] == "Sendaro" and frequency * 2 + rank > 4
    | summarize n = count() by first = both[0]""",
        DATABASE_HEAD + """
for platform, brand, frequency, rank in mentions:
    both = [platform, brand]
    if both[rank % 2] == "Sendaro" and frequency * 2 + rank > 4:
        sums[both[0]] += 1
put(sums)
"""),
    EvaluatorTask(
        "lists made of rows, searched", 3_000_000,
        """mentions | derive both = [platform, brand] | where both contains "Sendaro" | summarize n = count() by frequency""",
        DATABASE_HEAD + """
for platform, brand, frequency, rank in mentions:
    both = [platform, brand]
    if "Sendaro" in both:
        sums[frequency] += 1
put(sums)
"""),
    EvaluatorTask(
        "lists made of rows, unfolded", LINES,
        """read '{lines_ndjson}' | derive part = [platform, brand] | expand part | summarize n = count() by part""",
        LINES_HEAD + """
for m in lines:
    for part in [m["platform"], m["brand"]]:
        sums[part] += 1
put(sums)
"""),
    EvaluatorTask(
        "records made of rows, grouped", LINES,
        """read '{lines_ndjson}' | derive r = {{a: platform, b: rank}} | summarize n = count() by r | select r.a, r.b, n""",
        LINES_HEAD + """
for m in lines:
    r = {{"a": m["platform"], "b": m["rank"]}}
    sums[tuple(r.values())] += 1
put(sums)
"""),
    EvaluatorTask(
        "texts searched", ANSWERS,
        """read '{answers_ndjson}' | where text contains "security" and len(text) > 100 | summarize n = count() by platform""",
        ANSWERS_HEAD + """
for m in answers:
    if m["text"] and "security" in m["text"].lower() and len(m["text"]) > 100:
        sums[m["platform"]] += 1
put(sums)
"""),
    EvaluatorTask(
        "texts matched", ANSWERS,
        """read '{answers_ndjson}' | where text ~ "costs? (less|more)" | summarize n = count() by platform""",
        ANSWERS_HEAD + """
import re
pattern = re.compile("costs? (less|more)", re.I)
for m in answers:
    if m["text"] and pattern.search(m["text"]):
        sums[m["platform"]] += 1
put(sums)
"""),
    EvaluatorTask(
        "texts changed and put together", LINES,
        """read '{lines_ndjson}' | derive t = "$(upper(platform))/$(trim(lower(brand)))" | where startsWith(t, "GEM") | summarize n = count() by t""",
        LINES_HEAD + """
for m in lines:
    t = f"{{m['platform'].upper()}}/{{m['brand'].lower().strip()}}"
    if t.startswith("GEM"):
        sums[t] += 1
put(sums)
"""),
    EvaluatorTask(
        "dates by day and hour", ANSWERS,
        """read '{answers_ndjson}' | where hour(respondedAt) < 12 | summarize n = count() by day = format(bucket(respondedAt, 1d), "%Y-%m-%d"), w = weekday(respondedAt)""",
        ANSWERS_HEAD + """
from datetime import datetime
for m in answers:
    at = datetime.fromisoformat(m["respondedAt"])
    if at.hour < 12:
        sums[at.strftime("%Y-%m-%d"), at.strftime("%A").lower()] += 1
put(sums)
"""),
    EvaluatorTask(
        "rows sorted", LINES,
        """read '{lines_ndjson}' | sort -score, brand, seq | select seq, brand, score | take 1000""",
        LINES_HEAD + """
rows = sorted(lines, key=lambda m: (-m["score"], m["brand"], m["seq"]))
out.writerows((m["seq"], m["brand"], m["score"]) for m in rows[:1000])
"""),
    EvaluatorTask(
        "rows distinct", LINES,
        """read '{lines_ndjson}' | distinct responseSeq, platform | summarize n = count()""",
        LINES_HEAD + """
print(len({{(m["responseSeq"], m["platform"]) for m in lines}}))
"""),
    EvaluatorTask(
        "groups with mean and percentile", LINES,
        """read '{lines_ndjson}' | summarize n = avg(score), p = p50(score) by platform, brand""",
        LINES_HEAD + """
import statistics
groups = collections.defaultdict(list)
for m in lines:
    groups[m["platform"], m["brand"]].append(m["score"])
out.writerows((*key, sum(list) / len(list), statistics.median(list)) for key, list in sorted(groups.items()))
"""),
    EvaluatorTask(
        "rows joined", LINES,
        """read '{lines_ndjson}' | join (read '{answers_ndjson}' | select seq, tokens) on responseSeq == seq | summarize n = sum(tokens) by platform""",
        LINES_HEAD + """
tokens = {{m["seq"]: m["tokens"] for m in map(json.loads, open("{answers_ndjson}"))}}
for m in lines:
    if m["responseSeq"] in tokens:
        sums[m["platform"]] += tokens[m["responseSeq"]] or 0
put(sums)
"""),
    EvaluatorTask(
        "range in lists, filtered, counted", RANGE,
        """range({range}) | derive l = [value % 5, value % 7, 3] | where l[value % 3] > 2 | summarize n = count() by k = l[0]""",
        HEAD + """
for value in range({range}):
    l = [value % 5, value % 7, 3]
    if l[value % 3] > 2:
        sums[l[0]] += 1
put(sums)
"""),
    EvaluatorTask(
        "range derived, filtered, summed", RANGE,
        """range({range}) | derive y = value * 2 + value % 7 | where y > 3 | summarize s = sum(y)""",
        """
print(sum(y for y in (v * 2 + v % 7 for v in range({range})) if y > 3))
""", aim=1.0, rounds=20),
]
