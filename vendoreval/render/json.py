"""What was found as versioned JSON: everything in the contract, unrounded."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from vendoreval.evaluation import Evaluation

FORMATS = {
    "evaluation": "vendoreval/evaluation/1",
    "comparison": "vendoreval/comparison/1",
    "cost": "vendoreval/cost/1",
    "insight": "vendoreval/insight/1",
}
"""What each document calls itself; the number goes up when a field changes its meaning or goes away."""


def render(evaluation: Evaluation) -> str:
    """The evaluation as JSON text, keys in the contract's order, without a line end at its end."""
    return _text({"format": FORMATS["evaluation"], **plain(evaluation)})


def render_part(evaluation: Evaluation, kind: str, part: Any) -> str:
    """A comparison, the costs or the insight as JSON text, under what it was worked out from.

    Args:
        evaluation: What it is a part of.
        kind: Its name in `FORMATS`.
        part: The part of the contract.
    """
    return _text(
        {
            "format": FORMATS[kind],
            "title": evaluation.title,
            "as_of": plain(evaluation.as_of),
            "currency": evaluation.currency,
            "driver": evaluation.driver,
            "provenance": plain(evaluation.provenance),
            kind: plain(part),
        }
    )


def plain(held: Any) -> Any:
    """Dataclasses, enums, dates and tuples as JSON's own types; a mapping by pairs becomes one of mappings."""
    if is_dataclass(held) and not isinstance(held, type):
        return {field.name: plain(getattr(held, field.name)) for field in fields(held)}
    if isinstance(held, Mapping):
        found: dict[str, Any] = {}
        for key, value in held.items():
            if isinstance(key, tuple):
                first, second = key
                found.setdefault(first, {})[second] = plain(value)
            else:
                found[str(key)] = plain(value)
        return found
    if isinstance(held, Enum):
        return held.value
    if isinstance(held, (list, tuple)):
        return [plain(one) for one in held]
    if isinstance(held, datetime.date):
        return held.isoformat()
    return held


def _text(document: Any) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)
