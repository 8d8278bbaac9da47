"""Graphviz renders what `draw --format dot` writes, in every style."""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from tool import build_examples, kurultai

TITLES = "{http://www.w3.org/2000/svg}title"
STYLES = ["general", "who-met-whom", "formats", "topics", "timeline"]


def titles(svg):
    """The names of the nodes and edges that an SVG of Graphviz shows."""
    return sorted(title.text for title in ElementTree.fromstring(svg).iter(TITLES))


def render(dot):
    """The SVG of a drawing; a warning ends the suite."""
    done = subprocess.run(["dot", "-Tsvg"], input=dot, capture_output=True, encoding="utf-8")
    if done.returncode or "Warning" in done.stderr:
        sys.exit(done.stderr)
    return done.stdout


with tempfile.TemporaryDirectory() as folder:
    store = build_examples(folder)
    for options in [[], ["--statements"], ["--focus", "kid:state/uzb", "--hops", "2"], ["--top", "5"]]:
        svg = render(kurultai("draw", "--store", store, "--format", "dot", *options))
        assert len(titles(svg)) > 5, options
    for style in STYLES:
        svg = render(kurultai("draw", "--store", store, "--format", "dot", "--style", style))
        assert len(titles(svg)) > 5, style
