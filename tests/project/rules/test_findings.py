"""Single rules: what is found, where, and what is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.project.rules.workspace import build, faults
from vendoreval.diagnostic import Diagnostic
from vendoreval.project.workspace import Workspace, read_workspace

SCALE = "{1: Reads the script aloud, 3: Loses the thread off it, 5: Follows a turn}"
LANGUAGE = f"  - {{id: language, weight: 60, rating: {SCALE}}}\n"
SOLVED = "  - {id: solved, weight: 40, measure: solved_without_transfer, points: {50 %: 0, 95 %: 100}}\n"
BOTH = f"criteria:\n{LANGUAGE}{SOLVED}"
UNWEIGHTED = BOTH.replace("weight: 60, ", "").replace("weight: 40, ", "")
GRADED = "{value: 80 %, grade: document}"

# example, code, file: what the carets stand under, words of message and hint
FOUND = [
    # references
    ({"project": "baseline: inhouse\n"}, "unknown-vendor", "vendoreval: inhouse", "Write in-house"),
    (
        {"project": "decision: {chosen: [nearshore], by: Board, date: 2026-11-20, why: Cheaper}\n"},
        "unknown-vendor",
        "vendoreval: nearshore",
        "nearshore-hybrid",
    ),
    ({"project": "stated: {totals: {onshore: 70}}\n"}, "unknown-vendor", "vendoreval: onshore", "no option called"),
    ({"driver": "weights: {langauge: 3}\n"}, "unknown-criterion", "growth: langauge", "language"),
    ({"driver": "drop: [slved]\n"}, "unknown-criterion", "growth: slved", "Write solved"),
    ({"ratings": "weights: {langauge: 3}\n"}, "unknown-criterion", "ops: langauge", "language"),
    (
        {"criteria": BOTH + 'requirements:\n  - {id: least, needs: {score of langauge: ">= 50"}}\n'},
        "unknown-criterion",
        "support: score of langauge",
        "Write score of language",
    ),
    (
        {"criteria": BOTH.replace("solved_without_transfer", "solved_wthout_transfer")},
        "unknown-measure",
        "support: solved_wthout_transfer",
        "solved_without_transfer",
    ),
    ({"driver": "driver: grow\n"}, "name-mismatch", "growth: grow", "Write growth"),
    (
        {"evidence": "vendor: in-house\nevidence: []\n"},
        "name-mismatch",
        "tickets: in-house",
        "Write nearshore-hybrid",
    ),
    (
        {
            "vendor": "evidence:\n  - {id: tickets, what: Pilot, grade: document, for: [solved]}\n",
            "evidence": "vendor: nearshore-hybrid\n"
            "evidence:\n  - {id: tickets, what: Records, grade: document, for: [solved]}\n",
        },
        "id-twice",
        "tickets: tickets",
        "vendors/nearshore-hybrid.yaml:2",
    ),
    # weights
    ({"criteria": "ranked: [language]\n" + UNWEIGHTED}, "wrong-children", "support: ranked", "Add solved"),
    (
        {"criteria": "ranked: [language, solved, language]\n" + UNWEIGHTED},
        "weights-unusable",
        "support: ranked",
        "more than once",
    ),
    (
        {"criteria": "swing: {language: 80, solved: 60}\n" + UNWEIGHTED},
        "weights-unusable",
        "support: 80",
        "largest swing",
    ),
    (
        {"criteria": "pairwise: {language over solved: 20}\n" + UNWEIGHTED},
        "weights-unusable",
        "support: 20",
        "off the scale",
    ),
    (
        {"criteria": "pairwise: {language against solved: 3}\n" + UNWEIGHTED},
        "wrong-children",
        "support: language against solved",
        "language over solved: 3",
    ),
    (
        {"criteria": BOTH.replace("weight: 60", "weight: 0").replace("weight: 40", "weight: 0")},
        "weights-unusable",
        "support: 0",
        "no weight is above 0",
    ),
    (
        {"project": "raters: {ops: {weight: 0}, brand: {weight: 0}}\n"},
        "weights-unusable",
        "vendoreval: raters",
        "no rater weighs anything",
    ),
    (
        {"project": "combine: {mean: 0, lowest: 0}\n"},
        "weights-unusable",
        "vendoreval: {mean: 0, lowest: 0}",
        "made of nothing",
    ),
    (
        {"criteria": UNWEIGHTED.replace(f"rating: {SCALE}", "rating: points")},
        "weight-missing",
        "support: language",
        "has none",
    ),
    # drivers
    ({"driver": "weights: {language: -3}\n"}, "weights-unusable", "growth: -3", "0 or more"),
    (
        {"criteria": "weights: {sum: 100}\n" + BOTH, "driver": "weights: {language: 70}\n"},
        "weights-sum",
        "growth: language",
        "110, not 100",
    ),
    (
        {"driver": "add:\n  - criterion: {id: leads, measure: supervisor_span, band: [4, 8, 14, 25]}\n"},
        "weight-missing",
        "growth: leads",
        "leads has no weight",
    ),
    ({"ratings": "weights: {language: -3}\n"}, "weights-unusable", "ops: -3", "0 or more"),
    # scales and floors
    ({"criteria": BOTH.replace("3: Loses", "1.0: Loses")}, "anchor-figure", "support: 1.0", "same number"),
    ({"project": "score: {out_of: 10, floor: 40}\n"}, "floor-outside", "vendoreval: 40", "0 to 10"),
    (
        {"criteria": BOTH.replace("weight: 40,", "weight: 40, floor: 70,")},
        "floor-outside",
        "support: 70",
        "outside 0",
    ),
    (
        {"criteria": BOTH.replace("weight: 60,", "weight: 60, essential: true,")},
        "must-have-open",
        "support: essential",
        "Add floor: to language",
    ),
    (
        {"criteria": BOTH.replace("Reads the script", "Cannot leave the script")},
        "must-have-open",
        "support: Cannot leave the script aloud",
        "cannot",
    ),
    # evidence
    (
        {"vendor": "price: {quoted: {date: 2027-01-01}, model: contact, rate: 4}\n"},
        "date-after-as-of",
        "nearshore-hybrid: 2027-01-01",
        "2026-11-01",
    ),
    (
        {"vendor": f"measures:\n  solved_without_transfer: {GRADED[:-1]}, date: 2023-01-01}}\n"},
        "evidence-old",
        "nearshore-hybrid: 2023-01-01",
        "1,400 days ago",
    ),
    (
        {
            "criteria": BOTH.replace("weight: 40,", "weight: 40, oldest: 30,"),
            "vendor": f"measures:\n  solved_without_transfer: {GRADED[:-1]}, date: 2026-09-01}}\n",
        },
        "evidence-old",
        "nearshore-hybrid: 2026-09-01",
        "30 days",
    ),
    (
        {"vendor": "measures:\n  solved_without_transfer: {successes: 9, trials: 12, grade: measured}\n"},
        "measured-too-few",
        "nearshore-hybrid: measured",
        "rests on 12",
    ),
    (
        {"vendor": "provides:\n  agents_offered: {value: 40, evidence: offer}\n"},
        "unknown-evidence",
        "nearshore-hybrid: offer",
        "no evidence called offer",
    ),
    # requirements and offers
    (
        {"criteria": BOTH + "requirements:\n  - {id: scale, needs: {agents_offered: 40}}\n"},
        "unreadable-condition",
        "support: 40",
        'Write ">= 40"',
    ),
    (
        {"criteria": BOTH + "requirements:\n  - {id: spanish, needs: {languages: {es: C3}}}\n"},
        "unreadable-condition",
        "support: C3",
        "C3",
    ),
    (
        {"criteria": BOTH + "requirements:\n  - {id: spanish, needs: {languages: {es: {hour: 24x7}}}}\n"},
        "unreadable-condition",
        "support: hour",
        "Write hours",
    ),
    (
        {"criteria": BOTH + "requirements:\n  - {id: spanish, needs: {languages: {}}}\n"},
        "unreadable-condition",
        "support: {}",
        "needs nothing",
    ),
    (
        {"criteria": BOTH + "  - {id: reach, weight: 1, coverage: {of: channels, items: {phone: 24/6}}}\n"},
        "unreadable-condition",
        "support: 24/6",
        "24/6",
    ),
    (
        {
            "criteria": BOTH + "  - {id: reach, weight: 1, coverage: {of: channels, items: {phone: 24x7}}}\n",
            "vendor": "provides:\n  channels: {phone: all day}\n",
        },
        "unreadable-offer",
        "nearshore-hybrid: all day",
        "24x7",
    ),
    (
        {
            "criteria": BOTH + "  - {id: reach, weight: 1, coverage: {of: channels, items: [phone, emial]}}\n",
            "vendor": "provides:\n  channels: [phone, email]\n",
        },
        "nobody-answers",
        "support: emial",
        "Write email",
    ),
    (
        {"criteria": BOTH + 'requirements:\n  - {id: half, needs: {solved_without_transfer: ">= 50"}}\n'},
        "unreadable-condition",
        'support: ">= 50"',
        'Write ">= 50 %"',
    ),
    (
        {"criteria": BOTH + 'requirements:\n  - {id: least, needs: {score of language: ">= 50 %"}}\n'},
        "unreadable-condition",
        'support: ">= 50 %"',
        'Write ">= 50"',
    ),
    (
        {
            "criteria": BOTH + 'requirements:\n  - {id: scale, needs: {agents_offered: ">= 40"}}\n',
            "vendor": "provides:\n  agents_offered: {value: about 40}\n",
        },
        "unreadable-offer",
        "nearshore-hybrid: about 40",
        "asked as a number, and this is a text",
    ),
    (
        {
            "criteria": BOTH + "requirements:\n  - {id: notice, needs: {incident_notice: yes}}\n",
            "vendor": "provides:\n  incident_notice: 72\n",
        },
        "unreadable-offer",
        "nearshore-hybrid: 72",
        "Write yes or no",
    ),
    (
        {
            "criteria": BOTH + "requirements:\n  - {id: languages, needs: {languages: [en, es]}}\n",
            "vendor": "provides:\n  languages: yes\n",
        },
        "unreadable-offer",
        "nearshore-hybrid: yes",
        "a list of items",
    ),
    # ratings
    (
        {"ratings": "ratings:\n  language: {in-house: {score: 3, low: 2, high: 4}}\n"},
        "unclear-rating",
        "ops: {score: 3, low: 2, high: 4}",
        "both",
    ),
    (
        {"ratings": "ratings:\n  language: {in-house: {low: 4, high: 2}}\n"},
        "unclear-rating",
        "ops: {low: 4, high: 2}",
        "Write 2 to 4",
    ),
    ({"ratings": "ratings:\n  language: {in-house: 4 to 6}\n"}, "rating-off-scale", "ops: 4 to 6", "1 to 5"),
    (
        {"ratings": "ratings:\n  language: {in-house: {score: 4, consensus: 6}}\n"},
        "rating-off-scale",
        "ops: 6",
        "6 is outside",
    ),
    # measures
    (
        {"vendor": "measures:\n  solved_without_transfer: {value: 80 %, grade: document}\n  people_per_issue: 40\n"},
        "implausible-figure",
        "nearshore-hybrid: 40",
        "outside what is plausible",
    ),
]


@pytest.mark.parametrize(("example", "code", "place", "words"), FOUND)
def test_a_fault_is_found_where_it_is(
    example: dict[str, str], code: str, place: str, words: str, tmp_path: Path
) -> None:
    workspace = build(tmp_path, example)
    found = [one for one in workspace.findings if one.code == code]
    assert place in [underlined(workspace, one) for one in found]
    assert any(words in f"{one.message}; {one.hint}" for one in found)


def underlined(workspace: Workspace, found: Diagnostic) -> str:
    """A finding's file and the text its carets stand under."""
    line = workspace.sources[found.path].splitlines()[found.line - 1]
    return f"{Path(found.path).stem}: {line[found.column - 1 : found.end_column - 1]}"


