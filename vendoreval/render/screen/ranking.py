"""The ranking: one line for each option, with what it scores, how surely, what it quotes and what it truly costs."""

from __future__ import annotations

from collections.abc import Sequence

from vendoreval.evaluation import Account, Evaluation, Option, Standing
from vendoreval.render import figures
from vendoreval.render.table import Column, Paint, table
from vendoreval.render.visible import visible

_STYLES = {Standing.RANKED: "", Standing.UNRANKED: "faint", Standing.OUT: "faint", Standing.LONG_LIST: "faint"}


def ranking(evaluation: Evaluation, width: int | None, paint: Paint) -> list[str]:
    """The ranking table.

    Where it is too wide the columns go in this order: the quote, the interval of the true cost, the fee per hour, the
    interval of the score, P(first), the true cost. Long names are shortened before that, figures never.
    """
    options = evaluation.options
    columns = [
        Column("#", tuple(str(option.rank) if option.rank else "-" for option in options)),
        Column("Option", tuple(label(option) for option in options), right=False, shorten=True),
        Column("Score", tuple(_score(option) for option in options)),
        Column("10-90 %", tuple(_interval(option, evaluation.out_of) for option in options), drop=3),
        Column("First", tuple(_first(option) for option in options), drop=2),
        Column("Quoted", tuple(visible(option.quote) for option in options), drop=6, right=False),
        *_costs(evaluation, options),
    ]
    styles = ["strong" if option.rank == 1 else _STYLES[option.standing] for option in options]
    return table(columns, width=width, paint=paint, styles=styles, indent=" ")


def label(option: Option) -> str:
    """The option's name, safe to print, with a word for the baseline."""
    name = visible(option.name)
    return f"{name}, baseline" if option.is_baseline else name


def _score(option: Option) -> str:
    """The score; in brackets where it does not count."""
    if option.score is None:
        return figures.DASH
    shown = figures.points(option.score)
    return shown if option.standing is Standing.RANKED else f"({shown})"


def _interval(option: Option, out_of: float) -> str:
    if option.standing is not Standing.RANKED:
        return {Standing.OUT: "out", Standing.UNRANKED: "unknown", Standing.LONG_LIST: "long list"}[option.standing]
    if option.confidence is None:
        return ""
    return figures.reach(option.confidence.p10, option.confidence.p90, out_of)


def _first(option: Option) -> str:
    return figures.in_hundred(option.confidence.first) if option.confidence else ""


def _costs(evaluation: Evaluation, options: Sequence[Option]) -> list[Column]:
    """The fee per logged-in hour and the true cost with its interval; nothing without a cost model."""
    if evaluation.cost is None:
        return []
    accounts = [evaluation.cost.accounts.get(option.id) for option in options]
    return [
        Column("= /hour", tuple(_hourly(account) for account in accounts), drop=4),
        Column("True, k", tuple(figures.thousands(one.true_cost) if one else figures.DASH for one in accounts), drop=1),
        Column("10-90 %", tuple(_cost_interval(account) for account in accounts), drop=5),
    ]


def _hourly(account: Account | None) -> str:
    return figures.DASH if account is None or account.fee_per_hour is None else figures.money(account.fee_per_hour)


def _cost_interval(account: Account | None) -> str:
    if account is None or account.spread is None:
        return ""
    return figures.span(figures.thousands(account.spread.p10), figures.thousands(account.spread.p90))
