"""What checks let through can be scored: the starter with any of its data changed ends in findings or in an answer."""

from __future__ import annotations

import copy
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vendoreval.diagnostic import Severity
from vendoreval.pipeline import evaluate
from vendoreval.project.workspace import read_workspace
from vendoreval.project.yaml import read

ROOT = Path(__file__).parent.parent.parent
FILES = [
    path.relative_to(ROOT).as_posix()
    for pattern in ("vendoreval.yaml", "criteria/**/*.yaml", "vendors/**/*.yaml")
    for path in sorted(ROOT.glob(pattern))
]
VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    1,
    3,
    0.5,
    1e300,
    "",
    "yes",
    "24x7",
    "C1",
    "C9",
    "in-house",
    "true_cost",
    "unscripted_language",
    "first_contact_resolution",
    "shared_history",
    "channels",
    "100 %",
    "0 %",
    "2 to 3",
    ">= 3",
    "=> 3",
    "points",
    "off_script",
    "mixed",
    "2031-01-01",
    [],
    {},
    {"low": 1, "high": 2},
    {"low": 0, "mode": 0.2, "high": 1},
    {"successes": 3, "trials": 4},
    {"1": "One end", "9": "The other end"},
    ["in-house", "nearshore-hybrid"],
]
CHANGES = st.tuples(
    st.sampled_from(FILES),
    st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=7),
    st.sampled_from(["delete", "replace", "double", "swap", "rename"]),
    st.sampled_from(VALUES),
)


def changed(data: Any, steps: list[float], how: str, value: Any) -> None:
    """Walks down to some value and changes it in place."""
    for number, step in enumerate(steps):
        if not isinstance(data, (dict, list)) or not data:
            return
        keys = list(data) if isinstance(data, dict) else list(range(len(data)))
        key = keys[int(step * len(keys))]
        if number < len(steps) - 1 and isinstance(data[key], (dict, list)) and data[key]:
            data = data[key]
            continue
        if how == "delete":
            del data[key]
        elif how == "double" and isinstance(data, list):
            data.append(copy.deepcopy(data[key]))
        elif how == "swap":
            other = keys[-1 - int(step * len(keys))]
            data[key], data[other] = data[other], data[key]
        elif how == "rename" and isinstance(data, dict):
            data[str(value)[:20]] = data.pop(key)
        else:
            data[key] = copy.deepcopy(value)
        return


def written(data: Any) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=200)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CHANGES, min_size=1, max_size=3), st.data())
def test_a_changed_workspace_ends_in_findings_or_in_an_answer(
    changes: list[tuple[str, list[float], str, Any]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copy(ROOT / "vendoreval.yaml", root)
        for name in ("criteria", "vendors"):
            shutil.copytree(ROOT / name, root / name)
        for path, steps, how, value in changes:
            document, _ = read(path, (root / path).read_bytes())
            if document is not None:
                changed(document.data, steps, how, value)
                (root / path).write_text(written(document.data), encoding="utf-8")
        workspace = read_workspace(root)
        errors = [one for one in workspace.findings if one.severity is Severity.ERROR]
        assert all(one.line or one.code == "no-options" for one in workspace.findings)
        if not errors:
            assert workspace.project is not None
            driver = data.draw(st.sampled_from([None, *workspace.project.drivers]))
            assert evaluate(workspace.project, driver=driver, draws=0).options
