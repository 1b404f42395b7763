"""Holds the exports against the tools that read them.

    python validate.py FOLDER      the folder that `cargo xtask export FOLDER` has filled

Every file of OSCAL's is read by two implementations of its model, and every library of CISO Assistant's by the checks of its
loader that need no database. So that a reader which takes anything shows up, each file is broken in several ways as well, and
every broken copy has to be refused by each.
"""

import copy
import csv
import json
import re
import sys
import tempfile
from pathlib import Path

import yaml
from oscal_bindings.v1.parser import parse_assessment_results, parse_catalog, parse_mapping_collection
from trestle.oscal.assessment_results import AssessmentResults
from trestle.oscal.catalog import Catalog
from trestle.oscal.mapping import MappingCollection

FAULTS = []
COUNTS = {}


def count(what, good, fault):
    """Counts a check, and keeps the fault of one that failed."""
    COUNTS[what] = COUNTS.get(what, 0) + 1
    if not good:
        FAULTS.append(fault)


# OSCAL


def trestle(model):
    """A reader by compliance-trestle, which reads files."""

    def read(text):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "file.json"
            path.write_text(text, encoding="utf-8")
            if model.oscal_read(path) is None:
                raise ValueError("not read")

    return read


READERS = {
    "catalog": [("compliance-trestle", trestle(Catalog)), ("oscal-bindings", parse_catalog)],
    "mapping-collection": [
        ("compliance-trestle", trestle(MappingCollection)),
        ("oscal-bindings", parse_mapping_collection),
    ],
    "assessment-results": [
        ("compliance-trestle", trestle(AssessmentResults)),
        ("oscal-bindings", parse_assessment_results),
    ],
}


def first_control(catalog):
    """The first control, in a group or without."""
    return (catalog.get("groups") or [catalog])[0]["controls"][0]


def first_map(collection):
    """The first link of a mapping collection."""
    return collection["mappings"][0]["maps"][0]


BROKEN = {
    "catalog": {
        "a control without a title": lambda c: first_control(c).pop("title"),
        "an id that is no token": lambda c: first_control(c).__setitem__("id", "1.1 x"),
        "an unknown field": lambda c: c.__setitem__("score", 1),
        "no title": lambda c: c["metadata"].pop("title"),
        "an id that is no UUID": lambda c: c.__setitem__("uuid", "x"),
        "a time without a zone": lambda c: c["metadata"].__setitem__("last-modified", "yesterday"),
        "a property without a value": lambda c: first_control(c)["props"][0].pop("value"),
    },
    "mapping-collection": {
        "no provenance": lambda m: m.pop("provenance"),
        "a link without a relationship": lambda m: first_map(m).pop("relationship"),
        "a link from nowhere": lambda m: first_map(m).__setitem__("sources", []),
        "an unknown field": lambda m: first_map(m).__setitem__("verdict", "satisfied"),
        "an id that is no UUID": lambda m: m["mappings"][0].__setitem__("uuid", "x"),
        "no target": lambda m: m["mappings"][0].pop("target-resource"),
        "no title": lambda m: m["metadata"].pop("title"),
    },
    "assessment-results": {
        "no plan": lambda a: a.pop("import-ap"),
        "no controls": lambda a: a["results"][0].pop("reviewed-controls"),
        "no results": lambda a: a.__setitem__("results", []),
        "an unknown field": lambda a: a["results"][0].__setitem__("score", 1),
        "an id that is no UUID": lambda a: a.__setitem__("uuid", "x"),
        "a time without a zone": lambda a: a["results"][0].__setitem__("start", "2026-11-30"),
        "no title": lambda a: a["results"][0].pop("title"),
    },
}


def accepts(read, text):
    """Whether a reader takes a text."""
    try:
        read(text)
        return True
    except Exception:  # whatever a reader raises, it refused
        return False


