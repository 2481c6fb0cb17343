"""What Scripts/kill-test and Scripts/torture-prompt share: whether a database is whole, and what is in it."""
import hashlib
import pathlib
import shutil
import sqlite3
import tempfile

HOST_TIME = {"heartbeatAt", "leaseOwner", "leaseUntil"}
# Numbers of rows that other tables have: a reference is shown as what it refers to.
REFERENCES = {"runSeq": "runs", "questionSeq": "questions", "responseSeq": "responses"}


def integrity(database):
    """Faults of a copy, so that it is auditsh which recovers the file itself."""
    if not database.exists():
        return []
    with tempfile.TemporaryDirectory(prefix="auditsh-kill-") as folder:
        for ending in ("", "-wal"):
            if pathlib.Path(f"{database}{ending}").exists():
                shutil.copyfile(f"{database}{ending}", f"{folder}/a.db{ending}")
        connection = sqlite3.connect(f"{folder}/a.db")
        faults = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        faults += [f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        connection.close()
    return faults


def content(database):
    """A hash of each table's rows."""
    connection = sqlite3.connect(database)
    names = [row[0] for row in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
    hashes = {}
    for name in names:
        columns = []
        for (column,) in connection.execute("SELECT name FROM pragma_table_info(?)", (name,)).fetchall():
            if column == "seq" or column in HOST_TIME:
                continue
            target = REFERENCES.get(column)
            columns.append(f"(SELECT x.id FROM {target} x WHERE x.seq = t.{column})" if target else f"t.{column}")
        order = ", ".join(str(place + 1) for place in range(len(columns)))
        digest = hashlib.sha256()
        count = 0
        for row in connection.execute(f"SELECT {', '.join(columns)} FROM {name} t ORDER BY {order}"):
            digest.update(repr(row).encode())
            count += 1
        hashes[name] = (count, digest.hexdigest())
    connection.close()
    return hashes


def differences(one, other):
    for name in sorted(one.keys() | other.keys()):
        if one.get(name) != other.get(name):
            yield f"{name}: {one.get(name, (0,))[0]} rows and {other.get(name, (0,))[0]}, not the same"
