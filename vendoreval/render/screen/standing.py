"""Who is out, pending or not ranked, each with the reason and where it stands."""

from __future__ import annotations

from vendoreval.evaluation import Evaluation, Option, Outcome, Standing
from vendoreval.render import figures
from vendoreval.render.table import Paint, wrapped
from vendoreval.render.visible import visible

LABEL = 9


def standing(evaluation: Evaluation, width: int | None, paint: Paint) -> list[str]:
    """One line for each reason: out first, then pending, too little known, and the long list."""
    rows = [("Out", option, _reason(option)) for option in evaluation.options if option.standing is Standing.OUT]
    rows += [
        ("Pending", option, (pending.reason + (f"; {pending.to_do}" if pending.to_do else ""), pending.place))
        for option in evaluation.options
        if option.standing is not Standing.OUT
        for pending in option.blocking(Outcome.PENDING)
    ]
    rows += [
        ("Unranked", option, (f"only {figures.percent(option.known)} of its weight is known", ""))
        for option in evaluation.options
        if option.standing is Standing.UNRANKED
    ]
    rows += [
        ("Long list", option, ("only its requirements are asked so far", ""))
        for option in evaluation.options
        if option.standing is Standing.LONG_LIST
    ]
    lines: list[str] = []
    shown = ""
    for word, option, (reason, place) in rows:
        head = "" if word == shown else word
        shown = word
        text = f"{visible(option.name)}: {visible(reason)}" + (f"  {visible(place)}" if place else "")
        first, *rest = wrapped(text, width, " " * (LABEL + 2), first=f"{head:<{LABEL}}  ")
        lines += [first.replace(head, paint(_STYLE[word], head), 1) if head else first, *rest]
    return lines


_STYLE = {"Out": "bad", "Pending": "warn", "Unranked": "warn", "Long list": "faint"}


def _reason(option: Option) -> tuple[str, str]:
    """Every reason why an option is out, and where the first stands."""
    failed = option.blocking(Outcome.FAIL)
    return "; ".join(found.reason for found in failed), failed[0].place