def check_oscal(folder):
    """Every file of OSCAL's: taken as it is, refused broken."""
    for path in sorted(folder.glob("*.json")):
        file = json.loads(path.read_text(encoding="utf-8"))
        (kind,) = file
        for tool, read in READERS[kind]:
            try:
                read(json.dumps(file))
                count(f"{tool}: taken", True, "")
            except Exception as fault:
                count(f"{tool}: taken", False, f"{tool} refuses {path.name}: {fault}")
            for how, damage in BROKEN[kind].items():
                broken = copy.deepcopy(file)
                damage(broken[kind])
                refused = not accepts(read, json.dumps(broken))
                count(f"{tool}: broken copies refused", refused, f"{tool} takes {path.name} with {how}")


# CISO Assistant: what its loader asks of a library (backend/core/models.py and backend/library/utils.py of
# intuitem/ciso-assistant-community, read in August 2026), in our own words, and that nodes stand below others that are there.

URN = re.compile(
    r"urn:([a-zA-Z0-9_-]+):([a-zA-Z0-9_-]+):([a-zA-Z0-9_-]+)(?::([a-zA-Z0-9_-]+))?:([0-9A-Za-z\[\]\(\)\-\._:]+)"
)
RELATIONSHIPS = {"subset", "intersect", "equal", "superset", "not_related"}
RATIONALES = {"syntactic", "semantic", "functional"}


def lacks(value, *fields):
    """The fields that are not there."""
    return [f"lacks {field}" for field in fields if field not in value]


def framework_faults(framework):
    """What is wrong with a framework."""
    faults = lacks(framework, "urn", "ref_id")
    groups = {group.get("ref_id") for group in framework.get("implementation_groups_definition") or []}
    nodes = framework.get("requirement_nodes") or []
    if not nodes:
        faults.append("no nodes")
    seen = {}
    for node in nodes:
        urn = str(node.get("urn", "")).lower()
        if not URN.fullmatch(urn):
            faults.append(f"urn {urn}")
        if urn in seen:
            faults.append(f"{urn} twice")
        parent = node.get("parent_urn")
        if parent is not None and parent.lower() not in seen:
            faults.append(f"{urn}: no parent {parent}")
        depth = seen.get((parent or "").lower(), 0) + 1
        if node.get("depth") != depth:
            faults.append(f"{urn}: depth {node.get('depth')} instead of {depth}")
        if not isinstance(node.get("assessable"), bool):
            faults.append(f"{urn}: assessable")
        if not (node.get("name") or node.get("description")):
            faults.append(f"{urn}: no words")
        if not groups.issuperset(node.get("implementation_groups") or []):
            faults.append(f"{urn}: unknown group")
        seen[urn] = depth
    return faults


def mapping_faults(mapping_set, nodes):
    """What is wrong with a set of mappings; `nodes` are those of our framework."""
    faults = lacks(mapping_set, "urn", "name", "source_framework_urn", "target_framework_urn")
    mappings = mapping_set.get("requirement_mappings") or []
    if not mappings:
        faults.append("no mappings")
    target = str(mapping_set.get("target_framework_urn", "")).replace(":framework:", ":req_node:") + ":"
    for mapping in mappings:
        faults += lacks(mapping, "source_requirement_urn", "target_requirement_urn", "relationship")
        if mapping.get("relationship") not in RELATIONSHIPS:
            faults.append(f"relationship {mapping.get('relationship')}")
        if mapping.get("rationale") not in RATIONALES | {None}:
            faults.append(f"rationale {mapping.get('rationale')}")
        if str(mapping.get("source_requirement_urn")).lower() not in nodes:
            faults.append(f"no node {mapping.get('source_requirement_urn')}")
        if not str(mapping.get("target_requirement_urn")).startswith(target):
            faults.append(f"{mapping.get('target_requirement_urn')} is not of the target")
    return faults


