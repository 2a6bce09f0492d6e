"""Customers joined to cancellations, read from CSV: what counts, and what is refused where it stands."""

import pytest

from vendoreval.cost.calibrate.customers import Column, Customers, Outcome, read_customers
from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import rule

HEADER = "customer,outcome,churned"


def read(text: str, **settings: object) -> Customers:
    customers, findings = read_customers("c.csv", text.encode(), **settings)  # type: ignore[arg-type]
    assert findings == []
    assert customers is not None
    return customers


def faults(text: str, **settings: object) -> list[Diagnostic]:
    customers, findings = read_customers("c.csv", text.encode(), **settings)  # type: ignore[arg-type]
    assert customers is None
    return findings


def test_outcomes_and_cancellations() -> None:
    found = read(f"{HEADER}\n1,easy,no\n2,Failed,YES\n3,dropped,1\n4,none,false\n")
    assert found.outcomes == (Outcome.EASY, Outcome.FAILED, Outcome.DROPPED, Outcome.NONE)
    assert found.churned.tolist() == [False, True, True, False]
    assert found.controls.shape == (4, 0)


def test_other_columns_are_controls() -> None:
    found = read(f"plan,{HEADER},tenure\nb,1,easy,no,1.5\na,2,easy,no,-2e1\nc,3,easy,no,7\n")
    assert found.control_names == ("plan", "tenure")
    assert found.controls.tolist() == [[1, 0, 1.5], [0, 0, -20], [0, 1, 7]]


def test_controls_can_be_named_or_left_out() -> None:
    text = f"{HEADER},tenure,note\n1,easy,no,1,x\n2,easy,no,2,y\n"
    assert read(text, controls=["Tenure"]).control_names == ("tenure",)
    assert read(text, controls=[]).control_names == ()


def test_columns_can_be_called_otherwise() -> None:
    found = read(
        "customerID;Churn;worst\nx;Yes;easy\n",
        columns={Column.CUSTOMER: "customerID", Column.CHURNED: "churn", Column.OUTCOME: "worst"},
    )
    assert found.churned.tolist() == [True]
    assert found.control_names == ()


@pytest.mark.parametrize(
    ("text", "code", "place", "says", "hint"),
    [
        ("customer,outcom,churned\n", "missing-column", "c.csv:1:10", "outcome", "Rename outcom to outcome"),
        ("customer,outcome,x\n", "missing-column", "c.csv:1:1", "churned", "--churned COLUMN"),
        (f"{HEADER}\n1,fine,no\n", "unreadable-cell", "c.csv:2:3", "fine", "none, easy, effort, failed or dropped"),
        (f"{HEADER}\n1,faild,no\n", "unreadable-cell", "c.csv:2:3", "faild", "Did you mean failed?"),
        (f"{HEADER}\n1,easy,\n", "unreadable-cell", "c.csv:2:8", "nothing", "yes, no"),
        (f"{HEADER}\n,easy,no\n", "unreadable-cell", "c.csv:2:1", "not named", "number or name"),
        (f"{HEADER}\n1,easy,no\n2,easy,no\n1,failed,no\n", "customer-twice", "c.csv:4:1", "line 2", "one row"),
        (f"{HEADER},spend\n1,easy,no,2\n2,easy,no,3\n3,easy,no,x\n", "unreadable-cell", "c.csv:4:11", "no number", "leave"),
        (f"{HEADER},spend\n1,easy,no,12,50\n", "table-row", "c.csv:2:1", "5 cells", "decimals with a point"),
        ("customer;outcome;churned;spend\n1;easy;no;12,50\n", "unreadable-cell", "c.csv:2:11", "12,50", "with a point"),
    ],
)  # fmt: skip
def test_a_fault_is_found_where_it_stands(text: str, code: str, place: str, says: str, hint: str) -> None:
    (found,) = faults(text)
    assert (found.code, found.place) == (code, place)
    assert says in found.message
    assert hint in found.hint


def test_all_faults_are_found_at_once_in_order() -> None:
    found = faults("customer;outcome;churned;x\n1;fine;no;1\n1;easy;maybe;2\n;easy;yes;2\n3;easy\n")
    assert [one.place for one in found] == ["c.csv:2:3", "c.csv:3:1", "c.csv:3:8", "c.csv:4:1", "c.csv:5:1"]


def test_a_control_that_names_customers_is_refused() -> None:
    rows = "".join(f"{index},easy,no,name {index}\n" for index in range(40))
    (found,) = faults(f"{HEADER},who\n{rows}")
    assert found.place == "c.csv:1:26"
    assert "40 different texts" in found.message


def test_a_control_that_is_not_there_is_named() -> None:
    (found,) = faults(f"{HEADER},tenure\n1,easy,no,1\n", controls=["tenur"])
    assert found.hint == "Did you mean tenure?"


@pytest.mark.parametrize(
    "code",
    [
        "table-empty",
        "table-header",
        "table-quote",
        "table-row",
        "missing-column",
        "unreadable-cell",
        "customer-twice",
    ],
)
def test_the_catalogue_shows_each_fault_and_its_cure(code: str) -> None:
    assert {found.code for found in faults(rule(code).bad["customers"], controls=[])} == {code}
    read(rule(code).good["customers"], controls=[])
