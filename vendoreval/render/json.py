"""An evaluation as versioned JSON: everything in the contract, unrounded."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from vendoreval.evaluation import Evaluation

FORMAT = "vendoreval/evaluation/1"


def render(evaluation: Evaluation) -> str:
    """The evaluation as JSON text, keys in the contract's order, without a line end at its end."""
    return json.dumps({"format": FORMAT, **plain(evaluation)}, indent=2, ensure_ascii=False, allow_nan=False)


def plain(held: Any) -> Any:
    """Dataclasses, enums, dates and tuples as JSON's own types; keys that are pairs become `a over b`."""
    if is_dataclass(held) and not isinstance(held, type):
        return {field.name: plain(getattr(held, field.name)) for field in fields(held)}
    if isinstance(held, Mapping):
        return {" over ".join(key) if isinstance(key, tuple) else str(key): plain(one) for key, one in held.items()}
    if isinstance(held, Enum):
        return held.value
    if isinstance(held, (list, tuple, set, frozenset)):
        return [plain(one) for one in held]
    if isinstance(held, datetime.date):
        return held.isoformat()
    return held