# example, a code that must not be found
LEFT_ALONE = [
    # a group weighs the sum of its children, or its own weight, or 100
    (
        {
            "criteria": f"weights: {{sum: 100}}\ncriteria:\n  - id: people\n    weight: 60\n    criteria:\n"
            f"      - {{id: language, weight: 60, rating: {SCALE}}}\n{SOLVED}"
        },
        "weights-sum",
    ),
    (
        {
            "criteria": f"weights: {{sum: 100}}\ncriteria:\n  - id: people\n    criteria:\n"
            f"      - {{id: language, weight: 60, rating: {SCALE}}}\n{SOLVED}"
        },
        "weights-sum",
    ),
    # an essential criterion with a requirement on its measure
    (
        {
            "criteria": BOTH.replace("weight: 40,", "weight: 40, essential: true,")
            + 'requirements:\n  - {id: half, needs: {solved_without_transfer: ">= 50 %"}}\n'
        },
        "must-have-open",
    ),
    # a misspelt id that stands only in a file that cannot be read
    ({"criteria": BOTH, "vendor": "kind: somewhere\n"}, "unknown-vendor"),
    # two drivers may add the same criterion: they never stand at once
    ({"vendor": "provides:\n  certifications: {PCI DSS: site Monterrey}\n"}, "unreadable-offer"),
    ({"vendor": "price: {model: contact, rate: 4, quoted: {currency: USD}}\n"}, "unknown-currency"),
    ({"ratings": "ratings:\n  language: {nearshore-hybrid: unknown, in-house: 2 to 3}\n"}, "unclear-rating"),
    (
        {"vendor": f"measures: {{solved_without_transfer: {GRADED}, attrition: 40 %}}\n"},
        "only-claimed",
    ),
]


