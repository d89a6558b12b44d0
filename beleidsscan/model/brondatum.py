"""The date of a source as people write it, brought to one spelling: a year, a month or a day."""

import re
from datetime import date

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
HULP_DATUM = "Schrijf een jaar, een maand of een dag, zoals 2025, maart 2025 of 31-3-2025."
_KORT = {naam[:3]: nummer for nummer, naam in enumerate(MAANDEN, 1)} | {"mrt": 3, "sept": 9}
_MAAND = {naam: nummer for nummer, naam in enumerate(MAANDEN, 1)} | _KORT
_JAAR = "(?P<jaar>(?:19|20)[0-9]{2})"
_WIJZEN = tuple(
    re.compile(wijze)
    for wijze in (
        _JAAR,
        rf"{_JAAR}[-/.](?P<maand>[0-9]{{1,2}})(?:[-/.](?P<dag>[0-9]{{1,2}}))?",
        rf"(?:(?P<dag>[0-9]{{1,2}})[-/. ])?(?P<maand>[0-9]{{1,2}})[-/. ]{_JAAR}",
        rf"(?:(?P<dag>[0-9]{{1,2}})[- ])?(?P<maand>[a-z]{{3,9}})\.?[- ]{_JAAR}",
    )
)


def lees_datum(tekst: str) -> str | None:
    """`1-3-2019` and `1 maart 2019` give 2019-03-01, `maart 2019` gives 2019-03, `2019` stays; None for all else.

    An answer file may say more than this about a source, such as `voorjaar 2019`: this is for who fills in a field.
    """
    kaal = " ".join(tekst.lower().split())
    for wijze in _WIJZEN:
        if gevonden := wijze.fullmatch(kaal):
            return _geschreven(gevonden.groupdict())
    return None


def _geschreven(deel: dict[str, str | None]) -> str | None:
    """Year, month and day with lines between them, when there is such a day."""
    jaar, woord, dag = deel["jaar"] or "", deel.get("maand"), deel.get("dag")
    if not woord:
        return jaar
    maand = int(woord) if woord.isdigit() else _MAAND.get(woord, 0)
    try:
        heel = date(int(jaar), maand, int(dag or 1)).isoformat()
    except ValueError:
        return None
    return heel if dag else heel[:7]
