#!/usr/bin/env python3
"""Kills builds at random moments and looks whether anything that was stored is gone.

    python3 scripts/kill_builds.py CORPUS.ndjson --binary target/release/kurultai --kills 1000

Each round changes some documents of the corpus, starts `build` and kills it (kill -9) at a random moment: most rounds
change few documents, some so many that a build commits several times. Some rounds get a limit on the size of files
instead, as a full disk would be, and with --folder on a small file system the disk is really full.
After each round the store has to open, every document in it has to be whole and no older than before, and what the
report names as stored has to be there in the version of the round. Every so often a build runs to its end and the
store has to hold what `extract` prints. The rounds are the same for the same --seed; the moments depend on the machine.
"""

import argparse
import collections
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MARK = re.compile(rb"This is version (\d+) of the text\.")
PARTS = ("facts", "provenance")


class Lost(Exception):
    """Something that was stored is gone, or the store is broken."""


class Corpus:
    """The documents, each with the number of its version."""

    def __init__(self, source, folder, documents):
        with open(source, encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines if line.strip()]
        self.records = {record["id"]: record for record in records[:documents]}
        self.versions = dict.fromkeys(self.records, 1)
        self.path = folder / "corpus.ndjson"
        self.write()

    def change(self, share, chance):
        count = max(1, int(share * len(self.records)))
        for name in chance.sample(sorted(self.records), count):
            self.versions[name] += 1
        self.write()

    def write(self):
        with open(self.path, "w", encoding="utf-8") as out:
            for name, record in self.records.items():
                mark = f"\n\nThis is version {self.versions[name]} of the text."
                out.write(json.dumps({**record, "text": record["text"] + mark}) + "\n")


class Store:
    """The store as it lies on disk, and which versions of the documents it held when last looked at."""

    def __init__(self, folder):
        self.folder = folder
        self.held = {}
        self.places = {}

    def look(self):
        """Reads the manifest, and those documents that were written since; what was held must not be gone or older."""
        before, self.held = self.held, {}
        places = {}
        for name, place in self.manifest():
            places[name] = place
            known = self.places.get(name) == place
            self.held[name] = before[name] if known else self.version(name, place)
        self.places = places
        for name, version in before.items():
            if self.held.get(name, 0) < version:
                raise Lost(f"{name} was held in version {version}, now {self.held.get(name)}")

    def manifest(self):
        path = self.folder / "manifest"
        if not path.exists():
            return
        lines = path.read_text(encoding="utf-8").split("\n")
        documents = [line.split("\t") for line in lines if line.startswith("doc\t")]
        if lines[-2] != f"end\t{len(documents)}":
            raise Lost("the manifest is cut short")
        for _, name, print_, _, segment, *ends, _ in documents:
            yield name, (print_, int(segment), *map(int, ends))

    def version(self, name, place):
        """The version of a document, which is read in full."""
        _, segment, *ends = place
        texts = []
        for part, start, end in zip(PARTS, ends[::2], ends[1::2]):
            with open(self.folder / f"{part}-{segment:06}.nq", "rb") as file:
                file.seek(start)
                text = file.read(end - start)
            if len(text) != end - start or not text.startswith(b"<") or not text.endswith(b" .\n"):
                raise Lost(f"the {part} of {name} are not whole")
            texts.append(text)
        found = MARK.search(texts[1])
        if found is None:
            raise Lost(f"the words of {name} are not whole")
        return int(found[1])


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="NDJSON with id and text")
    parser.add_argument("--binary", type=Path, default=Path("target/release/kurultai"))
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, help="only so many of the corpus")
    parser.add_argument("--provenance", default="full")
    parser.add_argument("--full-every", type=int, default=20, help="a limit on file sizes in every so manieth round")
    parser.add_argument("--whole-every", type=int, default=100, help="a build to its end after so many rounds; 0: never")
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder if not given")
    return parser.parse_args()


