"""Ledgers beside each other: every line in thousands, adding up to the printed true cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rich.cells import cell_len

from vendoreval.evaluation import Account, CostAnalysis, Evaluation
from vendoreval.render import figures
from vendoreval.render.cost.names import by_true_cost, option_names
from vendoreval.render.layout import Section
from vendoreval.render.table import GAP, Column, stacked

HEAD = 12
"""Cells of an option's name across."""
_SUMS = {
    "operating": "Operating cost",
    "lost_margin": "Margin lost in the term",
    "beyond_horizon": "Margin lost after it",
    "true": "True cost",
}
"""Rows below the lines."""
_TOTALS = ("operating", "true")


@dataclass(frozen=True, slots=True)
class Printed:
    """A ledger in thousands, as printed: lines add up to `operating`, that and `lost` to `true`."""

    lines: Mapping[str, Decimal]
    operating: Decimal
    lost: Mapping[str, Decimal]
    true: Decimal


def printed(lines: Mapping[str, float], lost: Mapping[str, float]) -> Printed:
    """A ledger's present values in thousands, rounded so that they add up.

    Args:
        lines: Line id to present value.
        lost: What the customers lost were worth, by part.
    """
    operating, churn = sum(lines.values()), sum(lost.values())
    true = figures.rounded((operating + churn) / 1000, 0)
    halves = figures.shares_of(float(true), {"operating": operating / 1000, "churn": churn / 1000}, 0)
    return Printed(
        _shares(halves["operating"], lines),
        halves["operating"],
        _shares(halves["churn"], lost),
        true,
    )


def _shares(total: Decimal, parts: Mapping[str, float]) -> dict[str, Decimal]:
    return figures.shares_of(float(total), {name: part / 1000 for name, part in parts.items()}, 0)


def ledgers(evaluation: Evaluation, cost: CostAnalysis, width: int | None) -> Iterator[Section]:
    """The ledgers, as many options beside each other as fit, lowest true cost first."""
    accounts = by_true_cost(cost)
    if not accounts:
        return
    names = option_names(evaluation, cost)
    sheets = {account.option: _printed(account) for account in accounts}
    labels = _labels(accounts, sheets)
    unknown = [account for account in accounts if account.unknown_lines]
    chunks = list(_chunks(accounts, names, labels, width))
    for place, chunk in enumerate(chunks):
        yield Section(
            "Ledger by line" if place == 0 else "",
            _columns(chunk, names, sheets, labels),
            styles=tuple("strong" if name in _TOTALS else "" for name in labels),
            sentences=tuple(_unknown(unknown, names)) if place == len(chunks) - 1 else (),
        )


def _printed(account: Account) -> Printed:
    lines = {line.id: line.present_value for line in account.lines}
    return printed(lines, {"lost_margin": account.lost_margin, "beyond_horizon": account.beyond_horizon})


def _labels(accounts: Sequence[Account], sheets: Mapping[str, Printed]) -> dict[str, str]:
    """Row to its name: the lines that say anything for any option, then the sums."""
    shown = {
        line.id: line.name
        for account in accounts
        for line in account.lines
        if sheets[account.option].lines[line.id] or not line.known
    }
    # The ledger's own order, whichever option a line was first seen in.
    ordered = [line.id for line in accounts[0].lines if line.id in shown]
    ordered += [name for name in shown if name not in ordered]
    return {name: shown[name] for name in ordered} | _SUMS


def _chunks(
    accounts: Sequence[Account], names: Mapping[str, str], labels: Mapping[str, str], width: int | None
) -> Iterator[list[Account]]:
    """The options in groups that fit beside each other; all in one without a width."""
    room = None if width is None else width - max(map(len, labels.values()))
    chunk: list[Account] = []
    used = 0
    for account in accounts:
        needed = GAP + max(map(cell_len, ["1,234,567", *stacked(names[account.option], HEAD).split("\n")]))
        if chunk and room is not None and used + needed > room:
            yield chunk
            chunk, used = [], 0
        chunk.append(account)
        used += needed
    yield chunk


def _columns(
    accounts: Sequence[Account], names: Mapping[str, str], sheets: Mapping[str, Printed], labels: Mapping[str, str]
) -> tuple[Column, ...]:
    return (
        Column("", tuple(labels.values()), right=False),
        *(
            Column(
                stacked(names[account.option], HEAD),
                tuple(_amount(sheets[account.option], account, name) for name in labels),
            )
            for account in accounts
        ),
    )


def _amount(sheet: Printed, account: Account, name: str) -> str:
    """One figure; marked where the files do not give it."""
    held = {**sheet.lines, **sheet.lost, "operating": sheet.operating, "true": sheet.true}
    if name not in held:
        return figures.DASH
    return f"{'?' if name in account.unknown_lines else ''}{held[name]:,}"


def _unknown(accounts: Sequence[Account], names: Mapping[str, str]) -> Iterator[str]:
    """Which lines are neither priced nor included."""
    if accounts:
        yield "? is neither priced nor listed as included, so that the default stands in. Ask for it:"
    for account in accounts:
        lines = [line.name for line in account.lines if line.id in account.unknown_lines]
        yield f"{names[account.option]}: {figures.listed(lines)}."