@pytest.mark.parametrize(("example", "code"), LEFT_ALONE)
def test_what_is_right_is_left_alone(example: dict[str, str], code: str, tmp_path: Path) -> None:
    assert code not in {found.code for found in faults(tmp_path, example)}


def test_a_workspace_without_options_says_so(tmp_path: Path) -> None:
    build(tmp_path, {})
    for path in (tmp_path / "vendors").glob("*.yaml"):
        path.unlink()
    found = {one.code for one in read_workspace(tmp_path).findings}
    assert {"no-options", "unknown-vendor"} <= found


def test_a_low_price_is_found_only_among_quotes_in_the_same_unit(tmp_path: Path) -> None:
    quotes = {"a": "model: contact, rate: 5", "b": "model: contact, rate: 4.5", "c": "model: hour, rate: 0.5"}
    others = {
        f"vendors/{name}.yaml": f"name: {name}\nkind: offshore\nprice: {{{said}}}\n" for name, said in quotes.items()
    }
    low = build(tmp_path, {"vendor": "price: {model: contact, rate: 1.90}\n"}, others).findings
    assert [found.place for found in low if found.code == "price-low"] == ["vendors/nearshore-hybrid.yaml:1:31"]
    fair = build(tmp_path, {"vendor": "price: {model: contact, rate: 3.90}\n"}, others).findings
    assert "price-low" not in {found.code for found in fair}


