"""The date of a source: what people write becomes one spelling, or is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleidsscan.controles.datum import laatste_dag
from beleidsscan.model.brondatum import MAANDEN, lees_datum


@pytest.mark.parametrize(
    ("tekst", "datum"),
    [
        ("2019", "2019"),
        ("2019-03", "2019-03"),
        ("3-2019", "2019-03"),
        ("maart 2019", "2019-03"),
        ("2019-03-01", "2019-03-01"),
        ("1-3-2019", "2019-03-01"),
        (" 01/03/2019 ", "2019-03-01"),
        ("1  MAART 2019", "2019-03-01"),
        ("1 mrt. 2019", "2019-03-01"),
        ("29-2-2024", "2024-02-29"),
        ("nieuw", None),
        ("ooit", None),
        ("32 maart", None),
        ("32 maart 2019", None),
        ("29-2-2023", None),
        ("2019-13", None),
        ("1 foo 2019", None),
        ("1-3-19", None),
        ("2019-2023", None),
        ("1819", None),
        ("", None),
    ],
)
def test_datum(tekst: str, datum: str | None) -> None:
    assert lees_datum(tekst) == datum


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_elke_dag_in_elke_schrijfwijze_is_die_dag(dag: date) -> None:
    assert lees_datum(dag.isoformat()) == dag.isoformat()
    assert lees_datum(f"{dag.day}-{dag.month}-{dag.year}") == dag.isoformat()
    assert lees_datum(f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}") == dag.isoformat()
    assert lees_datum(dag.isoformat()[:7]) == dag.isoformat()[:7]
    assert laatste_dag(lees_datum(dag.isoformat()) or "") == dag


@given(st.text())
def test_wat_gelezen_is_blijft_gelijk(tekst: str) -> None:
    datum = lees_datum(tekst)
    assert datum is None or lees_datum(datum) == datum
