"""networkx reads the same nodes, edges and attributes from GraphML and GEXF as pandas from CSV and rdflib from the facts."""
import math
import tempfile
from pathlib import Path

import networkx
import pandas
import rdflib

from tool import build_examples, gold, kurultai

KUR = "https://w3id.org/kurultai/ns#"
# What GEXF adds: days for its timeline, and a label and a name for each edge.
OF_GEXF = {"start", "end", "id"}


def from_xml(graph, extra=frozenset()):
    """Nodes and edges with their attributes, as networkx has them."""
    nodes = {node: dict(data) for node, data in graph.nodes(data=True)}
    edges = {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        data = {name: value for name, value in data.items() if name not in {"id"}}
        edges[key] = {"source": source, "target": target, **data}
    for data in [*nodes.values(), *edges.values()]:
        for name in extra:
            data.pop(name, None)
    return nodes, edges


def rows(path):
    """The rows of a table by their names, without empty cells and without the types in the header."""
    table = pandas.read_csv(path, keep_default_na=False, na_values=[""], dtype_backend="numpy_nullable")
    names = {":LABEL": "kind", ":TYPE": "relation", ":START_ID": "source", ":END_ID": "target", "id:ID": "id"}
    table = table.rename(columns=lambda column: names.get(column, column.split(":")[0]))
    found = {}
    for row in table.to_dict("records"):
        filled = {name: value for name, value in row.items() if not pandas.isna(value) and value != ""}
        found[filled.pop("id")] = filled
    assert len(found) == len(table), f"{path}: names are not unique"
    return found


def same(what, ours, theirs):
    """Fails with the first difference."""
    assert ours.keys() == theirs.keys(), f"{what}: {list(ours.keys() ^ theirs.keys())[:5]}"
    for name, row in ours.items():
        other = theirs[name]
        texts = [{key: normal(value) for key, value in one.items()} for one in (row, other)]
        assert texts[0] == texts[1], f"{what}: {name}\n{texts[0]}\n{texts[1]}"


def normal(value):
    """A value whose type does not depend on the reader: whole numbers are no floats; a day may look like a year."""
    if isinstance(value, bool) or str(value) in ("True", "False"):
        return str(value).lower()
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return str(int(value))
    return str(value)


def check(store, folder, *options):
    """Compares all formats of one store; gives the things and relations."""
    export = ["export", "--store", store, *options]
    tables = Path(folder, "tables")
    kurultai(*export, "--format", "csv", "--output", tables)
    nodes = {**rows(tables / "nodes.csv"), **rows(tables / "statements.csv")}
    edges = {**rows(tables / "edges.csv"), **rows(tables / "statement-edges.csv")}
    for name, read, extra in [
        ("graphml", networkx.read_graphml, frozenset()),
        ("gexf", networkx.read_gexf, OF_GEXF),
    ]:
        path = Path(folder, name)
        kurultai(*export, "--format", name, "--statements", "--output", path)
        graph = read(path, force_multigraph=True) if name == "graphml" else read(path)
        assert graph.is_directed() and graph.is_multigraph(), name
        read_nodes, read_edges = from_xml(graph, extra)
        if name == "gexf":
            # An edge of GEXF has its relation as its label too.
            assert all(data.pop("label") == data["relation"] for data in read_edges.values())
        same(f"{name}, nodes", nodes, read_nodes)
        same(f"{name}, edges", edges, read_edges)
    return rows(tables / "nodes.csv"), rows(tables / "edges.csv")


def facts(store):
    """Relations between things, as the facts of the documents have them."""
    text = kurultai("export", "--store", store, "--format", "ntriples", "--graphs", "facts", "--scope", "documents")
    graph = rdflib.Graph().parse(data=text, format="nt")
    things = {str(s) for s, o in graph.subject_objects(rdflib.RDFS.label)}
    statements = {str(s) for s in graph.subjects(rdflib.URIRef(KUR + "speaker"))}
    found = {(str(s), str(p).removeprefix(KUR), str(o)) for s, p, o in graph if p.startswith(KUR)}
    return {(s, p, o) for s, p, o in found if s in things and o in things and s not in statements}


with tempfile.TemporaryDirectory() as folder:
    store = build_examples(folder)
    kurultai("build", "-", "--store", store, "--quiet", stdin=gold())
    _, edges = check(store, folder)
    _, unsure = check(store, folder, "--graphs", "facts,provenance", "--provenance", "claims")
    for level in ["none", "claims"]:
        check(store, folder, "--provenance", level)
    ours = {(row["source"], row["relation"], row["target"]) for row in edges.values() if row["origin"] == "documents"}
    mirrored = {(row["target"], row["relation"], row["source"]) for row in edges.values() if row["symmetric"]}
    missing, more = facts(store) - ours - mirrored, ours - facts(store)
    assert len(ours) > 200 and not missing and not more, (len(ours), list(missing)[:3], list(more)[:3])
    denied = [row for row in unsure.values() if not row["fact"]]
    assert denied and all("sentence" not in row for row in unsure.values()), len(denied)
    assert all("sentence" in row for row in edges.values() if row["origin"] == "documents")
