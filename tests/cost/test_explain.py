"""What is printed recomputes: the text alone, read by a parser of its own, gives the printed amount."""

from __future__ import annotations

import ast
import operator
import re
from pathlib import Path

import pytest

from tests.cost.workspace import AWAY, MIXED, SETTINGS, case
from vendoreval.cost.explain import explain
from vendoreval.cost.ledger import lines
from vendoreval.cost.present import present_values

_OPERATORS = {ast.Add: operator.add, ast.Mult: operator.mul}


def _value(node: ast.expr, figures: dict[str, float]) -> float:
    match node:
        case ast.BinOp():
            return float(_OPERATORS[type(node.op)](_value(node.left, figures), _value(node.right, figures)))
        case ast.UnaryOp(op=ast.USub()):
            return -_value(node.operand, figures)
        case ast.Name():
            return figures[node.id]
    raise AssertionError(ast.dump(node))


def _recompute(text: str) -> tuple[float, float]:
    """The amount that formula and figures give, and the one printed."""
    rows = text.splitlines()
    formula = re.fullmatch(r"  (\w+) = (.+)", rows[1])
    printed = re.fullmatch(r"  (\w+) = (-?\d+\.\d\d)", rows[-1])
    assert formula
    assert printed
    assert formula[1] == printed[1]
    named = [re.match(r"    (\w+) = (\S+)  ", row) for row in rows[2:-1]]
    figures = {row[1]: float(row[2]) for row in named if row}
    return _value(ast.parse(formula[2], mode="eval").body, figures), float(printed[2])


TIERS = AWAY.replace("  rate: 200\n", "  tiers: [{up_to: 350, rate: 220}, {rate: 180}]\n")


@pytest.mark.parametrize("away", [AWAY, TIERS], ids=["one rate", "tiers"])
def test_every_line_recomputes_from_its_text(tmp_path: Path, away: str) -> None:
    found = case(tmp_path, away=away, both=MIXED + "  - {vendor: away, share: 40 %}\n  - {vendor: home, rest: true}\n")
    for option in found.options:
        explained = explain(found, option)
        parts = 2 if option == "both" else 1
        assert len(explained) == parts * len(lines(found.numbers()[1]["home"].parts[0].operation)) + 2
        for one in explained:
            computed, printed = _recompute(str(one))
            assert computed == pytest.approx(printed, rel=1e-9, abs=0.006), str(one)


def test_every_line_is_somewhere_not_zero(tmp_path: Path) -> None:
    found = case(tmp_path, SETTINGS + "  loss_per_failed_issue: 3\n")
    earned = {one.line for option in found.options for one in explain(found, option) if abs(one.amount) > 0.01}
    ledger = {one.name for one in lines(found.numbers()[1]["home"].parts[0].operation)}
    assert earned == ledger | {"lost_margin", "beyond_horizon"}


def test_the_lines_are_the_true_cost(tmp_path: Path) -> None:
    found = case(tmp_path)
    buyer, options = found.numbers()
    true_cost = present_values(buyer, tuple(options.values()), options["home"])["away"].true_cost
    assert sum(one.amount for one in explain(found, "away")) == pytest.approx(float(true_cost))


def test_a_figure_names_its_file_and_line(tmp_path: Path) -> None:
    (fee,) = explain(case(tmp_path), "away", "fee")
    by_name = {one.name: one for one in fee.figures}
    assert by_name["rate"].basis == "vendors/away.yaml:13"
    assert by_name["rate"].unit == "PHP per contact"
    assert by_name["currency"].basis == "vendoreval.yaml:6 (central bank)"
    assert by_name["currency"].value == 0.02


def test_a_default_names_its_source(tmp_path: Path) -> None:
    (training,) = explain(case(tmp_path), "away", "training")
    assert training.formula == "training_of_fee * fee"
    assert training.figures[0].basis.startswith("assumption")
    assert "neither priced nor included" in training.note


def test_an_included_line_says_where(tmp_path: Path) -> None:
    (telecom,) = explain(case(tmp_path), "away", "telecom")
    assert telecom.amount == 0
    assert telecom.note == "included in the fee: vendors/away.yaml:18"


def test_a_wage_shows_what_it_is_built_from(tmp_path: Path) -> None:
    (fee,) = explain(case(tmp_path), "home", "fee")
    rate = next(one for one in fee.figures if one.name == "rate")
    assert rate.value == pytest.approx(19 * 1.3 * 1.2 + 320 / 160)
    assert "wage_base 19 (vendors/home.yaml:10)" in rate.basis


def test_an_unknown_line_or_option_is_a_key_error(tmp_path: Path) -> None:
    found = case(tmp_path)
    with pytest.raises(KeyError):
        explain(found, "away", "coffee")
    with pytest.raises(KeyError):
        explain(found, "nowhere")
