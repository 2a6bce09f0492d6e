"""CSV files as people export them: every cell with its place, every fault where it stands."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.project.table import MOST_SHOWN, Table, read_table


def read(text: str | bytes) -> Table:
    table, findings = read_table("c.csv", text.encode() if isinstance(text, str) else text)
    assert findings == []
    assert table is not None
    return table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n",
        "a;b\r\n1;2\r\n",
        "a\tb\r1\t2",
        "\ufeffa,b\n1,2\n",
        "sep=;\na;b\n1;2\n",
        '"a","b"\n"1", 2\n\n\n',
        "a,b,,\n1,2,,\n",
        "\n\na,b\n1,2\n",
    ],
)
def test_every_export_reads_alike(text: str) -> None:
    assert texts(read(text)) == [["a", "b"], ["1", "2"]]


def test_cells_know_their_places() -> None:
    table = read('a,b,c\n"x ""y""\nz", 2,3\n4,5,6\n')
    assert [(cell.text, cell.line, cell.column) for cell in table.rows[0]] == [
        ('x "y"\nz', 2, 1),
        ("2", 3, 5),
        ("3", 3, 7),
    ]
    assert table.rows[1][2].mark == (4, 5, 6)


@pytest.mark.parametrize(
    ("text", "code", "place", "says"),
    [
        ("", "table-empty", "c.csv:1:1", "no header"),
        ("\n\n", "table-empty", "c.csv:1:1", "no header"),
        ("a,,b\n", "table-header", "c.csv:1:3", "no name"),
        ("a,A\n", "table-header", "c.csv:1:3", "called A"),
        ('a,b\n1,"2\n3,4\n', "table-quote", "c.csv:2:3", "not closed"),
        ('a,b\n1,"2" x\n', "table-quote", "c.csv:2:3", "not closed"),
        ("a,b\n1,2,3\n", "table-row", "c.csv:2:1", "3 cells where the header has 2"),
        ("a,b\n\n1\n", "table-row", "c.csv:3:1", "1 cells where the header has 2"),
        ("a,b\nna\xefve,1\n".encode("cp1252"), "not-utf8", "c.csv:2:3", "Windows-1252"),
        ("a,b\n".encode("utf-16"), "not-utf8", "c.csv:1:1", "UTF-16"),
    ],
)
def test_a_fault_is_found_where_it_stands(text: str | bytes, code: str, place: str, says: str) -> None:
    _, findings = read_table("c.csv", text.encode() if isinstance(text, str) else text)
    assert [(found.code, found.place) for found in findings] == [(code, place)]
    assert says in findings[0].message
    assert findings[0].hint


def test_many_faults_of_one_kind_are_counted() -> None:
    _, findings = read_table("c.csv", b"a,b\n" + b"1\n" * 1_000)
    assert len(findings) == MOST_SHOWN
    assert "980 more" in findings[-1].message


cells = st.text(alphabet='ab ,;"\n\t', max_size=6)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_what_a_writer_wrote_is_read(rows: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["x", "y", "z"], *rows])
    expected = [[cell.strip() for cell in row] for row in rows]
    assert texts(read(file.getvalue()))[1:] == [row for row in expected if any(row)]


@given(st.binary(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_bytes_are_a_table_or_findings(raw: bytes) -> None:
    table, findings = read_table("c.csv", raw)
    assert table is not None or findings
