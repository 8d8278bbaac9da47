"""rdflib reads the same from every RDF syntax of a store."""
import subprocess
import sys
import tempfile
from pathlib import Path

from tool import GRAPHS, build_examples, kurultai

with tempfile.TemporaryDirectory() as folder:
    store = build_examples(folder)
    for name in ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml"]:
        text = kurultai("export", "--store", store, "--format", name, "--graphs", GRAPHS)
        Path(folder, name).write_text(text, encoding="utf-8")
    script = Path(__file__).with_name("same_triples.py")
    sys.exit(subprocess.run([sys.executable, script, folder]).returncode)