def test_a_quote_in_another_currency_is_compared_in_the_projects(tmp_path: Path) -> None:
    others = {
        f"vendors/{name}.yaml": f"name: {name}\nkind: offshore\nprice: {{model: contact, rate: 5}}\n" for name in "ab"
    }
    example = {
        "project": "currencies: {MXN: {rate: 0.05}}\n",
        "vendor": "price: {quoted: {currency: MXN}, model: contact, rate: 90}\n",
    }
    assert "price-low" not in {found.code for found in build(tmp_path, example, others).findings}
    example["vendor"] = "price: {quoted: {currency: MXN}, model: contact, rate: 50}\n"
    assert "price-low" in {found.code for found in build(tmp_path, example, others).findings}


def test_copied_ratings_need_eight_that_agree(tmp_path: Path) -> None:
    leaves = "abcd"
    written = "".join(
        f"  - {{id: {leaf}, rating: {{1: {leaf} is low, 3: {leaf} in between, 5: {leaf} at its top}}}}\n"
        for leaf in leaves
    )
    rows = "".join(
        f"  {leaf}: {{nearshore-hybrid: {2 + at % 3}, in-house: {1 + at}}}\n" for at, leaf in enumerate(leaves)
    )
    example = {"criteria": f"criteria:\n{written}", "ratings": f"ratings:\n{rows}"}
    copy = {"vendors/ratings/brand.yaml": f"rater: brand\nratings:\n{rows}"}
    found = [one for one in build(tmp_path, example, copy).findings if one.code == "copied-ratings"]
    assert [one.place for one in found] == ["vendors/ratings/brand.yaml:1:8"]
    copy["vendors/ratings/brand.yaml"] = copy["vendors/ratings/brand.yaml"].replace("in-house: 4", "in-house: 3")
    assert "copied-ratings" not in {one.code for one in build(tmp_path, example, copy).findings}


