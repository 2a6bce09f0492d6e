"""A small sound workspace on disk, of which an example replaces what it says itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.workspace import Workspace, read_workspace

PATHS = {
    "project": "vendoreval.yaml",
    "criteria": "criteria/support.yaml",
    "driver": "criteria/drivers/growth.yaml",
    "vendor": "vendors/nearshore-hybrid.yaml",
    "ratings": "vendors/ratings/ops.yaml",
    "evidence": "vendors/evidence/nearshore-hybrid/tickets.yaml",
}
"""Kind of file to the path of the one that an example stands for."""

LINES = "training, governance, quality_assurance, seats, telecom, travel, transition, parallel_running, severance, exit"

SOUND = {
    "vendoreval.yaml": """\
format: 1
title: Customer support
as_of: 2026-11-01
currency: USD
criteria: criteria/support.yaml
baseline: in-house
raters:
  ops: {name: Operations}
  brand: {name: Brand lead}
""",
    "criteria/support.yaml": """\
criteria:
  - id: language
    ask: Can agents leave the script?
    weight: 60
    rating: {1: Reads the script aloud, 3: Loses the thread off it, 5: Follows an off-script turn}
  - id: solved
    weight: 40
    measure: solved_without_transfer
    points: {50 %: 0, 95 %: 100}
""",
    "criteria/drivers/growth.yaml": """\
driver: growth
name: Growth
why: We grow faster than we can hire.
""",
    "vendors/nearshore-hybrid.yaml": f"""\
name: Nearshore Hybrid
kind: nearshore
measures:
  solved_without_transfer: {{value: 80 %, grade: document, date: 2026-10-01}}
  first_contact_resolution: {{value: 76 %, grade: document, date: 2026-10-01}}
  handle_time: {{value: 9, grade: document, date: 2026-10-01}}
price: {{model: contact, rate: 4.10, tax: 0 %, included: [{LINES}]}}
""",
    "vendors/in-house.yaml": f"""\
name: Our own team
kind: in-house
measures:
  solved_without_transfer: {{value: 88 %, grade: document, date: 2026-10-01}}
  first_contact_resolution: {{value: 80 %, grade: document, date: 2026-10-01}}
  handle_time: {{value: 8.5, grade: document, date: 2026-10-01}}
price: {{model: in-house, rate: 29, tax: 0 %, included: [{LINES}]}}
""",
    "vendors/ratings/ops.yaml": """\
rater: ops
date: 2026-10-20
ratings:
  language: {nearshore-hybrid: 3, in-house: 5}
""",
    "vendors/ratings/brand.yaml": """\
rater: brand
date: 2026-10-21
ratings:
  language: {in-house: 4}
""",
}
"""The workspace without any example: nothing is found in it."""

WHEN_ASKED = {"driver", "evidence"}
"""Kinds of file that are there only for an example of one."""


def build(folder: Path, example: Mapping[str, str], others: Mapping[str, str] | None = None) -> Workspace:
    """The workspace with an example in place of what it says itself, read and checked.

    Args:
        folder: Where to write it.
        example: Kind of file to text; top-level keys it does not have are those of the sound file.
        others: Further files by path.
    """
    optional = {PATHS[kind] for kind in WHEN_ASKED - example.keys()}
    files = {path: text for path, text in SOUND.items() if path not in optional}
    for kind, text in example.items():
        files[PATHS[kind]] = completed(text, SOUND.get(PATHS[kind], ""))
    if "brand" not in files["vendoreval.yaml"]:
        del files["vendors/ratings/brand.yaml"]
    for path, text in {**files, **(others or {})}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return read_workspace(folder)


def completed(text: str, sound: str) -> str:
    """The text with the top-level keys of the sound file that it lacks."""
    blocks = re.split(r"(?m)^(?=[a-z_]+:)", sound)
    own = set(re.findall(r"(?m)^([a-z_]+):", text))
    return text + "".join(block for block in blocks if block and block.partition(":")[0] not in own)


def faults(folder: Path, example: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """What is found in the workspace with an example."""
    return build(folder, example).findings
