"""The answer as Markdown, for a wiki or a pull request: the screen's content in tables, names escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vendoreval.evaluation import Evaluation, Option, Outcome, Standing
from vendoreval.render import figures
from vendoreval.render.screen.points import contributions
from vendoreval.render.screen.reversal import reversal
from vendoreval.render.visible import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~&-])")


def render(evaluation: Evaluation) -> str:
    """The evaluation as Markdown text, without a line end at its end."""
    blocks = [
        [f"# {escaped(evaluation.title)}"],
        [f"**{escaped(evaluation.insight.verdict.sentence)}**"],
        table(*_ranking(evaluation)),
        [escaped(sentence) for sentence in reversal(evaluation)],
        list(_reasons(evaluation)),
        table(*_points(evaluation)),
        [f"- {escaped(lever.sentence)}" for lever in evaluation.insight.levers[:5]],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    return _SPECIAL.sub(r"\\\1", visible(text))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table of cells that are escaped already; the first two columns to the left, the rest to the right."""
    if not rows:
        return []
    rule = ["---" if place < 2 else "---:" for place, _ in enumerate(head)]
    return [f"| {' | '.join(row)} |" for row in (head, rule, *rows)]


def _ranking(evaluation: Evaluation) -> tuple[list[str], list[list[str]]]:
    head = [
        "#",
        "Option",
        "Score",
        "10-90 %",
        "First in 100",
        "Quoted",
        "Fee an hour",
        f"True cost, k {evaluation.currency}",
    ]
    return head, [_row(evaluation, option) for option in evaluation.options]


def _row(evaluation: Evaluation, option: Option) -> list[str]:
    sure = option.confidence
    account = evaluation.cost.accounts.get(option.id) if evaluation.cost else None
    score = "" if option.score is None else figures.points(option.score)
    return [
        str(option.rank or ""),
        escaped(option.name),
        score if option.standing is Standing.RANKED else f"({score}) {option.standing.value}",
        figures.span(figures.points(sure.p10, 0), figures.points(sure.p90, 0)) if sure else "",
        figures.in_hundred(sure.first) if sure else "",
        escaped(option.quote),
        figures.money(account.fee_per_hour) if account and account.fee_per_hour is not None else "",
        figures.thousands(account.true_cost) if account else "",
    ]


def _reasons(evaluation: Evaluation) -> Iterator[str]:
    for option in evaluation.options:
        for found in option.requirements:
            if found.outcome is not Outcome.PASS:
                word = "Out" if found.outcome is Outcome.FAIL else "Pending"
                place = f" ({escaped(found.place)})" if found.place else ""
                yield f"- {word}: {escaped(option.name)}, {escaped(found.reason)}{place}"


def _points(evaluation: Evaluation) -> tuple[list[str], list[list[str]]]:
    head = [
        "Points",
        *(f"{escaped(group.name)} {figures.points(100 * group.weight, 0)}" for group in evaluation.groups),
    ]
    rows = []
    for option in evaluation.options:
        if option.score is not None:
            printed = contributions(evaluation, option)
            rows.append([escaped(option.name), *(str(printed[group.id]) for group in evaluation.groups)])
    return head, rows
