"""Runs kurultai for the suites in this folder."""
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = sys.argv[1]
GRAPHS = "facts,provenance,knowledge"
ENVIRONMENT = {"PATH": os.environ["PATH"]}


def kurultai(*arguments, stdin=""):
    """Runs a command in the root of the project; gives its output, or ends the suite."""
    done = subprocess.run(
        [BINARY, *map(str, arguments)], input=stdin, capture_output=True, encoding="utf-8", cwd=ROOT, env=ENVIRONMENT
    )
    if done.returncode:
        sys.exit(f"kurultai {' '.join(map(str, arguments))}\n{done.stderr}")
    return done.stdout


def build_examples(folder):
    """Builds a store of the example texts in a folder."""
    store = Path(folder) / "store"
    kurultai("build", "examples/texts", "--store", store, "--quiet")
    return store


def gold():
    """The annotated texts as NDJSON, with their dates."""
    script = ROOT / "tests/gold/score.py"
    done = subprocess.run(
        [sys.executable, script, "--ndjson", script.parent], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout
