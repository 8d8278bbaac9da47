"""examples/graph.py makes sense of the tables of the example texts."""
import io
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas

from tool import ROOT, build_examples, kurultai

with tempfile.TemporaryDirectory() as folder:
    tables = Path(folder, "tables")
    kurultai("export", "--store", build_examples(folder), "--format", "csv", "--output", tables)
    done = subprocess.run(
        [sys.executable, ROOT / "examples/graph.py", tables], capture_output=True, encoding="utf-8", check=True
    )
    parts = [part.partition("\n") for part in done.stdout.split("# ")[1:]]
    read = {name: pandas.read_csv(io.StringIO(text)) for name, _, text in parts}
    assert list(read) == ["centrality", "attendance", "timeline"], done.stdout
    assert "Shavkat Mirziyoyev" in set(read["centrality"]["label"])
    summit = read["attendance"].set_index("who")["first C5+1 presidential summit"]
    assert summit.sum() == 6 and summit["Emomali Rahmon"] == 1 and summit["Xi Jinping"] == 0, summit
    days = list(read["timeline"]["held_on"])
    assert days == sorted(days) and "2023-05-18" in days, days
