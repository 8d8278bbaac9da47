"""pySHACL finds a store of the examples and the annotated texts sound."""
import subprocess
import sys
import tempfile
from pathlib import Path

from tool import ROOT, build_examples, gold, kurultai

with tempfile.TemporaryDirectory() as folder:
    store = build_examples(folder)
    kurultai("build", "-", "--store", store, "--quiet", stdin=gold())
    graph = Path(folder, "graph.ttl")
    text = kurultai("export", "--store", store, "--format", "turtle", "--graphs", "facts,provenance")
    graph.write_text(text, encoding="utf-8")
    script = Path(__file__).with_name("sound.py")
    ontology = ROOT / "ontology"
    shapes = [graph, ontology / "shapes.ttl", ontology / "kurultai.ttl"]
    sys.exit(subprocess.run([sys.executable, script, *shapes]).returncode)
