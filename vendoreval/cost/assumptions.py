"""Every input of the cost model with its figure, spread, source and trust: the assumptions table."""

from __future__ import annotations

from vendoreval.cost.case import Case, Input
from vendoreval.cost.defaults import ACCENT
from vendoreval.evaluation import Assumption
from vendoreval.project.model.quantity import Quantity


def assumptions(case: Case) -> tuple[Assumption, ...]:
    """Every input once, the buyer's first, then each option's in the order of the ledger; last what is left out on purpose."""
    left_out = Assumption("country_or_accent", "Penalty for country or accent", "none", "", ACCENT, "left out", True)
    return (*(_assumption(one) for one in case.inputs()), left_out)


def _assumption(one: Input) -> Assumption:
    return Assumption(
        id=one.path,
        name=one.name,
        figure=f"{shown(one.quantity.stated, one.unit)}{_unit(one.unit)}",
        spread=spread(one.quantity, one.unit),
        basis=one.basis,
        trust=one.trust,
        is_default=one.is_default,
    )


def shown(figure: float, unit: str) -> str:
    """A figure in its unit: shares as percentages, the rest to four digits or the whole."""
    if unit.startswith("share"):
        return f"{100 * figure:.4g} %"
    return f"{figure:,.0f}" if abs(figure) >= 1000 else f"{figure:.4g}"


def spread(quantity: Quantity, unit: str) -> str:
    """The uncertainty as it is stated, in words; empty for a certain figure."""
    if not quantity.uncertain:
        return ""
    if quantity.successes is not None and quantity.trials is not None:
        return f"{quantity.successes:,} of {quantity.trials:,}"
    if quantity.n is not None and quantity.mean is not None:
        return f"mean {shown(quantity.mean, unit)} of {quantity.n:,g}"
    pair = quantity.percentiles
    if pair is not None:
        ends = "10 to 90 %" if quantity.p10 is not None else "5 to 95 %"
        return f"{shown(pair[0], unit)} to {shown(pair[1], unit)} ({ends})"
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        raise AssertionError("an uncertain quantity has a notation")
    likeliest = f", likeliest {shown(quantity.mode, unit)}" if quantity.mode is not None else ""
    return f"{shown(low, unit)} to {shown(high, unit)}{likeliest}"


def _unit(unit: str) -> str:
    """What follows the figure: nothing twice for shares."""
    if unit == "share":
        return ""
    return f" {unit.removeprefix('share').strip()}".rstrip()
