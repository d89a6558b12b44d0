"""Value types that every model shares: exact numbers, slugs, texts and references to sources."""

import re
import unicodedata
from collections.abc import Container
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, StringConstraints
from pydantic_core import PydanticCustomError

_LANGSTE_SLUG = 50  # leaves room for a number


class Vast(BaseModel):
    """A frozen model that knows no unknown keys and never guesses a type."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


def _breuk(ruw: Any) -> Fraction:
    """Exact number from what the YAML reader gives (int or Decimal); binary floats are refused on purpose."""
    if isinstance(ruw, Fraction):
        return ruw
    if isinstance(ruw, bool) or not isinstance(ruw, int | Decimal):
        raise PydanticCustomError("geen_getal", "verwacht een getal")
    return Fraction(ruw)


def _tuple(ruw: Any) -> Any:
    """YAML knows lists only; the models are frozen and hold tuples."""
    return tuple(ruw) if isinstance(ruw, list) else ruw


def rijtje(ruw: Any) -> Any:
    """One value may be written without brackets where a list is meant."""
    return (ruw,) if isinstance(ruw, str) else _tuple(ruw)


def _schrift(ruw: Any) -> Any:
    """A version or a year is written without quotes as often as with them."""
    return str(ruw) if isinstance(ruw, int | Decimal) and not isinstance(ruw, bool) else ruw


def _positief(breuk: Fraction) -> Fraction:
    if breuk <= 0:
        raise PydanticCustomError("niet_positief", "verwacht een getal groter dan 0")
    return breuk


def _aandeel(breuk: Fraction) -> Fraction:
    if not 0 <= breuk <= 1:
        raise PydanticCustomError("geen_aandeel", "verwacht een getal van 0 tot en met 1")
    return breuk


def _uren(ruw: Any) -> Fraction:
    """Who puts a point before three digits means thousands: a thousand times as much as we would read."""
    if isinstance(ruw, Decimal) and int(ruw.as_tuple().exponent) < -2:
        raise PydanticCustomError("geen_uren", "schrijf duizend uur als 1000; hooguit twee decimalen")
    uren = _breuk(ruw)
    if uren < 0:
        raise PydanticCustomError("niet_negatief", "verwacht een getal vanaf 0")
    return uren


def als_getal(breuk: Fraction) -> int | float:
    """A JSON number for an exact value: only for showing, never for computing."""
    return breuk.numerator if breuk.denominator == 1 else float(breuk)


def slug_van(tekst: str, anders: str, bezet: Container[str] = ()) -> str:
    """A name for something with this title: `anders` when nothing is left of it, with a number when it is taken."""
    kaal = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    naam = uit = re.sub(r"[^a-z0-9]+", "-", kaal)[:_LANGSTE_SLUG].strip("-") or anders
    nummer = 1
    while uit in bezet:
        nummer += 1
        uit = f"{naam}-{nummer}"
    return uit


Breuk = Annotated[Fraction, BeforeValidator(_breuk), PlainSerializer(als_getal, when_used="json")]
Gewicht = Annotated[Breuk, BeforeValidator(lambda ruw: _positief(_breuk(ruw)))]
Aandeel = Annotated[Breuk, BeforeValidator(lambda ruw: _aandeel(_breuk(ruw)))]
Uren = Annotated[Breuk, BeforeValidator(_uren)]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Tekst = Annotated[str, StringConstraints(min_length=1, max_length=5000)]

Rijtje = BeforeValidator(_tuple)
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(rijtje)]
Teksten = Annotated[tuple[Tekst, ...], BeforeValidator(rijtje)]

Schrift = Annotated[Tekst, BeforeValidator(_schrift)]


class Verwijzing(Vast):
    """Where something stands: a key of the list of sources and a place in it (page, section, point)."""

    bron: Slug
    plaats: Schrift


class Bron(Vast):
    """A document that is referred to."""

    titel: Tekst
    auteur: str = ""
    datum: Annotated[str, BeforeValidator(_schrift)] = ""
    soort: str = ""


Verwijzingen = Annotated[tuple[Verwijzing, ...], Rijtje]
