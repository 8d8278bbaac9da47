"""`kurultai evaluate` says of readings what score.py says of the RDF: every row, to every digit.

Held over the annotated texts, and over the same with annotations and texts that were tampered with, so that
everything that the matching can meet is met: other kinds, names and spans, repeats, planned relations, odd letters.
"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from tool import ROOT, kurultai

SCORE = ROOT / "tests/gold/score.py"
GOLD = ROOT / "tests/gold"
KINDS = ["Person", "State", "Region", "Place", "IntergovernmentalOrganization", "UNBody", "Institution", "Format",
         "Meeting", "Instrument"]
COMPARATORS = ["exactly", "atLeast", "moreThan", "about", "lessThan"]
SYMMETRIC = ["metWith", "agreed"]
NAMES = [str.upper, str.lower, "The {}".format, "{}’s".format, "a {}".format, "{} ﬁ №² ßẞ ıİ".format,
         lambda name: name.replace("a", "á"), lambda name: name.replace("-", " "), lambda name: name.split()[-1],
         lambda name: "…"]


def run(*command, stdin=""):
    """What a script prints, or the end of the suite."""
    return subprocess.run(
        [sys.executable, SCORE, *map(str, command)], input=stdin, capture_output=True, encoding="utf-8", check=True
    ).stdout


def by_score(folder):
    """The figures of score.py."""
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch, "gold.nq")
        output.write_text(kurultai("extract", stdin=run("--ndjson", folder)), encoding="utf-8")
        return json.loads(run(folder, output, "--json"))


def agree(what, folder):
    """Compares all rows; those that score.py leaves out have nothing to count."""
    ours, theirs = json.loads(kurultai("evaluate", folder, "--json"))["figures"], by_score(folder)
    counted = {name for name, row in ours.items() if row["tp"] + row["fp"] + row["fn"]}
    wrong = [name for name in sorted(counted | set(theirs)) if ours.get(name) != theirs.get(name)]
    for name in wrong:
        print(f"{what}: {name}\n  evaluate {ours.get(name)}\n  score.py {theirs.get(name)}")
    if wrong or len(theirs) < 30:
        sys.exit(f"{what}: {len(wrong)} of {len(theirs)} rows differ")
    print(f"  {what}: {len(theirs)} rows agree")


def tampered_entities(gold, chance):
    """Other kinds, names and mentions; and things that are there twice."""
    for entity in gold["entities"]:
        if chance.random() < 0.15:
            entity["type"] = chance.choice(KINDS)
        if chance.random() < 0.3:
            entity["name"] = chance.choice(NAMES)(entity["name"])
        if chance.random() < 0.3:
            entity["mentions"] = [chance.choice(NAMES)(words) for words in entity["mentions"]][: chance.randint(0, 3)]
    again = [{**entity, "id": f"{entity['id']}x"} for entity in gold["entities"] if chance.random() < 0.15]
    gold["entities"] += again
    chance.shuffle(gold["entities"])


def tampered_relations(gold, chance):
    """Planned, former, repeated and turned ones, other ends and titles."""
    ids = [entity["id"] for entity in gold["entities"]]
    for relation in list(gold["relations"]):
        if chance.random() < 0.2:
            relation["modality"] = chance.choice(["planned", "former"])
        if chance.random() < 0.1:
            relation["s"] = chance.choice(ids)
        if "title" in relation and chance.random() < 0.3:
            relation["title"] = chance.choice(NAMES + [lambda title: ""])(relation["title"])
        if "o" in relation and (relation["p"] in SYMMETRIC or chance.random() < 0.05):
            relation["s"], relation["o"] = relation["o"], relation["s"]
        if chance.random() < 0.2:
            gold["relations"].append({**relation, "modality": "planned"})
        if chance.random() < 0.2:
            gold["relations"].append({name: value for name, value in relation.items() if name != "modality"})


def tampered_rest(gold, text, chance):
    """Other spans, speakers, numbers and comparators."""
    for said in gold["statements"]:
        length = said["end"] - said["begin"]
        said["begin"] = max(0, said["begin"] + chance.randint(-length // 2, length // 2))
        said["end"] = min(len(text), max(said["begin"] + 1, said["end"] + chance.randint(-length // 2, length // 2)))
        said["begin"] = min(said["begin"], said["end"] - 1)
    gold["statements"] += [dict(said) for said in gold["statements"] if chance.random() < 0.2]
    gold["counts"] += [dict(count) for count in gold["counts"] if chance.random() < 0.3]
    for count in gold["counts"]:
        if chance.random() < 0.3:
            count["comparator"] = chance.choice(COMPARATORS)
        if chance.random() < 0.3:
            count["number"] += chance.choice([0.0, 0.5, 1])


def tampered_text(text, chance):
    """The same number of characters, some of them others, so that offsets stay."""
    odd = {"a": "á", "e": "ё", "i": "ı", "o": "𝒐", "s": "ß", " ": "\u00a0", "-": "–"}
    return "".join(odd[c] if c in odd and chance.random() < 0.005 else c for c in text)


def tamper(folder, seed):
    """Writes the annotated texts, tampered with, into a folder; one in three with the line ends of Windows."""
    chance = random.Random(seed)
    for path in sorted(GOLD.glob("dev-*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = tampered_text(path.with_suffix(".txt").read_text(encoding="utf-8"), chance)
        tampered_entities(gold, chance)
        tampered_relations(gold, chance)
        tampered_rest(gold, text, chance)
        newline = chance.choice(["\r\n", "\n", "\n"])
        (folder / path.name).write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
        (folder / f"{path.stem}.txt").write_text(text, encoding="utf-8", newline=newline)


def main():
    agree("annotated texts", GOLD)
    for seed in range(8):
        with tempfile.TemporaryDirectory() as folder:
            tamper(Path(folder), seed)
            agree(f"tampered with, {seed}", folder)


main()
