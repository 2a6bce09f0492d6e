"""Whole evaluations of random workspaces: every figure is finite, and every screen fits."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.builder import Builder
from tests.property.workspaces import workspaces
from vendoreval.render.screen import screen


def numbers(found: Any, path: str = "") -> Iterator[tuple[str, float]]:
    """Every number in it, with the way there."""
    if dataclasses.is_dataclass(found):
        for one in dataclasses.fields(found):
            yield from numbers(getattr(found, one.name), f"{path}.{one.name}")
    elif isinstance(found, Mapping):
        for key, held in found.items():
            yield from numbers(held, f"{path}[{key}]")
    elif isinstance(found, (list, tuple)):
        for place, held in enumerate(found):
            yield from numbers(held, f"{path}[{place}]")
    elif isinstance(found, float):
        yield path, found


@st.composite
def gated(draw: st.DrawFn) -> Builder:
    """A workspace with floors and requirements that some options miss, often or in some draws."""
    built = draw(workspaces())
    for top in built.criteria:
        if draw(st.booleans()):
            top["floor"] = draw(st.sampled_from([20, 50, 70])) if "criteria" in top else draw(st.sampled_from([0.5, 1]))
    if draw(st.booleans()):
        out_of = draw(st.sampled_from([10, 100, 1000]))
        built.settings["score"] = {"out_of": out_of, "floor": out_of * draw(st.integers(1, 6)) / 10}
    built.requirements = draw(
        st.lists(
            st.sampled_from(
                [
                    {"id": "solved", "needs": {"first_contact_resolution": ">= 60 %"}},
                    {"id": "chat", "needs": {"channels": "chat"}},
                    {"id": "culture_minimum", "needs": {"score of culture": ">= 40"}, "proof": "measured"},
                ]
            ),
            unique_by=lambda gate: gate["id"],
        )
    )
    if draw(st.booleans()):
        cost = next(leaf for leaf in built.criteria if leaf["id"] == "cost")
        del cost["points"]
        cost["relative"] = draw(st.sampled_from(["lowest_over_price", "min_max", "share_of_best"]))
    dropped = [gate["id"] for gate in built.requirements if gate["id"] == "chat"]
    built.drivers = {"growth": {"weights": {"talk": 50}, "drop": dropped}}
    return built


@settings(max_examples=25, deadline=None)
@given(gated(), st.sampled_from([50, 80, 120]))
def test_every_figure_is_finite_and_every_screen_fits(built: Builder, width: int) -> None:
    found = built.evaluate(draws=100, thorough=True)
    assert [(path, figure) for path, figure in numbers(found) if not math.isfinite(figure)] == []
    lines = screen(found, width=width).splitlines()
    assert max(map(cell_len, lines)) <= width, lines
