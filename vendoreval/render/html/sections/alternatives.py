"""Who leads when one thing is done differently: drivers, methods, raters, one criterion or option left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vendoreval.evaluation import Alternative
from vendoreval.render import figures
from vendoreval.render.html.grid import Cell, Table, row, table
from vendoreval.render.html.names import Named

KINDS = (
    ("driver", "By driver: why one outsources"),
    ("method", "By method of adding up"),
    ("rater", "On one rater's ratings alone"),
    ("without rater", "Without one rater"),
    ("rater's weights", "With one rater's own weights"),
    ("without criterion", "Without one group of criteria"),
    ("without option", "Without one option"),
)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What the template shows."""

    agree: str
    tables: tuple[Table, ...]
    mirror: Table | None


def prepare(named: Named) -> Alternatives | None:
    """The alternatives; None where none was worked out."""
    insight = named.evaluation.insight
    held = [one for one in insight.alternatives if one.kind != "spread"]
    if not held and insight.mirror is None:
        return None
    leader = insight.verdict.leader
    tried = [one for one in held if not one.leaves_out(leader)]
    same = sum(one.leader == leader for one in tried)
    found = [_table(named, title, [one for one in held if one.kind == kind]) for kind, title in KINDS]
    return Alternatives(
        agree=f"{named.option(leader)} leads in {same} of {len(tried)}." if tried and leader else "",
        tables=tuple(one for one in found if one is not None),
        mirror=_mirror(named),
    )


def _table(named: Named, title: str, held: Sequence[Alternative]) -> Table | None:
    leader = named.evaluation.insight.verdict.leader
    rows = [
        row(
            one.name,
            Cell(named.option(one.leader), "" if one.leader == leader or one.leaves_out(leader) else "alarm"),
            "\N{EN DASH}" if one.tau is None else figures.points(one.tau, 2),
            Cell(one.note, "" if one.note else "none"),
        )
        for one in held
    ]
    return table(title, ("Variant", "Leads", "Agreement", "Note"), rows, text=(1, 3))


def _mirror(named: Named) -> Table | None:
    mirror = named.evaluation.insight.mirror
    if mirror is None:
        return None
    rows = [
        row(
            named.criterion(group.id),
            figures.percent(group.weight, 1),
            _share(mirror.entropy.get(group.id)),
            _share(mirror.critic.get(group.id)),
        )
        for group in named.evaluation.groups
    ]
    return table("What the data alone would weigh", ("Group", "As set", "By entropy", "By CRITIC"), rows)


def _share(share: float | None) -> str:
    return "\N{EN DASH}" if share is None else figures.percent(share, 1)
