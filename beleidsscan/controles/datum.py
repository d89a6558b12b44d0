"""The date of a source is free text; these are the two ways to read a day in it."""

import re
from datetime import date

_DAG = re.compile(r"\d{4}-\d\d-\d\d")
_JAAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def volle_dag(datum: str) -> date | None:
    """The day, when the text is a full ISO date and nothing else."""
    try:
        return date.fromisoformat(datum) if _DAG.fullmatch(datum) else None
    except ValueError:  # no such day, as in 2026-02-30
        return None


def laatste_dag(datum: str) -> date | None:
    """The last day that the text can mean: that day, or the end of the latest year in it; None without a year."""
    jaren = _JAAR.findall(datum)
    return volle_dag(datum) or (date(int(max(jaren)), 12, 31) if jaren else None)
