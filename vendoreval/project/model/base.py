"""The base of every file model: frozen, and no key it does not know."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticKnownError


class Model(BaseModel):
    """A frozen model that refuses unknown keys, so that a misspelt key is a finding and never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


def _written_out(value: Any) -> Any:
    """The value; a bare number is no day, although it could be read as seconds since 1970."""
    if isinstance(value, (int, float)):
        raise PydanticKnownError("date_type")
    return value


Day = Annotated[datetime.date, BeforeValidator(_written_out)]
"""A day, written 2026-10-30."""
