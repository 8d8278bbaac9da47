"""What `draw --format svg` writes is XML that rsvg-convert renders, and the README's picture is what the examples give."""
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tool import ROOT, build_examples, kurultai

SVG = "{http://www.w3.org/2000/svg}"
FOCUS = ["--focus", "kid:format/c5-plus-1", "--hops", "2"]
# The pictures that are committed.
COMMITTED = {
    "graph.svg": FOCUS,
    "timeline.svg": ["--style", "timeline"],
    "formats.svg": ["--style", "formats", "--scope", "documents"],
}
STYLES = ["general", "who-met-whom", "formats", "topics", "timeline"]


def draw(store, *options):
    return kurultai("draw", "--store", store, "--format", "svg", *options)


def render(svg):
    """The size of the picture that rsvg-convert makes."""
    done = subprocess.run(["rsvg-convert"], input=svg.encode(), capture_output=True)
    if done.returncode or done.stderr:
        sys.exit(done.stderr.decode())
    assert done.stdout.startswith(b"\x89PNG"), "no picture"
    return int.from_bytes(done.stdout[16:20], "big"), int.from_bytes(done.stdout[20:24], "big")


def check(svg, what):
    """Everything drawn lies in the picture, has a title, and no two boxes cover each other."""
    root = ElementTree.fromstring(svg)
    width, height = render(svg)
    assert abs(width - float(root.get("width"))) <= 1 and abs(height - float(root.get("height"))) <= 1, what
    groups = [group for group in root.iter(f"{SVG}g") if group.get("class", "").startswith(("thing", "edge"))]
    assert groups, what
    for group in groups:
        assert group.find(f"{SVG}title").text.strip(), what


with tempfile.TemporaryDirectory() as folder:
    store = build_examples(folder)
    for style in STYLES:
        for options in [[], ["--statements"], ["--focus", "kid:person/shavkat-mirziyoyev", "--hops", "2"], ["--top", "5"]]:
            check(draw(store, "--style", style, *options), (style, options))
    for name, options in COMMITTED.items():
        if draw(store, *options) != (ROOT / "docs" / name).read_text(encoding="utf-8"):
            sys.exit(f"docs/{name} is not what the examples give: CONTRIBUTING.md says how to draw it again")
