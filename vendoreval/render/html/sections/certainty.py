"""How sure the ranking is: ranks in the draws, who beats whom, whose weights favour whom, and with less or more doubt."""

from __future__ import annotations

from dataclasses import dataclass

from vendoreval.evaluation import Option
from vendoreval.render import figures
from vendoreval.render.html.charts.acceptability import acceptability, ordinal
from vendoreval.render.html.grid import Cell, Row, Table, row, table
from vendoreval.render.html.names import Named
from vendoreval.render.html.picture import Chart, chart


@dataclass(frozen=True, slots=True)
class Sureness:
    """What the template shows."""

    draws: str
    ranks: Chart | None
    rank_table: Table | None
    wins: Table | None
    weights: Table | None
    spreads: Table | None


def prepare(named: Named) -> Sureness | None:
    """What the draws say; None without draws."""
    drawn = [option for option in named.evaluation.ranked if option.confidence is not None]
    if not drawn:
        return None
    return Sureness(
        draws=f"{named.evaluation.provenance.draws:,}",
        ranks=_ranks(named, drawn),
        rank_table=_rank_table(named, drawn),
        wins=_wins(named, drawn),
        weights=_central(named, drawn),
        spreads=_spreads(named, drawn),
    )


def _ranks(named: Named, drawn: list[Option]) -> Chart:
    rows = [(named.label(option), option.confidence.acceptability) for option in drawn if option.confidence]
    return chart(
        "ranks",
        "How often each option takes each rank",
        "One bar for each option, split by the share of the draws in which it is first, second and so on. "
        "The table below has the figures.",
        lambda picture: acceptability(picture, rows),
    )


def _rank_table(named: Named, drawn: list[Option]) -> Table | None:
    excluded = any(option.confidence and option.confidence.excluded for option in drawn)
    ranks = len(drawn[0].confidence.acceptability) if drawn[0].confidence else 0
    rows = [
        row(
            named.label(option),
            *(figures.in_hundred(share) for share in option.confidence.acceptability),
            *([figures.in_hundred(option.confidence.excluded)] if excluded else []),
        )
        for option in drawn
        if option.confidence
    ]
    heads = ("Option", *(ordinal(rank + 1) for rank in range(ranks)), *(["Out"] if excluded else []))
    return table("Draws of 100 in which each option takes each rank", heads, rows)


def _wins(named: Named, drawn: list[Option]) -> Table | None:
    """Row above column."""
    win = named.evaluation.insight.win
    if len(drawn) < 2:
        return None
    rows = [row(named.label(one), *(_win(win.get((one.id, other.id))) for other in drawn)) for one in drawn]
    heads = ("Option", *(f"above {named.option(other.id)}" for other in drawn))
    return table("Draws of 100 in which the option on the left scores above the one at the top", heads, rows)


def _win(share: float | None) -> Cell:
    return Cell("\N{EN DASH}", "none") if share is None else Cell(figures.in_hundred(share))


def _central(named: Named, drawn: list[Option]) -> Table | None:
    """Options without draws in which they lead have no central weights."""
    leading = [option for option in drawn if option.confidence and option.confidence.central_weights]
    rows = [
        row(
            named.criterion(group.id),
            figures.points(100 * group.weight),
            *(
                _weight(option.confidence.central_weights.get(group.id))
                for option in leading
                if option.confidence and option.confidence.central_weights
            ),
        )
        for group in named.evaluation.groups
    ]
    heads = ("Group", "As set", *(named.option(option.id) for option in leading))
    return table("Mean weight in 100 over the draws in which each option is first", heads, rows if leading else [])


def _weight(share: float | None) -> str:
    return "\N{EN DASH}" if share is None else figures.points(100 * share)


def _spreads(named: Named, drawn: list[Option]) -> Table | None:
    held = [one for one in named.evaluation.insight.alternatives if one.kind == "spread" and one.first]
    rows: list[Row] = []
    for option in drawn:
        if option.confidence and held:
            less = [figures.in_hundred((one.first or {}).get(option.id, 0.0)) for one in held]
            rows.append(row(named.label(option), figures.in_hundred(option.confidence.first), *less))
    heads = ("Option", "As assumed", *(one.name for one in held))
    return table("First in 100 draws, with every doubt made smaller or larger", heads, rows)
