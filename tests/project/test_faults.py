"""One workspace with a fault in nearly every line of five files: one run finds all, and the printed fixes mend them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.workspace import read_workspace
from vendoreval.render.check.text import as_text

FAULTS = Path(__file__).parent / "faults"
WORKSPACE = FAULTS / "workspace"

WRITTEN = re.compile(r'Write (?:it as )?("[^"]+"|[\w%.-]+(?: to \d+)?)(?: or less)?$')
"""A fix that says outright what to write where the carets stand."""

BY_HAND: dict[str, tuple[str, str]] = {
    "anchor-degree-words": ("Poor", "Reads the script aloud"),
    "few-anchors": ("    5: Callers laugh", "    3: Answers small talk, never begins it\n    5: Callers laugh"),
    "weights-sum": ("        weight: 30\n", "        weight: 40\n"),
    "must-have-open": ("        rating: off_script\n", "        rating: off_script\n        floor: 2\n"),
    "floor-outside": ("floor: 20", "floor: 2"),
    "wrong-direction": ("{50 %: 100, 95 %: 0}", "{50 %: 0, 95 %: 100}"),
    "measure-twice": (
        "  - id: one_person\n    weight: 0\n    measure: solved_without_transfer\n    points: {60 %: 0, 90 %: 100}\n",
        "",
    ),
    "weight-missing": ("  - id: reviews\n", "  - id: reviews\n    weight: 15\n"),
    "band-needed": ("points: {4: 0, 25: 100}", "band: [4, 8, 14, 25]"),
    "id-twice": ("{id: solved, needs", "{id: incident_notice, needs"),
    "rater-without-file": ("  finance: {name: Finance partner}\n", ""),
    "total-off-scale": ("{totals: {nearshore: 740}}", "{totals: {nearshore: 740}, out_of: 1000}"),
    "duplicate-key": ("currency: MXN\n", ""),
    "measured-too-few": ("grade: measured, date: 2026-10-12, n: 12", "grade: reference, date: 2026-10-12, n: 12"),
    "evidence-old": ("date: 2023-02-10", "date: 2026-09-10"),
    "date-after-as-of": ("date: 2027-10-12", "date: 2026-10-12"),
    "implausible-figure": ("{value: 120,", "{value: 12,"),
    "impossible-figure": ("{value: 100 %, grade", "{value: 30 %, grade"),
    "unreadable-offer": ("around the clock", "24x7"),
    "unknown-currency": ("currencies:\n", "currencies:\n  CLP: {rate: 0.0011, date: 2026-10-30}\n"),
    "quote-run-out": ("valid_until: 2026-09-30", "valid_until: 2027-01-31"),
    "alias": ("about: *note", 'about: "*note"'),
    "quantity-order": ("high: 70 %", "high: 80 %"),
    "quantity-notation": ("{low: 12, high: 18,", "{low: 12, mode: 15, high: 18,"),
    "out-of-range": ("{value: 140 %,", "{value: 40 %,"),
    "price-rate": ("  wage: {base: 7}\n", ""),
    "conflict-rated": ("{nearshore: 4, offshore", "{nearshore: abstain, offshore"),
    "rating-off-scale": ("offshore: 7", "offshore: 4"),
    "not-a-rating": ("  solved: {in-house: 5}\n", ""),
    "unclear-rating": ("{low: 4}", "4 to 5"),
}
"""What an analyst does where the fix leaves a choice: code to what stands in the file and what stands there then."""

ELSEWHERE = {"unknown-currency": "vendoreval.yaml"}
"""Fixes that name another file than the one the fault is in."""


def test_one_run_lists_every_fault_with_its_place() -> None:
    workspace = read_workspace(WORKSPACE)
    assert as_text(workspace.findings, workspace.sources) == (FAULTS / "expected.txt").read_text(encoding="utf-8")


def test_there_are_thirty_different_faults_in_five_files() -> None:
    findings = read_workspace(WORKSPACE).findings
    assert len({found.code for found in findings}) >= 30
    assert len({found.path for found in findings}) == 5
    assert all(found.line and found.column for found in findings)


def test_the_printed_fixes_leave_it_clean(tmp_path: Path) -> None:
    shutil.copytree(WORKSPACE, tmp_path, dirs_exist_ok=True)
    for found in sorted(read_workspace(tmp_path).findings, key=lambda one: (one.path, -one.line, -one.column)):
        mend(tmp_path, found)
    assert read_workspace(tmp_path).findings == ()


def mend(root: Path, found: Diagnostic) -> None:
    """Does to the file what the finding's fix says."""
    if found.code in BY_HAND:
        path = root / ELSEWHERE.get(found.code, found.path)
        old, new = BY_HAND[found.code]
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, found
        path.write_text(text.replace(old, new), encoding="utf-8")
        return
    path, said = root / found.path, WRITTEN.match(found.hint)
    assert said is not None, found
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    line = lines[found.line - 1]
    lines[found.line - 1] = line[: found.column - 1] + said[1] + line[found.end_column - 1 :]
    path.write_text("".join(lines), encoding="utf-8")
