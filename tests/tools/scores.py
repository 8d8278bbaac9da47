"""What is read from the annotated texts is at least as good as floors.json says.

A floor only rises: `tests/tools/scores.py BINARY --raise` writes today's figures, rounded down, where they are higher.
"""
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

from tool import ROOT, gold, kurultai

FLOORS = ROOT / "tests/gold/floors.json"
OFFICES = "office titles, where the office was found"
# Measure -> what it is taken of. (score.py takes JSON with a field `entities` for annotations, so figures stand a level below.)
FIGURES = {"f1": ["entities", "relations", "statements", "counts"], "r": [OFFICES]}


def figures():
    """Today's figures in hundredths, rounded down."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "gold.nq")
        output.write_text(kurultai("extract", stdin=gold()), encoding="utf-8")
        script = ROOT / "tests/gold/score.py"
        done = subprocess.run(
            [sys.executable, script, script.parent, output, "--json"], capture_output=True, encoding="utf-8", check=True
        )
    scored = json.loads(done.stdout)
    return {(m, name): math.floor(100 * scored[name][m]) for m, names in FIGURES.items() for name in names}


def main():
    today = figures()
    written = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    floors = {(m, name): written.get(m, {}).get(name, 0) for m, name in today}
    print("  " + ", ".join(f"{name} {m} {today[m, name]} (floor {floor})" for (m, name), floor in floors.items()))
    if "--raise" in sys.argv:
        raised = {m: {name: max(today[m, name], floors[m, name]) for name in names} for m, names in FIGURES.items()}
        FLOORS.write_text(json.dumps(raised, indent=1) + "\n")
    elif fallen := [f"{name} {m}" for (m, name), floor in floors.items() if today[m, name] < floor]:
        sys.exit(f"below its floor: {', '.join(fallen)}")


main()