def test_two_drivers_may_add_the_same_criterion(tmp_path: Path) -> None:
    added = "add:\n  - criterion: {id: leads, weight: 10, measure: supervisor_span, band: [4, 8, 14, 25]}\n"
    other = {"criteria/drivers/cost.yaml": f"driver: cost\nname: Cost\nwhy: We have to spend less.\n{added}"}
    assert "id-twice" not in {one.code for one in build(tmp_path, {"driver": added}, other).findings}


def test_frozen_criteria_are_recognised_until_a_weight_moves(tmp_path: Path) -> None:
    from vendoreval.project.freeze import criteria_hash

    project = build(tmp_path, {"criteria": BOTH}).project
    assert project is not None
    frozen = f"frozen: {criteria_hash(project.criteria)}\n"
    assert build(tmp_path, {"criteria": frozen + BOTH}).findings == ()
    moved = build(tmp_path, {"criteria": frozen + BOTH.replace("weight: 60", "weight: 61")}).findings
    assert [one.code for one in moved] == ["frozen-changed"]


def test_own_weights_must_leave_something_under_every_driver(tmp_path: Path) -> None:
    """Each half stands alone: the driver weighs one of the two at nothing, the rater the other."""
    both = {"criteria": BOTH, "driver": "weights: {language: 0}\n", "ratings": "weights: {solved: 0}\n"}
    found = [one for one in build(tmp_path, both).findings if one.code == "weights-unusable"]
    assert [one.path for one in found] == ["vendors/ratings/ops.yaml"]
    assert "under the driver growth" in found[0].message


def test_what_an_unread_file_may_say_is_not_called_unknown(tmp_path: Path) -> None:
    asked = {"criteria": f"{BOTH}  - {{id: spoken, weight: 10, yes_no: shared_history}}\n"}
    assert "criterion-unknown" in {one.code for one in faults(tmp_path / "read", asked)}
    unread = {**asked, "ratings": "rater: [ops\n"}
    assert "criterion-unknown" not in {one.code for one in faults(tmp_path / "unread", unread)}


def test_a_pipe_among_the_vendors_is_refused_and_not_waited_on(tmp_path: Path) -> None:
    build(tmp_path, {})
    os.mkfifo(tmp_path / "vendors" / "pipe.yaml")
    (found,) = [one for one in read_workspace(tmp_path).findings if one.path == "vendors/pipe.yaml"]
    assert (found.code, found.message) == ("unreadable-file", "the file cannot be read: is no regular file")
