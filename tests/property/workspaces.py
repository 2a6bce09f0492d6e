"""Random workspaces of every kind of leaf, several raters, gaps in what is known, and a nested hierarchy."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.builder import Builder, group, measured, rated

RATERS = ("ops", "brand")
OPTIONS = ("home", "alpha", "beta", "gamma", "delta")
RATED = ("talk", "warmth", "trade")
FCR = {"50 %": 0, "90 %": 100}


def figures() -> st.SearchStrategy[float]:
    return st.integers(2, 10).map(lambda half: half / 2)


def weights() -> st.SearchStrategy[int]:
    return st.integers(1, 60)


@st.composite
def vendors(draw: st.DrawFn) -> dict[str, Any]:
    """One option's file."""
    share = draw(st.integers(30, 99)) / 100
    notation: list[dict[str, Any]] = [
        {"value": share},
        {"mean": share, "n": draw(st.integers(10, 200))},
        {"low": round(share - 0.1, 2), "mode": share, "high": round(share + 0.01, 2)},
    ]
    grade = draw(st.sampled_from(["claim", "document", "reference", "measured"]))
    evidence = {"id": "seen", "what": "Seen", "grade": grade, "date": "2026-10-01", "n": draw(st.integers(1, 90))}
    file: dict[str, Any] = {
        "evidence": [{**evidence, "for": draw(st.lists(st.sampled_from(RATED), unique=True))}],
        "provides": {"channels": {"phone": "24x7", "chat": draw(st.sampled_from([None, "no", "24x7"]))}},
        "true_cost": draw(st.integers(50, 200)),
    }
    if draw(st.integers(0, 4)):
        file["measures"] = {"first_contact_resolution": draw(st.sampled_from(notation))}
    return file


@st.composite
def workspaces(draw: st.DrawFn, least: int = 2) -> Builder:
    """A workspace of two to five options, the first of them the baseline."""
    names = OPTIONS[: draw(st.integers(least, len(OPTIONS)))]
    first, second, third, fourth, fifth = (draw(weights()) for _ in range(5))
    tree = [
        group("culture", rated("talk", first), rated("warmth", second), weight=draw(weights())),
        group(
            "grasp", rated("trade", third), measured("first_contact_resolution", FCR, fourth), weight=draw(weights())
        ),
        {"id": "channels", "weight": fifth, "coverage": {"of": "channels", "items": ["phone", "chat"]}},
        {"id": "cost", "weight": draw(weights()), "computed": "true_cost", "points": {"50 %": 100, "150 %": 0}},
    ]
    words = st.one_of(figures(), figures(), st.sampled_from(["unknown", "abstain", "2 to 3"]))
    ratings = {rater: {leaf: {name: draw(words) for name in names} for leaf in RATED} for rater in RATERS}
    return Builder(tree, {name: draw(vendors()) for name in names}, ratings)
