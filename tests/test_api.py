"""The public names: few, imported when used, and the same answer as the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import vendoreval

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def evaluation() -> vendoreval.Evaluation:
    return vendoreval.evaluate(vendoreval.load(ROOT), draws=200)


def test_every_public_name_is_there_and_no_other() -> None:
    for name in vendoreval.__all__:
        assert getattr(vendoreval, name).__doc__
        assert name in dir(vendoreval)
    with pytest.raises(AttributeError, match="no attribute 'score'"):
        vendoreval.score  # noqa: B018


def test_importing_it_imports_nothing_else() -> None:
    code = "import sys, vendoreval; print([name for name in sys.modules if name.startswith('vendoreval.')])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_a_folder_without_a_workspace_is_refused(tmp_path: Path) -> None:
    with pytest.raises(vendoreval.VendorevalError, match=r"no vendoreval\.yaml"):
        vendoreval.load(tmp_path)


def test_files_with_errors_are_refused_with_the_findings(tmp_path: Path) -> None:
    (tmp_path / "vendoreval.yaml").write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(vendoreval.VendorevalError) as refused:
        vendoreval.load(tmp_path)
    assert {found.path for found in refused.value.diagnostics} >= {"vendoreval.yaml"}
    assert vendoreval.check(tmp_path) == refused.value.diagnostics


def test_check_says_what_the_command_says() -> None:
    assert all(found.severity != "error" for found in vendoreval.check(ROOT))


def test_compare_adds_up(evaluation: vendoreval.Evaluation) -> None:
    first, second = evaluation.ranked[:2]
    found = vendoreval.compare(evaluation, first.id, second.id)
    assert found.gap is not None
    assert sum(part.gap for part in found.parts) == pytest.approx(found.gap)


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown", "html"])
def test_every_form_names_the_leader(evaluation: vendoreval.Evaluation, form: str) -> None:
    assert evaluation.ranked[0].name in vendoreval.render_as(evaluation, form)


def test_an_unknown_form_is_refused(evaluation: vendoreval.Evaluation) -> None:
    with pytest.raises(ValueError, match="there is no form pdf"):
        vendoreval.render_as(evaluation, "pdf")


def test_the_frames_hold_the_same_figures(evaluation: vendoreval.Evaluation) -> None:
    frames = vendoreval.frames(evaluation)
    options, ranked = frames["options"], [option.id for option in evaluation.ranked]
    scores = {option.id: option.score for option in evaluation.options}
    pd.testing.assert_series_equal(frames["contributions"].sum(), options["score"], check_names=False)
    assert options["score"].to_dict() == scores
    assert list(options.loc[ranked, "rank"]) == [option.rank for option in evaluation.ranked]
    assert frames["ranks"].loc[ranked].sum().sum() <= len(ranked) + 1e-9
    assert list(frames["points"].index) == [criterion.id for criterion in evaluation.criteria]
    pd.testing.assert_series_equal(
        frames["ledger"].sum(), options["operating"].reindex(frames["ledger"].columns), check_names=False
    )


def test_frames_without_draws_or_cost_model_are_empty(tmp_path: Path) -> None:
    frames = vendoreval.frames(vendoreval.evaluate(vendoreval.load(ROOT), draws=0))
    assert frames["ranks"].empty
    assert not frames["ledger"].empty
