"""How fast the tool starts, reads and scores, beside the plainest program that could.

Every pair is measured in turn, round by round, so that a busy machine slows both alike; medians are printed.

    python3 dev.py bench run [--rounds N]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from vendoreval.diagnostic import Diagnostic

ROOT = Path(__file__).resolve().parents[1]
VENDORS = 1_000
LEAVES = 30

BARE = """
import typer
app = typer.Typer()

@app.command()
def one(name: str = "world") -> None:
    "Greets."
    {body}
    print("hello", name)

@app.command()
def two(name: str = "world") -> None:
    "Takes leave."
    print("goodbye", name)

app()
"""


@dataclass(frozen=True)
class Comparison:
    """One thing measured beside another, and how many times as long it may take."""

    name: str
    ours: str
    theirs: str
    aim: float


def alternate(timed: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median seconds of each, measured in turn `rounds` times after one unmeasured round."""
    seconds: dict[str, list[float]] = {name: [] for name in timed}
    for turn in range(rounds + 1):
        for name, action in timed.items():
            start = time.perf_counter()
            action()
            if turn:
                seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in seconds.items()}


def process(*arguments: str | Path) -> Callable[[], object]:
    """Runs Python with these arguments, byte code kept as for an installed program."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def run() -> object:
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    return run


def start_up(folder: Path, rounds: int) -> None:
    """Whole commands on the starter workspace beside a bare typer app with two commands."""
    bare, numeric = folder / "bare.py", folder / "numeric.py"
    bare.write_text(BARE.format(body="pass"), encoding="utf-8")
    numeric.write_text(BARE.format(body="import numpy"), encoding="utf-8")
    ours = ("-m", "vendoreval")
    medians = alternate(
        {
            "bare typer app, --help": process(bare, "--help"),
            "bare typer app, a command": process(bare, "one"),
            "bare typer app, import numpy": process(numeric, "one"),
            "vendoreval --help": process(*ours, "--help"),
            "vendoreval check": process(*ours, "check"),
            "vendoreval score --draws 0": process(*ours, "score", "--draws", "0"),
            "vendoreval score": process(*ours, "score"),
            "vendoreval report": process(*ours, "report", "-o", os.devnull),
        },
        rounds,
    )
    heading("Start-up, on the starter workspace", medians)
    show(Comparison("--help", "vendoreval --help", "bare typer app, --help", 1.2), medians)
    show(Comparison("check", "vendoreval check", "bare typer app, a command", 2), medians)
    show(Comparison("score, no draws", "vendoreval score --draws 0", "bare typer app, a command", 3), medians)
    show(Comparison("score, everything on", "vendoreval score", "bare typer app, import numpy", 3), medians)


def reading(folder: Path, rounds: int) -> None:
    """The starter with 1,000 vendor files more, read and checked, beside PyYAML's C loader alone on the same files."""
    from vendoreval.project.workspace import read_workspace

    for part in ("criteria", "vendors"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "vendoreval.yaml", folder)
    profile = (ROOT / "vendors" / "nearshore-hybrid.yaml").read_text(encoding="utf-8")
    for number in range(VENDORS):
        own = profile.replace("rate: 4.10", f"rate: {4 + number / VENDORS:.3f}")
        (folder / "vendors" / f"vendor-{number:04}.yaml").write_text(own, encoding="utf-8")
    files = sorted(folder.rglob("*.yaml"))

    def plain() -> None:
        for path in files:
            yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)

    def read_and_check() -> None:
        sound(read_workspace(folder).findings)

    plainly = f"PyYAML CSafeLoader, {len(files):,} files"
    medians = alternate({plainly: plain, "read and checked, every position": read_and_check}, rounds)
    heading(f"Reading {VENDORS:,} vendor files of {len(profile.splitlines())} lines", medians)
    show(Comparison("read and checked", "read and checked, every position", plainly, 2), medians)


def scoring(folder: Path, rounds: int) -> None:
    """1,000 vendors by 30 rated criteria, from the files and from the checked project to the evaluation."""
    from vendoreval.pipeline import evaluate
    from vendoreval.project.workspace import read_workspace

    write_ratings(folder)
    workspace = read_workspace(folder)
    sound(workspace.findings)
    project = workspace.project
    assert project is not None
    medians = alternate(
        {
            "read and checked": lambda: read_workspace(folder),
            "scored, no draws": lambda: evaluate(project, draws=0),
        },
        rounds,
    )
    heading(f"Scoring {VENDORS:,} vendors on {LEAVES} criteria", medians)


def sound(findings: Iterable[Diagnostic]) -> None:
    """Stops when a workspace made for measuring has errors: it would not be measured whole."""
    errors = [finding for finding in findings if finding.severity == "error"]
    assert not errors, errors[:3]


def write_ratings(folder: Path) -> None:
    """Writes a workspace of 1,000 vendors, each rated on 30 criteria of three groups."""
    names = [f"vendor-{number:04}" for number in range(VENDORS)]
    leaves = [f"criterion_{number:02}" for number in range(LEAVES)]
    (folder / "vendors" / "ratings").mkdir(parents=True)
    (folder / "criteria").mkdir()
    (folder / "vendoreval.yaml").write_text(
        "format: 1\ntitle: Speed\nas_of: 2026-11-01\ncurrency: USD\ncriteria: criteria/speed.yaml\n"
        f"baseline: {names[0]}\nraters:\n  ops: {{name: Operations, conflicts: none}}\n",
        encoding="utf-8",
    )
    anchors = "".join(f"    {at}: Answered {calls} calls of ten\n" for at, calls in ((1, 2), (3, 5), (5, 10)))
    scale = f"scales:\n  seen:\n{anchors}"
    groups = ["criteria:"]
    for start in range(0, LEAVES, 10):
        groups += [f"  - id: group_{start:02}", "    criteria:"]
        groups += [
            f"      - {{id: {leaf}, ask: How many calls are answered?, weight: {number % 7 + 1}, rating: seen}}"
            for number, leaf in enumerate(leaves[start : start + 10])
        ]
    (folder / "criteria" / "speed.yaml").write_text(scale + "\n".join(groups) + "\n", encoding="utf-8")
    for name in names:
        text = f"name: {name}\nkind: onshore\nstage: final\n"
        (folder / "vendors" / f"{name}.yaml").write_text(text, encoding="utf-8")
    lines = ["rater: ops", "date: 2026-10-01", "ratings:"]
    for row, leaf in enumerate(leaves):
        lines.append(f"  {leaf}:")
        lines += [f"    {name}: {(row * 7 + column * 13) % 9 / 2 + 1:g}" for column, name in enumerate(names)]
    (folder / "vendors" / "ratings" / "ops.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def heading(title: str, medians: Mapping[str, float]) -> None:
    """Prints what was measured."""
    print(f"\n{title}")
    for name, seconds in medians.items():
        print(f"  {name:<42} {seconds * 1000:9.1f} ms")


def show(comparison: Comparison, medians: Mapping[str, float]) -> None:
    """Prints one ratio beside its aim."""
    ratio = medians[comparison.ours] / medians[comparison.theirs]
    verdict = "met" if ratio <= comparison.aim else "missed"
    print(f"  {comparison.name:<42} {ratio:9.2f} x   aim {comparison.aim:g} x, {verdict}")


def main() -> None:
    """Measures everything, each part in a folder of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="how often each is measured")
    rounds = parser.parse_args().rounds
    for part in (start_up, reading, scoring):
        with tempfile.TemporaryDirectory() as folder:
            part(Path(folder), rounds)


if __name__ == "__main__":
    main()
