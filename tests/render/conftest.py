"""Evaluations that several renderers are tested on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from vendoreval.evaluation import Criterion, Evaluation, Option
from vendoreval.front import load
from vendoreval.pipeline import evaluate

ROOT = Path(__file__).parents[2]
HOSTILE = '=1+1|<img src=x onerror=alert(1)>[a](http://evil.example)`x`\x1b[2J\u202e"\r\n# *big*'


@pytest.fixture(scope="session")
def starter() -> Evaluation:
    """The starter workspace, with everything worked out on few draws."""
    return evaluate(load(ROOT), draws=300, thorough=True)


@pytest.fixture(scope="session")
def undrawn() -> Evaluation:
    """The starter workspace without draws: scores, ledgers and break-evens."""
    return evaluate(load(ROOT), draws=0, thorough=True)


@pytest.fixture(scope="session")
def hostile(starter: Evaluation) -> Evaluation:
    """The same with a name that attacks every form wherever a file may say something."""

    def option(held: Option) -> Option:
        cells = {name: replace(cell, shown=f"{HOSTILE}4") for name, cell in held.cells.items()}
        gates = tuple(replace(found, reason=HOSTILE, to_do=HOSTILE, name=HOSTILE) for found in held.requirements)
        return replace(held, name=HOSTILE, quote=HOSTILE, cells=cells, requirements=gates)

    def criterion(held: Criterion) -> Criterion:
        return replace(held, name=HOSTILE, ask=HOSTILE)

    insight = starter.insight
    return replace(
        starter,
        title=HOSTILE,
        options=tuple(map(option, starter.options)),
        criteria=tuple(map(criterion, starter.criteria)),
        insight=replace(
            insight,
            alternatives=tuple(replace(one, name=HOSTILE, note=HOSTILE) for one in insight.alternatives),
            questions=tuple(replace(one, sentence=HOSTILE, evidence=HOSTILE) for one in insight.questions),
            levers=tuple(replace(one, sentence=HOSTILE) for one in insight.levers),
            notes=(HOSTILE,),
        ),
    )
