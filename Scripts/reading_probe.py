"""What Scripts/compare-vader and Scripts/bench-reading share: the real answers, and the reader as a program."""
import glob
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROBE = ROOT / ".build/release/reading-probe"
_built = False


def answers(arguments):
    """The texts of ai-product-bench, in the folder named, in AUDITSH_BENCH_DATA, or beside this package."""
    folder = arguments[0] if arguments else os.environ.get("AUDITSH_BENCH_DATA")
    folder = folder or str(ROOT.parent / "shared/data/ai-product-bench")
    paths = sorted(glob.glob(f"{folder}/responses_*.jsonl"))
    if not paths:
        sys.exit(f"{sys.argv[0]}: no responses_*.jsonl in {folder}; see Fixtures/ai-product-bench/README.md")
    return [json.loads(line)["response"] for path in paths for line in open(path, encoding="utf-8")]


def probe(mode, texts, rounds, brands=None):
    """(what the probe prints, the seconds of its best round)."""
    global _built
    if not _built:
        command = ["swift", "build", "-c", "release", "--product", "reading-probe"]
        subprocess.run(command + os.environ.get("SWIFT_BUILD_FLAGS", "").split(), cwd=ROOT, check=True, stdout=sys.stderr)
        _built = True
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"".join(text.replace("\0", " ").encode() + b"\0" for text in texts))
        file.flush()
        files = ([str(brands)] if brands else []) + [file.name]
        done = subprocess.run([str(PROBE), mode, *files, str(rounds)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{sys.argv[0]}: {done.stderr.strip()}")
    return done.stdout, float(done.stderr)
