"""The catalogue of measures: each says what it counts, how far it plausibly goes and who defined it."""

from __future__ import annotations

import re

import pytest

from vendoreval.project.model.measure import Better, catalogue

SOURCED = re.compile(r"^(definition|assumption); .+|.*\b(19|20)\d\d\b")


def test_there_are_thirty_measures_or_more() -> None:
    assert len(catalogue()) >= 30


@pytest.mark.parametrize("measure", catalogue())
def test_every_measure_is_whole(measure: str) -> None:
    definition = catalogue()[measure]
    assert definition.low < definition.high
    assert definition.ask
    assert definition.ask.endswith("?")
    assert definition.source
    assert SOURCED.match(definition.source)


def test_shares_stay_between_none_and_all() -> None:
    above_one = {name for name, one in catalogue().items() if one.share and one.high > 1}
    assert above_one == set()


def test_names_are_not_used_twice() -> None:
    names = [one.name for one in catalogue().values()]
    assert len(set(names)) == len(names)


def test_only_a_few_are_best_in_between() -> None:
    assert {name for name, one in catalogue().items() if one.better is Better.BETWEEN} == {
        "occupancy",
        "supervisor_span",
    }