def library_faults(library, nodes):
    """What is wrong with a library."""
    faults = lacks(library, "urn", "ref_id", "name", "version", "locale", "objects")
    if faults:
        return faults
    for urn in [library["urn"], *library.get("dependencies", [])]:
        if not URN.fullmatch(str(urn)):
            faults.append(f"urn {urn}")
    try:
        int(library["version"])
    except (TypeError, ValueError):
        faults.append(f"version {library['version']}")
    objects = library["objects"]
    if "framework" in objects:
        faults += framework_faults(objects["framework"])
    for mapping_set in objects.get("requirement_mapping_sets", []):
        faults += mapping_faults(mapping_set, nodes)
    if not {"framework", "requirement_mapping_sets"} & set(objects):
        faults.append("nothing in it")
    return faults


def nodes_of(library):
    """The nodes of a library's framework."""
    return library["objects"]["framework"]["requirement_nodes"]


def mappings_of(library):
    """The mappings of a library's first set."""
    return library["objects"]["requirement_mapping_sets"][0]["requirement_mappings"]


BROKEN_LIBRARIES = {
    "library.yaml": {
        "no version": lambda d: d.pop("version"),
        "a version that is no number": lambda d: d.__setitem__("version", "one"),
        "an urn that is none": lambda d: d.__setitem__("urn", "x"),
        "a node twice": lambda d: nodes_of(d).append(nodes_of(d)[0]),
        "no nodes": lambda d: d["objects"]["framework"].__setitem__("requirement_nodes", []),
        "a node before its parent": lambda d: nodes_of(d).reverse(),
        "a node that may or may not be asked about": lambda d: nodes_of(d)[0].__setitem__("assessable", "yes"),
    },
    "mappings.yaml": {
        "no name": lambda d: d.pop("name"),
        "a mapping without a relationship": lambda d: mappings_of(d)[0].pop("relationship"),
        "an unknown relationship": lambda d: mappings_of(d)[0].__setitem__("relationship", "better"),
        "a source that is not there": lambda d: mappings_of(d)[0].__setitem__("source_requirement_urn", "urn:a:b:c:d"),
        "no mappings": lambda d: mappings_of(d).clear(),
        "a set without a target": lambda d: d["objects"]["requirement_mapping_sets"][0].pop("target_framework_urn"),
    },
}


def check_libraries(folder):
    """Both libraries: taken as they are, refused broken. Of mappings there is none where nothing leads to a framework of that tool."""
    listed = (folder.parent / "index.json").read_text(encoding="utf-8")
    library = yaml.safe_load((folder / "library.yaml").read_text(encoding="utf-8"))
    nodes = {str(node["urn"]).lower() for node in nodes_of(library)}
    for name, damages in BROKEN_LIBRARIES.items():
        if f"{folder.name}/{name}" not in listed:
            continue
        text = (folder / name).read_text(encoding="utf-8")
        file = yaml.safe_load(text)
        faults = library_faults(file, nodes)
        count("CISO Assistant: taken", not faults, f"{name}: {'; '.join(map(str, faults[:5]))}")
        for how, damage in damages.items():
            broken = yaml.safe_load(text)
            damage(broken)
            refused = bool(library_faults(broken, nodes))
            count("CISO Assistant: broken copies refused", refused, f"{name} is taken with {how}")


# Tables


def check_tables(folder):
    """Every table: as many cells in each row as in the first, and no cell that a spreadsheet would reckon with."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        for row in rows:
            good = len(row) == len(rows[0]) and not any(cell.lstrip(" ").startswith(tuple("=+-@\t\r\n＝＋－＠")) for cell in row)
            count("rows of tables", good, f"{path.name}: {row[:3]}")


def main(top):
    """All of it; says how much was checked."""
    data = Path(top) / "data" / "v1"
    check_oscal(data / "oscal")
    # Assessments of made-up systems: no part of the site, whose readers write them from their own.
    check_oscal(Path(top) / "samples")
    check_libraries(data / "ciso-assistant")
    check_tables(data)
    for what, number in COUNTS.items():
        print(f"{number:6} {what}")
    for fault in FAULTS:
        print(f"FAULT: {fault}")
    print(f"{sum(COUNTS.values())} checks, {len(FAULTS)} faults")
    return 1 if FAULTS or not COUNTS else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
