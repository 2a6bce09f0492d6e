"""What the true costs hang on, and the answer last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vendoreval.cost.gate import REFUSE_ABOVE, WARN_ABOVE
from vendoreval.evaluation import Assumption, CostAnalysis, Evaluation, Swing
from vendoreval.render import figures
from vendoreval.render.cost.names import by_quote, by_true_cost, option_names
from vendoreval.render.layout import Section
from vendoreval.render.table import Column
from vendoreval.render.visible import visible

SWINGS_SHOWN = 8


def hangs_on(evaluation: Evaluation, cost: CostAnalysis) -> Iterator[Section]:
    """The uncertain inputs that move the gap between the two cheapest most.

    Where it is too wide the value of knowing an input goes, then its range.
    """
    names = option_names(evaluation, cost)
    swings = [swing for swing in cost.swings if figures.rounded(swing.gap / 1000, 0)][:SWINGS_SHOWN]
    if not swings:
        return
    first, second = (names[account.option] for account in by_true_cost(cost)[:2])
    yield Section(
        f"What moves the gap between {first} and {second} most",
        (
            Column("Input", tuple(visible(one.name) for one in swings), right=False, shorten=True, least=24),
            Column("of", tuple(names.get(one.option, "all") for one in swings), right=False, shorten=True),
            Column("10-90 %", tuple(_range(one) for one in swings), right=False, drop=1),
            Column("moves it\nby, k", tuple(figures.thousands(one.gap) for one in swings)),
            Column("worth\nknowing, k", tuple(_worth(one) for one in swings), drop=2),
        ),
    )


def _range(swing: Swing) -> str:
    """The input's range with its unit; shares as percentages."""
    if swing.unit.startswith("share"):
        low, high = figures.percent(swing.low, 1), figures.percent(swing.high, 1)
        unit = swing.unit.removeprefix("share").removeprefix(" of issues").strip()
    else:
        low, high, unit = f"{swing.low:,.4g}", f"{swing.high:,.4g}", swing.unit
    return f"{low.removesuffix(' %')} to {high} {visible(unit)}".strip()


def _worth(swing: Swing) -> str:
    return "" if swing.value is None else figures.thousands(swing.value)


def assumed(evaluation: Evaluation, cost: CostAnalysis) -> Iterator[Section]:
    """The defaults that stand in for what the files do not say, with their sources, and how far all inputs can be trusted.

    Where it is too wide the range goes first, then whose input it is.
    """
    names = option_names(evaluation, cost)
    held = [one for one in cost.assumptions if one.is_default]
    by_basis: dict[str, list[str]] = {}
    for one in held:
        by_basis.setdefault(visible(one.basis), []).append(visible(one.name))
    trusts = Counter(one.trust for one in cost.assumptions)
    told = [f"{trusts[trust]:,} {words}" for trust, words in _TRUST.items() if trusts[trust]]
    yield Section(
        "Defaults where the files say nothing" if held else "",
        (
            Column("Input", tuple(visible(one.name) for one in held), right=False, shorten=True, least=24),
            Column("of", tuple(_owner(one, names) for one in held), right=False, shorten=True, drop=1),
            Column("Stands at", tuple(visible(one.figure) for one in held), right=False),
            Column("Range", tuple(visible(one.spread) for one in held), right=False, drop=2),
        ),
        sentences=(
            *(f"{figures.listed(list(dict.fromkeys(who)))}: {basis}." for basis, who in by_basis.items()),
            f"Of {figures.counted(sum(trusts[trust] for trust in _TRUST), 'input')} {figures.listed(told)}.",
        )
        if cost.assumptions
        else (),
    )


_TRUST = {
    "buyer": "are the buyer's own",
    "measured": "measured",
    "reference": "from references",
    "document": "on paper",
    "claim": "claimed",
    "published": "published",
    "assumption": "assumed",
}
"""How far an input can be trusted, in words, best first."""


def _owner(assumption: Assumption, names: dict[str, str]) -> str:
    """The option an input belongs to; empty for one that all share."""
    return names.get(assumption.id.partition(".")[0], "")


def closing(evaluation: Evaluation, cost: CostAnalysis) -> Iterator[Section]:
    """What is left out, what is assumed, and who is cheapest by rate and in truth."""
    names = option_names(evaluation, cost)
    sentences = [f"{names[option]} is not costed: {visible(why)}." for option, why in cost.uncosted.items()]
    blamed = cost.churn_blamed_on_support
    if blamed is not None:
        sentences.append(
            f"The churn coefficients blame {figures.percent(blamed)} of today's churn on support; above "
            f"{figures.percent(WARN_ABOVE)} that is doubtful, above {figures.percent(REFUSE_ABOVE)} refused."
        )
    if cost.value_of_perfect_information is not None:
        worth = figures.thousands(cost.value_of_perfect_information)
        sentences.append(f"Knowing every uncertain figure before choosing would be worth {worth} k.")
    if cost.conditional:
        sentences.append(visible(cost.conditional))
    if sentences:
        yield Section(sentences=tuple(sentences))
    if cost.accounts:
        yield Section(sentences=(_answer(cost, names),), style="strong")


def _answer(cost: CostAnalysis, names: dict[str, str]) -> str:
    """The lowest rate and the lowest true cost."""
    quoted, true = by_quote(cost)[0], by_true_cost(cost)[0]
    sure = f", cheapest in {figures.in_hundred(true.spread.cheapest)} draws of 100" if true.spread else ""
    if quoted.option == true.option or quoted.fee_per_hour is None:
        return f"Lowest rate and lowest true cost: {names[true.option]}{sure}."
    return f"Lowest rate: {names[quoted.option]}. Lowest true cost: {names[true.option]}{sure}."
