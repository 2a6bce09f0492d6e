"""What a measure is: its unit, range and direction. The catalogue of them ships as data; a criteria file may add its own."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from vendoreval.project.model.base import Model
from vendoreval.project.model.quantity import NonNegative, Quantity, Share

CATALOGUE = Path(__file__).parent.parent / "measures.yaml"


class Better(StrEnum):
    """Which way a measure is better."""

    HIGHER = "higher"
    LOWER = "lower"
    BETWEEN = "between"


class Undefined(Quantity):
    """A figure under a name nobody defined, which may well be a share: the name is what is wrong with it."""

    share = True


class MeasureDefinition(Model):
    """One measure that vendors report and criteria, cost model and evidence read."""

    name: str = Field(min_length=1, description="As shown")
    unit: str = Field(min_length=1, description="`share`, `share a year`, minutes, hours, a count ...")
    low: float = Field(description="The lowest plausible figure")
    high: float = Field(description="The highest plausible figure")
    better: Better = Field(description="higher, lower or between")
    feeds_cost: bool = Field(False, description="Whether the cost model reads it")
    ask: str | None = Field(None, description="The question that gets it")
    source: str | None = Field(None, description="Who defined or measured it, with year")

    @property
    def share(self) -> bool:
        """Whether it is a share, which may be written `30 %`."""
        return self.unit.startswith("share")

    @property
    def quantity(self) -> type[Quantity]:
        """The notation and bounds its figures have."""
        if self.share:
            return Share
        return NonNegative if self.low >= 0 else Quantity


@cache
def catalogue() -> Mapping[str, MeasureDefinition]:
    """The shipped measures by id."""
    loaded = yaml.load(CATALOGUE.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {name: MeasureDefinition.model_validate(entry) for name, entry in loaded["measures"].items()}


def read_measures(data: Any, definitions: Mapping[str, MeasureDefinition]) -> Any:
    """The figures of a `measures` block, each read in its own measure's notation; anything but a mapping comes back as it is.

    An unknown measure is read as a plain quantity: a rule names it, with its likely spelling.

    Raises:
        ValidationError: With every fault of the block, each under its measure's id.
    """
    if not isinstance(data, dict):
        return data
    figures: dict[str, Quantity] = {}
    faults: list[InitErrorDetails] = []
    for name, figure in data.items():
        notation = definitions[name].quantity if name in definitions else Undefined
        try:
            figures[name] = notation.model_validate(figure)
        except ValidationError as wrong:
            faults += [_under(name, fault) for fault in wrong.errors(include_url=False)]
    if faults:
        raise ValidationError.from_exception_data("measures", faults)
    return figures


def _under(name: str, fault: Any) -> InitErrorDetails:
    """The same fault, with the measure's id before its place."""
    own = fault["type"].startswith("quantity")
    kind = PydanticCustomError(fault["type"], fault["msg"], fault.get("ctx")) if own else fault["type"]
    details: InitErrorDetails = {"type": kind, "loc": (name, *fault["loc"]), "input": fault["input"]}
    if "ctx" in fault:
        details["ctx"] = fault["ctx"]
    return details
