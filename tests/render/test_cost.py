"""True costs on the screen, as JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.golden.held import held
from tests.render.reading import markdown_tables, unsafe
from vendoreval.evaluation import CostAnalysis, Evaluation
from vendoreval.render.cost import render
from vendoreval.render.cost.ledger import printed

FEES = {"fee": 1400.0, "training": 400.0, "exit": 400.0}


def costs(evaluation: Evaluation) -> CostAnalysis:
    assert evaluation.cost is not None
    return evaluation.cost


def titled(text: str, head: str) -> list[list[str]]:
    """The rows of the Markdown table in whose head a word stands."""
    return next(table[2:] for table in markdown_tables(text) if any(head in cell for cell in table[0]))


@pytest.mark.parametrize("width", [80, 120])
def test_the_starters_screen_without_draws(undrawn: Evaluation, width: int) -> None:
    shown = render(undrawn, "table", width=width)
    assert shown == held(f"cost-{width}.txt", shown)


def test_the_lowest_rate_is_the_dearest_and_one_sees_it(starter: Evaluation) -> None:
    rows = titled(render(starter, "markdown"), "By rate")
    assert [row[:3] + row[4:6] for row in rows] == [
        ["1", "Offshore Budget", "8.82", "Nearshore Hybrid", "4,476"],
        ["2", "Offshore Premium", "20.67", "Onshore Outcome", "4,573"],
        ["3", "Nearshore Hybrid", "24.42", "In-house", "5,037"],
        ["4", "Onshore Outcome", "33.43", "Offshore Premium", "5,237"],
        ["5", "In-house", "47.81", "Offshore Budget", "7,990"],
    ]
    bars = [row[6] for row in rows]
    assert len(bars[4]) == 20
    assert [bar.count("░") for bar in bars] == [2, 0, 0, 3, 12]
    assert [len(bar) for bar in bars] == sorted(len(bar) for bar in bars)


@pytest.mark.parametrize("width", [None, 60, 80, 120])
def test_ledgers_add_up_as_printed_however_many_fit(starter: Evaluation, width: int | None) -> None:
    text = render(starter, "table", width=width)
    ledger = text[text.index("Ledger by line") : text.index("What makes two true costs equal")]
    sums = []
    for part in ledger.split("\n\n"):
        rows = [re.findall(r"(?<=  )-?\??[\d,]+(?=  |$)", line) for line in part.splitlines()]
        columns = list(zip(*(row for row in rows if row), strict=True))
        for column in columns:
            *lines, operating, lost, beyond, true = (int(figure.replace(",", "")) for figure in column)
            assert sum(lines) == operating
            assert operating + lost + beyond == true
            sums.append(true)
    assert sums == [4476, 4573, 5037, 5237, 7990]


def test_lines_and_losses_are_rounded_to_add_up() -> None:
    found = printed(FEES, {"churn": 500.0})
    assert found.true == 3
    assert sum(found.lines.values()) == found.operating
    assert found.operating + sum(found.lost.values()) == found.true
    assert all(abs(found.lines[name] * 1000 - Decimal(exact)) < 1000 for name, exact in FEES.items())
    assert printed({"fee": 0.0}, {}).true == 0


@given(
    st.lists(st.floats(-1e7, 1e7), min_size=1, max_size=18),
    st.lists(st.floats(-1e7, 1e7), min_size=1, max_size=2),
)
@settings(max_examples=40)
def test_any_ledger_adds_up_and_no_line_is_far_off(lines: list[float], lost: list[float]) -> None:
    found = printed({str(place): line for place, line in enumerate(lines)}, dict(zip("ab", lost, strict=False)))
    assert sum(found.lines.values()) == found.operating
    assert found.operating + sum(found.lost.values()) == found.true
    assert abs(float(found.true) - (sum(lines) + sum(lost)) / 1000) <= 0.5 + 1e-6
    for place, line in enumerate(lines):
        assert abs(float(found.lines[str(place)]) - line / 1000) < 2


def test_a_line_nobody_priced_is_marked_and_asked_for(starter: Evaluation) -> None:
    account = costs(starter).accounts["onshore-outcome"]
    changed = replace(account, unknown_lines=("seats", "travel"))
    accounts = {**costs(starter).accounts, "onshore-outcome": changed}
    text = render(replace(starter, cost=replace(costs(starter), accounts=accounts)), "table")
    assert re.search(r"^Seats +91 +\?85 ", text, re.MULTILINE)
    assert "Onshore Outcome: Seats and Travel." in text
    assert "? is neither priced nor listed as included" in text


def test_break_evens_stand_against_each_other_option(starter: Evaluation) -> None:
    rows = titled(render(starter, "markdown"), "costs as much as")
    assert len(rows) == 20
    assert [row[0] for row in rows if row[0]] == [
        "Nearshore Hybrid",
        "Onshore Outcome",
        "In-house",
        "Offshore Premium",
        "Offshore Budget",
    ]
    [against] = [row for row in rows[16:] if row[1] == "In-house"]
    assert against[4] == "74.8 %"
    assert against[6] == "0.356"
    [unlikely] = [row for row in rows[16:] if row[1] == "Onshore Outcome"]
    assert unlikely[2:4] == ["-", "-"]


def many(evaluation: Evaluation) -> Evaluation:
    """The same with every option but the baseline twice."""
    again = {
        f"{name}-2": replace(
            account,
            option=f"{name}-2",
            break_evens=tuple(replace(one, against=f"{one.against}-2") for one in account.break_evens),
        )
        for name, account in costs(evaluation).accounts.items()
        if name != "in-house"
    }
    accounts = {**costs(evaluation).accounts, **again}
    pairs = {
        name: replace(
            account,
            break_evens=tuple(
                replace(account.break_evens[0], against=other) for other in accounts if other != account.option
            ),
        )
        for name, account in accounts.items()
    }
    return replace(evaluation, cost=replace(costs(evaluation), accounts=pairs))


def test_of_many_options_a_terminal_shows_the_telling_break_evens(starter: Evaluation) -> None:
    everything = render(many(starter), "markdown")
    assert len(titled(everything, "costs as much as")) == 9 * 8
    shown = render(many(starter), "table", width=80)
    assert "Only telling pairs are shown here" in shown
    table = shown[shown.index("What makes two") : shown.index("Customers a month")]
    assert len(table.splitlines()) < 9 * 8
    assert "Only telling pairs" not in render(many(starter), "table")


def test_equal_figures_share_a_place(starter: Evaluation) -> None:
    rows = titled(render(many(starter), "markdown"), "By rate")
    assert [row[0] for row in rows] == ["1", "1", "3", "3", "5", "5", "7", "7", "9"]
    assert [row[3] for row in rows] == ["1", "1", "3", "3", "5", "6", "6", "8", "8"]
    ledgers = render(many(starter), "table", width=80)
    assert max(map(cell_len, ledgers.splitlines())) <= 80


def test_how_sure_and_what_it_hangs_on_is_said(starter: Evaluation) -> None:
    text = render(starter, "table")
    sure = titled(render(starter, "markdown"), "Cheapest")
    account = costs(starter).accounts["nearshore-hybrid"]
    assert account.spread is not None
    assert sure[0][4] == str(round(100 * account.spread.cheapest))
    assert next(row for row in sure if row[0] == "In-house")[5] == "-"
    assert "blame 8 % of today's churn on support; above 35 % that is doubtful, above 60 % refused" in text
    assert "This hangs on how many customers a failed contact drives away" in text
    assert re.search(r"^First-contact resolution +Nearshore Hybrid +69\.\d to 81\.\d % ", text, re.MULTILINE)
    assert re.fullmatch(
        r"Lowest rate: Offshore Budget\. Lowest true cost: Nearshore Hybrid, cheapest in \d+ draws of 100\.",
        text.splitlines()[-1],
    )


def test_defaults_stand_with_their_source_and_every_input_with_its_trust(starter: Evaluation) -> None:
    text = render(starter, "markdown")
    held = [one for one in costs(starter).assumptions if one.is_default]
    assert [row[0] for row in titled(text, "Stands at")] == [one.name for one in held]
    assert "assumption: as bad as giving up unresolved; no measurement found." in text
    counts = re.search(r"^Of (\d+) inputs (.*)\.$", text, re.MULTILINE)
    assert counts
    inputs = [one for one in costs(starter).assumptions if one.trust != "left out"]
    assert [one.id for one in costs(starter).assumptions if one not in inputs] == ["country_or_accent"]
    assert sum(map(int, re.findall(r"\d+", counts[2]))) == int(counts[1]) == len(inputs)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_it_fits(starter: Evaluation, width: int) -> None:
    assert max(map(cell_len, render(starter, "table", width=width).splitlines())) <= width


def test_as_json_and_csv_nothing_is_rounded(starter: Evaluation) -> None:
    document = json.loads(render(starter, "json"))
    assert document["format"] == "vendoreval/cost/1"
    rows = list(csv.DictReader(io.StringIO(render(starter, "csv"), newline="")))
    assert [row["rank_by_rate"] for row in rows] == ["3", "4", "5", "2", "1"]
    for row in rows:
        account = costs(starter).accounts[row["id"]]
        assert document["cost"]["accounts"][row["id"]]["true_cost"] == account.true_cost
        assert float(row["true_cost"]) == account.true_cost
        lines = sum(float(row[f"line_{line.id}"]) for line in account.lines)
        assert lines + float(row["churn"]) == pytest.approx(account.true_cost)


def test_without_draws_nothing_is_said_of_chances(undrawn: Evaluation) -> None:
    text = render(undrawn, "table")
    assert "How sure" not in text
    assert "draws" not in text


def test_one_account_and_one_that_cannot_be_costed(starter: Evaluation) -> None:
    only = replace(
        costs(starter),
        accounts={"in-house": replace(costs(starter).accounts["in-house"], fee_per_hour=None, break_evens=())},
        uncosted={"offshore-budget": "it has no price"},
        swings=(),
    )
    text = render(replace(starter, cost=only), "table")
    assert "Offshore Budget is not costed: it has no price." in text
    assert re.search(r"^1 +In-house +- +1 +In-house +5,037 ", text, re.MULTILINE)
    assert "What makes two" not in text


def test_an_option_that_keeps_customers_shows_what_remains(starter: Evaluation) -> None:
    account = costs(starter).accounts["onshore-outcome"]
    better = replace(account, lost_margin=-1e6, beyond_horizon=-1e6, churn=-2e6, true_cost=account.operating - 2e6)
    accounts = {**costs(starter).accounts, "onshore-outcome": better}
    text = render(replace(starter, cost=replace(costs(starter), accounts=accounts)), "table", width=100)
    assert re.search(r"1  Onshore Outcome +2,467  █{6}$", text, re.MULTILINE)
    assert re.search(r"^Margin lost in the term +-1,000 ", text, re.MULTILINE)


def test_an_evaluation_without_costs_and_an_unknown_form_are_refused(starter: Evaluation) -> None:
    with pytest.raises(ValueError, match="no costs"):
        render(replace(starter, cost=None), "table")
    with pytest.raises(ValueError, match="no form html"):
        render(starter, "html")


def test_names_from_files_are_safe(hostile: Evaluation) -> None:
    for form in ("table", "markdown"):
        assert unsafe(render(hostile, form, width=80)) == set()
    for table in markdown_tables(render(hostile, "markdown")):
        assert len({len(row) for row in table}) == 1
    [first, *_] = csv.DictReader(io.StringIO(render(hostile, "csv"), newline=""))
    assert first["name"].startswith("'=")