class Run:
    """The rounds."""

    def __init__(self, options, folder):
        self.options = options
        self.chance = random.Random(options.seed)
        self.corpus = Corpus(options.corpus, folder, options.documents)
        self.store = Store(folder / "store")
        self.report = folder / "report.ndjson"
        self.figures = collections.Counter()
        # How long a build takes, by the share of documents that changed.
        self.usual = {}

    def build(self, limit=None, patience=None):
        """Runs a build; kills it when patience ends. Gives its exit code, None if it was killed."""
        self.report.unlink(missing_ok=True)
        command = [self.options.binary, "build", self.corpus.path, "--store", self.store.folder]
        command += ["--report", self.report, "--provenance", self.options.provenance, "--quiet"]

        def limited():
            # Without the signal a write beyond the limit fails as one to a full disk does.
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        started = subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=limited if limit else None)
        try:
            _, said = started.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            started.kill()
            started.communicate()
            return None
        if started.returncode not in (0, 70) or (started.returncode == 70 and not self.may_be_full(limit)):
            raise Lost(f"exit {started.returncode}: {said.decode()}")
        return started.returncode

    def may_be_full(self, limit):
        disk = os.statvfs(self.store.folder)
        return limit is not None or disk.f_bavail * disk.f_frsize < 256 << 20

    def round(self, number):
        share = self.chance.choice([0.01, 0.01, 0.03, 0.03, 0.1, 0.4])
        self.corpus.change(share, self.chance)
        pending = len(self.corpus.versions) - sum(
            self.store.held.get(name) == version for name, version in self.corpus.versions.items()
        )
        limit = None
        if number % self.options.full_every == 0:
            limit = self.chance.randrange(1 << 12, 100 << 20)
        usual = self.usual.get(pending.bit_length(), 20.0)
        patience = None if limit else self.chance.uniform(0, 1.1) * usual
        start = time.monotonic()
        code = self.build(limit, patience)
        took = time.monotonic() - start
        self.note(code, pending, took, usual)
        self.check(code)

    def note(self, code, pending, took, usual):
        self.figures["killed" if code is None else "done" if code == 0 else "disk full"] += 1
        if code == 0:
            self.usual[pending.bit_length()] = took
        elif code is None and pending.bit_length() not in self.usual:
            self.usual[pending.bit_length()] = usual

    def check(self, code=0):
        """What has to hold after every round."""
        before = self.store.places
        self.store.look()
        if self.store.places != before:
            self.figures["stores changed by the round"] += 1
            self.figures["killed after a commit"] += code is None
        lines = self.report.read_text(encoding="utf-8") if self.report.exists() else ""
        stored = [json.loads(line) for line in lines.split("\n")[:-1] if line]
        stored = [line["id"] for line in stored if line["status"] == "stored"]
        self.figures["documents named as stored"] += len(stored)
        for name in stored:
            if self.store.held.get(name) != self.corpus.versions[name]:
                raise Lost(f"{name} was named as stored, but is held in version {self.store.held.get(name)}")
        if self.store.folder.exists():
            # It finds no such document, but has to open and clean the store for that.
            opened = subprocess.run(
                [self.options.binary, "forget", "--store", self.store.folder, "no such document"], capture_output=True
            )
            if opened.returncode != 1:
                raise Lost(f"the store does not open: {opened.stderr.decode()}")

    def whole(self):
        """A build to its end: the store then holds what `extract` prints."""
        if self.build() != 0:
            return
        self.check()
        self.figures["whole builds"] += 1
        command = [self.options.binary, "extract", self.corpus.path, "--provenance", self.options.provenance, "--quiet"]
        printed = subprocess.run(command, capture_output=True, check=True).stdout.split(b"\n")
        held = []
        for _, (_, segment, *ends) in self.store.manifest():
            for part, start, end in zip(PARTS, ends[::2], ends[1::2]):
                with open(self.store.folder / f"{part}-{segment:06}.nq", "rb") as file:
                    file.seek(start)
                    held += file.read(end - start).split(b"\n")
        if sorted(filter(None, printed)) != sorted(filter(None, held)):
            raise Lost("the store does not hold what extract prints")

    def all(self):
        rounds = 0
        start = time.monotonic()
        while self.figures["killed"] < self.options.kills:
            rounds += 1
            self.round(rounds)
            if self.options.whole_every and rounds % self.options.whole_every == 0:
                self.whole()
            if rounds % 50 == 0:
                print(f"round {rounds}: {dict(self.figures)}, {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
        return rounds


def main():
    options = arguments()
    options.binary = options.binary.resolve()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        run = Run(options, Path(folder))
        try:
            rounds = run.all()
        except Lost as lost:
            print(f"LOST: {lost}; {dict(run.figures)}", file=sys.stderr)
            return 1
    print(json.dumps({"rounds": rounds, **run.figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
