"""From what and how the page was made, so that anyone can make it again, and what the draws assume."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vendoreval.render.html.grid import Table, row, table
from vendoreval.render.html.names import Named


@dataclass(frozen=True, slots=True)
class Origin:
    """What the template shows."""

    facts: tuple[tuple[str, str], ...]
    files: Table | None
    assumptions: Table | None


def prepare(named: Named) -> Origin:
    """The provenance of any evaluation."""
    held = named.evaluation.provenance
    assumed = [row(what, figure, basis) for what, figure, basis in held.assumptions]
    return Origin(
        facts=tuple(_facts(named)),
        files=table(
            "Input files",
            ("File", "SHA-256"),
            [row(path, digest) for path, digest in held.files.items()],
            text=(1,),
        ),
        assumptions=table(
            "What the draws assume of ratings and weights", ("What", "Figure", "Basis"), assumed, text=(1, 2)
        ),
    )


def _facts(named: Named) -> Iterator[tuple[str, str]]:
    held = named.evaluation.provenance
    yield "Made by", f"vendoreval {held.version}"
    yield "As of", str(named.evaluation.as_of)
    yield "Draws", f"{held.draws:,}, seed {held.seed}" if held.draws else "none"
    if held.criteria_hash:
        yield "Criteria", f"SHA-256 {held.criteria_hash}"
    if held.frozen:
        same = held.frozen == held.criteria_hash
        yield "Frozen criteria", "unchanged since" if same else f"changed since; they were {held.frozen}"
