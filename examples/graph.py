"""Who is central, who came to which meeting, and what happened when: kurultai's tables in pandas and networkx.

    kurultai export --store STORE --format csv --output TABLES
    python3 graph.py TABLES

Prints three tables as CSV, each after a line with its name.
"""
import sys
from pathlib import Path

import networkx
import pandas

# What counts as taking part in a meeting.
TAKING_PART = ["attended", "chaired", "hosted", "addressed"]


def read(folder):
    """The things and the relations, with plain names for the columns that Neo4j needs."""
    plain = {":START_ID": "source", ":END_ID": "target", ":TYPE": "relation", ":LABEL": "kind"}
    tables = [pandas.read_csv(Path(folder, name)) for name in ("nodes.csv", "edges.csv")]
    nodes, edges = (table.rename(columns=lambda name: plain.get(name, name.split(":")[0])) for table in tables)
    return nodes.set_index("id"), edges


def centrality(nodes, edges):
    """Actors by how many of the shortest ways between others lead over them."""
    graph = networkx.from_pandas_edgelist(edges, "source", "target")
    between = pandas.Series(networkx.betweenness_centrality(graph), name="centrality").round(4)
    actors = nodes[nodes["kind"].isin(["Person", "State", "Institution", "IntergovernmentalOrganization"])]
    table = actors[["label", "kind", "mentions"]].join(between, how="inner")
    return table.sort_values(["centrality", "mentions", "label"], ascending=[False, False, True]).head(10)


def attendance(nodes, edges):
    """A row for each person or state, a column for each meeting, 1 where it took part."""
    part = edges[edges["relation"].isin(TAKING_PART) & edges["fact"]]
    part = part[part["source"].map(nodes["kind"]).isin(["Person", "State"])]
    names = part.assign(who=part["source"].map(nodes["label"]), meeting=part["target"].map(nodes["label"]))
    return names.assign(took_part=1).pivot_table(
        index="who", columns="meeting", values="took_part", aggfunc="max", fill_value=0
    )


def timeline(nodes):
    """Meetings by their first day."""
    meetings = nodes[(nodes["kind"] == "Meeting") & nodes["held_on"].notna()]
    return meetings[["held_on", "held_until", "label", "documents"]].sort_values(["held_on", "label"])


def main(folder):
    nodes, edges = read(folder)
    of_documents = edges[edges["origin"] == "documents"]
    for name, table in [
        ("centrality", centrality(nodes, of_documents)),
        ("attendance", attendance(nodes, of_documents)),
        ("timeline", timeline(nodes)),
    ]:
        print(f"# {name}")
        print(table.to_csv(index=name == "attendance"), end="")


main(sys.argv[1])
