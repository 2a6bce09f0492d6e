"""Who judged and how far they agree, what an older scorecard said, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from vendoreval.evaluation import Agreement
from vendoreval.render import figures
from vendoreval.render.html.grid import Cell, Table, row, table
from vendoreval.render.html.names import Named

READINGS = {
    "good": "The raters agree well",
    "tentative": "The raters agree in the main; conclusions are tentative",
    "low": "The raters do not agree",
    "unknown": "How far the raters agree cannot be said",
}


@dataclass(frozen=True, slots=True)
class Panel:
    """What the template shows."""

    raters: Table | None
    agreement: str
    widest: Table | None
    stated: Table | None
    decision: str


def prepare(named: Named) -> Panel | None:
    """The panel; None where nobody rated, nothing was stated before and nothing is decided."""
    evaluation = named.evaluation
    agreement = evaluation.insight.agreement
    found = Panel(
        raters=_raters(named),
        agreement=_agreement(agreement) if agreement else "",
        widest=_widest(named, agreement) if agreement else None,
        stated=_stated(named),
        decision=_decision(named),
    )
    return found if found.raters or found.agreement or found.stated or found.decision else None


def _raters(named: Named) -> Table | None:
    leaders = named.evaluation.insight.agreement.leaders if named.evaluation.insight.agreement else {}
    rows = [
        row(name, Cell(conflicts or "not stated"), named.option(leaders.get(rater)))
        for rater, (name, conflicts) in (named.evaluation.raters or {}).items()
    ]
    return table("The raters", ("Rater", "Conflicts of interest", "Would put first"), rows, text=(1, 2), style="wordy")


def _agreement(held: Agreement) -> str:
    alpha = "" if held.alpha is None else f" (Krippendorff’s alpha {figures.points(held.alpha, 2)})"
    return f"{READINGS.get(held.reading, held.reading)}{alpha}."


def _widest(named: Named, held: Agreement) -> Table | None:
    rows = [
        row(named.criterion(criterion), named.option(option), figures.points(spread, 0))
        for criterion, option, spread in held.widest
    ]
    return table("Ratings furthest apart, worth talking over", ("Criterion", "Option", "Points apart"), rows, text=(1,))


def _stated(named: Named) -> Table | None:
    source = named.evaluation.stated_source
    rows = [
        row(
            named.option(one.option),
            f"{one.stated:g}",
            "not scored here" if one.computed is None else figures.points(one.computed),
        )
        for one in named.evaluation.stated
    ]
    caption = "Totals of an older scorecard that do not come out so" + (f" ({source})" if source else "")
    return table(caption, ("Option", "Stated", "Computed"), rows)


def _decision(named: Named) -> str:
    made = named.evaluation.decision
    if made is None:
        return ""
    chosen = figures.listed([named.option(one) for one in made.chosen])
    return f"{chosen}, by {made.by} on {made.date}: {made.why}"
