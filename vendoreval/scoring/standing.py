"""Where an option stands: its requirements, floors and decisions, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vendoreval.evaluation import Cell, Outcome, RequirementOutcome, Standing
from vendoreval.project.model.vendor import Stage, Vendor
from vendoreval.project.project import vendor_path
from vendoreval.project.tree import Node
from vendoreval.scoring.cells import LEVEL
from vendoreval.scoring.leaf import floor_in_words
from vendoreval.scoring.scoring import Scoring

RANKED_FROM = 0.5
"""Share of weight that must be known before an option is ranked."""
_WORST_FIRST = {Outcome.FAIL: 0, Outcome.PENDING: 1, Outcome.PASS: 2}


def outcomes(
    scoring: Scoring, vendor: str, cells: Mapping[str, Cell], total: float, high: float
) -> tuple[RequirementOutcome, ...]:
    """Requirements, floors and a decision to exclude, worst first.

    A floor that is missed only because something is not known is pending.

    Args:
        scoring: What it is scored by.
        vendor: The option's id.
        cells: By criterion.
        total: Its total.
        high: Its total with everything missing at its upper end.
    """
    project = scoring.project
    found = [scoring.outcome(vendor, gate, cells) for gate in scoring.requirements]
    if project.vendors[vendor].stage is not Stage.LONG_LIST:
        found += [
            _floor_missed(scoring, node, cells[node.id]) for node in scoring.tree.nodes if cells[node.id].below_floor
        ]
        floor = project.settings.score.floor
        if floor is not None and total < floor - LEVEL:
            reason = f"total {total:.1f}, at least {floor:g} needed"
            place = project.place("vendoreval.yaml", ("score", "floor"))
            found.append(
                _missed("floor of the total", "Floor of the total", reason, place, open_=high >= floor - LEVEL)
            )
    decided = project.vendors[vendor].out
    if decided is not None:
        reason = f"excluded by {decided.by} on {decided.date}: {decided.why}"
        place = project.place(vendor_path(vendor), ("out",), key=True)
        found.append(RequirementOutcome("excluded", "Excluded by decision", Outcome.FAIL, reason, place=place))
    return tuple(sorted(found, key=lambda outcome: _WORST_FIRST[outcome.outcome]))


def _floor_missed(scoring: Scoring, node: Node, cell: Cell) -> RequirementOutcome:
    name, floor = node.criterion.label, node.criterion.floor or 0.0
    if node.children:
        reason = f"{name} {cell.points:.1f} points, at least {floor:g} needed"
    else:
        reason = f"{name} {cell.shown}, {floor_in_words(scoring.project, node, scoring.functions[node.id])} needed"
    place = cell.place or scoring.project.place(node.place.path, (*node.place.keypath, "floor"))
    least = floor if node.children else scoring.functions[node.id](floor)
    open_ = cell.known < 1 and cell.high >= least - LEVEL
    return _missed(f"floor of {node.id}", f"Floor of {name}", reason, place, open_=open_)


def _missed(name: str, label: str, reason: str, place: str, *, open_: bool) -> RequirementOutcome:
    """A floor that is missed; pending where what is not known may yet lift the option above it."""
    if not open_:
        return RequirementOutcome(name, label, Outcome.FAIL, reason, place=place)
    said = f"{reason}, with what is not known at its middle"
    return RequirementOutcome(name, label, Outcome.PENDING, said, "find out what is not known", place)


def standing(vendor: Vendor, outcomes: Sequence[RequirementOutcome], known: float) -> Standing:
    """Out, on the long list, ranked, or unranked because too little is known.

    Args:
        vendor: The option.
        outcomes: Its requirements.
        known: Share of its weight that is known.
    """
    if any(outcome.outcome is Outcome.FAIL for outcome in outcomes):
        return Standing.OUT
    if vendor.stage is Stage.LONG_LIST:
        return Standing.LONG_LIST
    return Standing.RANKED if known >= RANKED_FROM - LEVEL else Standing.UNRANKED
