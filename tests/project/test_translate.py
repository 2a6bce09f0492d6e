"""What models refuse, said in our own words, where the mistake stands, one finding for one mistake."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

import pytest
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.model.base import Day, Model
from vendoreval.project.model.quantity import Grade, NonNegative, Quantity, Rate, Share
from vendoreval.project.translate import translate
from vendoreval.project.yaml import read


class Line(Model):
    what: str = Field(min_length=1, description="What it is")
    price: float | None = Field(None, gt=0)
    plan: str | None = None
    since: Day | None = None


class Rated(Model):
    score: float
    note: str | None = None


class Square(Model):
    shape: Literal["square"]
    side: float


class Circle(Model):
    shape: Literal["circle"]
    radius: float


class Top(Model):
    name: str = Field(description="As shown")
    grade: Grade | None = None
    count: int | None = None
    settled: bool | None = None
    lines: tuple[Line, ...] = ()
    tags: tuple[str, ...] = ()
    pair: tuple[float, str] | None = None
    measures: dict[str, Share] = Field({})
    worth: Quantity | None = None
    fee: NonNegative | None = None
    rise: Rate | None = None
    ratings: dict[str, float | str | Rated] = Field({})
    choice: Annotated[Square | Circle, Field(discriminator="shape")] | None = None
    mixed: Literal["mean", "median"] | Rated | None = None
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")] | None = None
    code: str | None = None

    @field_validator("code")
    @classmethod
    def _plain_error(cls, code: str | None) -> str | None:
        if code == "bad":
            raise ValueError("Bad is not allowed here.")
        return code

    @model_validator(mode="after")
    def _custom(self) -> Self:
        if self.code == "own":
            raise PydanticCustomError("own_code", "{what} is refused", {"what": "own", "hint": "write another"})
        return self


def check(text: str) -> list[Diagnostic]:
    document, findings = read("a.yaml", text.encode())
    assert document is not None
    try:
        Top.model_validate(document.data)
    except ValidationError as error:
        return findings + translate(error, document, Top)
    return findings


# YAML, code, line:column-end, words of message and hint
CASES: list[tuple[str, str, str, str]] = [
    ("nam: A\n", "unknown-key", "1:1-4", "Write name"),
    ("name: A\nGrade: claim\n", "unknown-key", "2:1-6", "Write grade"),
    ("name: A\nevidence-grade: claim\n", "unknown-key", "2:1-15", "Use one of"),
    ("name: A\nlines: [{what: x, comment: y}]\n", "unknown-key", "2:19-26", "Use one of plan, price, since or what"),
    ("name: A\nname2: B\n", "unknown-key", "2:1-6", "name is there already"),
    ("name: A\nworth: {value: 3, min: 2}\n", "unknown-key", "2:19-22", "Write low"),
    ("grade: claim\n", "missing-key", "1:1-0", "Add name: as shown"),
    ("name: A\nlines:\n  - price: 3\n", "missing-key", "3:5-10", "Add what: what it is"),
    ("name: A\nmixed: {note: x}\n", "missing-key", "2:8-17", "mixed lacks the key score"),
    ("name:\n", "empty-value", "1:1-5", "name has no value"),
    ("name: A\nlines:\n  - what: x\n  -\n", "empty-value", "4:4-0", "this has no value"),
    ("name: 12\n", "not-text", "1:7-9", 'Put it in quotes: "12"'),
    ("name: A\ncount: 1.50\n", "not-a-whole-number", "2:8-12", "not 1.50"),
    ("name: A\nlines: [{what: x, price: '1,000'}]\n", "not-a-number", "2:26-33", "Write 1000"),
    ("name: A\nlines: [{what: x, price: '4,10'}]\n", "not-a-number", "2:26-32", "Write 4.10"),
    ("name: A\nlines: [{what: x, price: 4.10 USD}]\n", "not-a-number", "2:26-34", "Write 4.10"),
    ("name: A\nlines: [{what: x, price: 30 %}]\n", "not-a-number", "2:26-30", "Write 30, or 0.3 where"),
    ("name: A\nlines: [{what: x, price: cheap}]\n", "not-a-number", "2:26-31", "not cheap"),
    ("name: A\nsettled: maybe\n", "not-yes-or-no", "2:10-15", "true or false"),
    ("name: A\ntags: one\n", "not-a-list", "2:7-10", "[one]"),
    ("name: A\nlines: [what:x]\n", "missing-space", "2:9-15", "Write what: x"),
    ("name: A\nlines: [3]\n", "not-a-mapping", "2:9-10", "this has to be keys with values, not 3"),
    ("name: A\nmeasures: [1]\n", "not-a-mapping", "2:11-14", "not a list"),
    ("name: A\nlines: [{what: x, since: 30.10.2026}]\n", "not-a-date", "2:26-36", "Write 2026-10-30"),
    ("name: A\nlines: [{what: x, since: 3/4/2026}]\n", "not-a-date", "2:26-34", "Write 2026-03-04 or 2026-04-03"),
    ("name: A\nlines: [{what: x, since: 2026-02-30}]\n", "not-a-date", "2:26-36", "no such day"),
    ("name: A\nlines: [{what: x, since: 30 October 2026}]\n", "not-a-date", "2:26-41", "Write 2026-10-30"),
    ("name: A\ngrade: clam\n", "unknown-value", "2:8-12", "Write claim"),
    ("name: A\ngrade: doc\n", "unknown-value", "2:8-11", "Write document"),
    ("name: A\ngrade: great\n", "unknown-value", "2:8-13", "Write claim, document, reference or measured"),
    ("name: A\nchoice: {shape: sqare, side: 1}\n", "unknown-value", "2:17-22", "Write square"),
    ("name: A\nchoice: {side: 1}\n", "missing-key", "2:9-18", "Add shape"),
    ("name: A\nchoice: {shape: square}\n", "missing-key", "2:9-24", "choice lacks the key side"),
    ("name: A\nmixed: meen\n", "unknown-value", "2:8-12", "Write mean"),
    ("name: A\nlines: [{what: '', price: 3}]\n", "empty-text", "2:16-18", "what is empty"),
    ("name: A\nlines: [{what: x, price: 0}]\n", "out-of-range", "2:26-27", "above 0"),
    ("name: A\npair: [4, lost the thread, twice]\n", "unquoted-comma", "2:7-34", 'Write [4, "lost the thread, twice"]'),
    ("name: A\npair: [4, a, 1]\n", "unquoted-comma", "2:7-16", 'Write [4, "a, 1"]'),
    ("name: A\nlines: [{what: one, two, three, price: 3}]\n", "unquoted-comma", "2:21-24", 'what: "one, two, three"'),
    ("name: A\nid: Net Promoter Score\n", "not-an-id", "2:5-23", "Write net_promoter_score"),
    ("name: A\nmeasures: {x: 30}\n", "bare-percent", "2:15-17", "Write 30 % or 0.3"),
    ("name: A\nmeasures: {x: {value: 76, source: y}}\n", "bare-percent", "2:23-25", "Write 76 % or 0.76"),
    ("name: A\nrise: 4\n", "bare-percent", "2:7-8", "Write 4 % or 0.04"),
    ("name: A\nrise: 1\n", "bare-percent", "2:7-8", "Write 1 % or 0.01"),
    ("name: A\nmeasures: {x: 130 %}\n", "out-of-range", "2:15-20", "130 % is outside its range"),
    ("name: A\nmeasures: {x: -0.1}\n", "out-of-range", "2:15-19", "from 0 to 1"),
    ("name: A\nmeasures: {x: high}\n", "not-a-number", "2:15-19", "x has to be a number, not high"),
    ("name: A\nmeasures: {x: {low: 1 %, high: 2 %}}\n", "quantity-notation", "2:12-13", "Add mode"),
    ("name: A\nmeasures:\n  x: {p10: .2}\n", "quantity-notation", "3:3-4", "p10 alone"),
    ("name: A\nworth: {source: y}\n", "quantity-empty", "2:1-6", "Add value"),
    ("name: A\nworth: {p10: -3, p90: 2, dist: lognormal}\n", "quantity-dist", "2:32-41", "dist: normal"),
    ("name: A\nworth: {low: 3, mode: 2, high: 4}\n", "quantity-order", "2:14-15", "low is above mode"),
    ("name: A\nworth: {mean: 4, n: 10}\n", "quantity-mean", "2:15-16", "share"),
    ("name: A\nfee: 30 %\n", "not-a-share", "2:6-10", "plain number"),
    ("name: A\nratings: {a: {score: x}}\n", "not-a-number", "2:22-23", "score has to be a number"),
    ("name: A\nratings: {a: {scor: 3}}\n", "unknown-key", "2:15-19", "Write score"),
    ("name: A\nratings: {a: [1, 2]}\n", "wrong-kind", "2:14-20", "a number, text or keys with values, not a list"),
    ("name: A\ncode: bad\n", "invalid-value", "2:7-10", "bad is not allowed here"),
    ("name: A\ncode: own\n", "own-code", "1:1-0", "own is refused Write another"),
]


@pytest.mark.parametrize(("text", "code", "place", "words"), CASES)
def test_one_mistake_gives_one_finding_where_it_is(text: str, code: str, place: str, words: str) -> None:
    (found,) = check(text)
    assert found.code == code
    assert f"{found.line}:{found.column}-{found.end_column}" == place
    assert words in f"{found.message} {found.hint}"
    assert not found.message.endswith(".")
    assert not found.hint.endswith(".")


def test_all_mistakes_of_a_file_come_at_once_in_its_order() -> None:
    found = check("nam: A\ngrade: x\nlines:\n  - {price: 0}\nmeasures: {a: 30, b: {low: 1, high: 2}}\n")
    assert [(one.line, one.code) for one in found] == [
        (1, "unknown-key"),
        (2, "unknown-value"),
        (4, "missing-key"),
        (4, "out-of-range"),
        (5, "bare-percent"),
        (5, "bare-percent"),
    ]


def test_a_stated_value_outside_the_lowest_and_highest_is_refused() -> None:
    for given in ("{value: 5, low: 1, mode: 3, high: 4}", "{value: 0, low: 1, mode: 3, high: 4}"):
        assert [one.code for one in check(f"name: A\nworth: {given}\n")] == ["quantity-order"]
    for given in ("{value: 4, low: 1, mode: 3, high: 4}", "{value: 0, p05: 0.001, p95: 0.01}"):
        assert check(f"name: A\nworth: {given}\n") == []


def test_what_the_reader_complained_about_is_not_said_twice() -> None:
    assert [one.code for one in check("name: *x\ncount: .inf\ngrade: claim\n")] == ["alias", "not-finite"]
    assert [one.code for one in check("name: A\nlines:\n  - plan: a\n      what:x\n")] == ["missing-space"]
    assert [one.code for one in check("name: A\nworth: {low: .inf, mode: 3, high: 4}\n")] == ["not-finite"]
    assert [one.code for one in check("<<: {name: A}\ncode: own\n")] == ["merge-key"]


def test_keys_that_look_like_the_models_own_names_do_not_lead_astray() -> None:
    (found,) = check("name: A\nratings: {Rated: {score: 3, nte: x}}\n")
    assert (found.code, found.column) == ("unknown-key", 29)
    (found,) = check("name: A\nmeasures: {value: {value: 30}}\n")
    assert (found.code, found.column) == ("bare-percent", 27)


@pytest.mark.parametrize("value", ["", "~", "3", "x", "[]", "[[]]", "{}", "{a: }", "true", "2026-10-30", "'[key]'"])
def test_any_value_anywhere_gives_located_findings(value: str) -> None:
    for field in Top.model_fields:
        for written in (value, f"[{value}]", f"{{what: {value}}}", f"{{x: {value}}}"):
            for found in check(f"{field}: {written}\nname{'' if field != 'name' else '_'}: A\n"):
                assert found.line >= 1
                assert found.hint


def test_dates_written_other_ways() -> None:
    def hint(written: str) -> Any:
        return check(f"name: A\nlines: [{{what: x, since: {written}}}]\n")[0].hint

    assert hint("20261030") == "Write 2026-10-30"
    assert hint("2026/10/30") == "Write 2026-10-30"
    assert hint("'Oct 30, 2026'") == "Write 2026-10-30"
    assert hint("soon") == hint("0") == hint("86400") == "Write year, month and day, such as 2026-10-30"
