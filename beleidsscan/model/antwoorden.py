"""The answer file, and the one set of rules for what is an answer to a question."""

import re
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from .basis import Bron, Schrift, Slug, Tekst, Vast, Verwijzingen
from .bevinding import dichtstbij
from .gesprek import Inzet, Takenpakket
from .vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from .vragenlijst import Vragenlijst

_ZO_GOED_ALS = {"ja": ("ja", "true", "yes", "y", "j", "on"), "nee": ("nee", "false", "no", "n", "off")}
WEET_NIET = "weet-niet"
_BEDOELT_WEET_NIET = frozenset(
    ("weet niet", "weet-niet", "weetniet", "weet ik niet", "onbekend", "niet bekend", "geen idee", "?")
)
_HULP_WEET_NIET = "Weet u het niet? Schrijf dan: weet-niet"
NVT = "nvt"
# What a new file says about who answers, until somebody fills it in.
ONBEKEND = "onbekend"
# What of the header only the role of the conversation guide fills in.
GESPREKSVELDEN = ("inzet", "taaklast")

Waarde = int | str | Fraction | bool | None


# A point of thousands, or a decimal point: only the writer knows.
_DUIZENDTALLEN = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
# Nobody ends three decimals on a zero: this is how people write thousands.
_DUIZEND = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{2}0")
_DATUM = re.compile(r"(19|20)\d\d-\d\d-\d\d")


def _datum(ruw: Any) -> date:
    if isinstance(ruw, date):
        return ruw
    try:
        if not _DATUM.fullmatch(ruw):
            raise ValueError
        return date.fromisoformat(ruw)
    except (TypeError, ValueError):
        raise PydanticCustomError("geen_datum", "schrijf een datum als 2026-01-31") from None


def _enkel(ruw: Any) -> Waarde:
    if isinstance(ruw, Decimal):
        if _DUIZEND.fullmatch(str(ruw)):
            kaal = str(ruw).rstrip("0").rstrip(".")
            bericht = f"{ruw} kan twee dingen betekenen: schrijf {str(ruw).replace('.', '')}, of {kaal}"
            raise PydanticCustomError("geen_duizendtal", bericht)
        return Fraction(ruw)
    if ruw is None or isinstance(ruw, bool | int | str | Fraction):
        return ruw
    raise PydanticCustomError("geen_antwoord", "hier hoort één antwoord te staan, geen lijst")


def _uitgeschreven(ruw: Any) -> Any:
    """The short form `vraag: 3` means `vraag: {antwoord: 3}`."""
    if isinstance(ruw, dict | Antwoord):
        return ruw
    return _kaal(ruw) if type(ruw) in (str, int) else {"antwoord": ruw}


@lru_cache(maxsize=1024)
def _kaal(ruw: str | int) -> "Antwoord":
    """An answer and nothing else: the same ones, such as weet-niet, are given time and again."""
    return Antwoord.model_construct(antwoord=ruw)


_leeg_mag = BeforeValidator(lambda ruw: {} if ruw is None else ruw)
# A key that was written down and left empty says nothing; that is no mistake.
Leegbaar = Annotated[str, BeforeValidator(lambda ruw: "" if ruw is None else ruw)]
Datum = Annotated[date, BeforeValidator(_datum)]
Regel = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n]+$")]


class Antwoord(Vast):
    """One answer as it was given. `antwoord: null` is a question that was left open; `notitie` is internal."""

    antwoord: Annotated[Waarde, BeforeValidator(_enkel)] = None
    reden: Leegbaar = ""
    toelichting: Leegbaar = ""
    bewijs: Annotated[Verwijzingen, BeforeValidator(lambda ruw: () if ruw is None else ruw)] = ()
    notitie: Leegbaar = ""


Antwoorden = dict[str, Annotated[Antwoord, BeforeValidator(_uitgeschreven)]]


class Huisstijl(Vast):
    """The look of the municipality: a picture beside the answer file, and one colour."""

    logo: Tekst | None = None
    accent: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None


class Organisatie(Vast):
    """What an organisation tells about itself."""

    soort: Tekst
    betaalde_krachten: Literal["ja", "nee"]


class Kop(Vast):
    """Everything in an answer file but the answers."""

    scan: Slug
    versie: Schrift
    gemeente: Regel
    gemeentecode: Annotated[str, StringConstraints(pattern=r"^GM[0-9]{4}$")] | None = None
    peildatum: Datum
    rol: Slug
    naam: Regel | None = None
    laag: Literal["beleid", "uitvoering"] | None = None
    organisatie: Organisatie | None = None
    inzet: Inzet | None = None
    taaklast: Takenpakket | None = None
    herkomst: Literal["zelf ingevuld", "openbaar document"] = "zelf ingevuld"
    selectie: Literal["volledig", "kern"] = "volledig"
    status: Literal["concept", "vastgesteld"] = "concept"
    doelen: Annotated[dict[str, Annotated[int, Field(ge=0, le=100)]], _leeg_mag] = {}
    huisstijl: Huisstijl = Field(default_factory=Huisstijl)
    bronnen: Annotated[dict[Slug, Bron], _leeg_mag] = {}

    def is_open(self, veld: str) -> bool:
        """Whether a field is still as in a new file. What that says beside an unknown name or kind is a guess."""
        if veld == "laag" and self.naam == ONBEKEND:
            return True
        waarde = getattr(self, veld)
        if isinstance(waarde, Organisatie):
            return waarde.soort == ONBEKEND
        return waarde in (ONBEKEND, Kop.model_fields[veld].get_default(call_default_factory=True))


class Antwoordbestand(Vast):
    """A whole answer file."""

    kop: Kop
    antwoorden: Antwoorden


class Bezwaar(NamedTuple):
    """Why something is no answer to a question: a code, a message and a hint for people."""

    code: str
    bericht: str
    hulp: str = ""


def bezwaar_tegen(vragenlijst: Vragenlijst, vraag: Vraag, gegeven: Antwoord, rol: str) -> Bezwaar | None:
    """What is wrong with this answer of this role, or None. Every way to fill in uses this one rule."""
    waarde = gegeven.antwoord
    if waarde is None or waarde == WEET_NIET:
        return None
    if waarde == NVT:
        return _bezwaar_tegen_nvt(vraag, gegeven, rol)
    bezwaar = _bezwaar_tegen_waarde(vragenlijst, vraag, waarde)
    if bezwaar and isinstance(waarde, str) and (hulp := _hulp_bij_elke_vraag(waarde)):
        return bezwaar._replace(hulp=hulp)
    return bezwaar


def _bezwaar_tegen_waarde(vragenlijst: Vragenlijst, vraag: Vraag, waarde: Waarde) -> Bezwaar | None:
    if isinstance(vraag, NiveauVraag):
        return _bezwaar_tegen_niveau(len(vragenlijst.ladder_van(vraag)) - 1, waarde)
    if isinstance(vraag, JaNeeVraag):
        return (
            None
            if waarde in ("ja", "nee")
            else Bezwaar("ja-nee", "Hier kan alleen ja of nee.", _hulp_bij_ja_nee(waarde))
        )
    if isinstance(vraag, KeuzeVraag):
        return _bezwaar_tegen_keuze(vraag, waarde)
    if isinstance(vraag, GetalVraag):
        return _bezwaar_tegen_getal(vraag, waarde)
    return None if isinstance(waarde, str) else Bezwaar("tekst", "Hier hoort tekst. Zet die tussen aanhalingstekens.")


def _hulp_bij_elke_vraag(waarde: str) -> str:
    """What somebody meant, whatever the kind of question."""
    if waarde.startswith("antwoord:"):  # YAML takes 'antwoord:3' for a text
        return "Zet een spatie achter 'antwoord:'."
    woord = " ".join(waarde.lower().replace("_", " ").split()).rstrip(".!")
    return _HULP_WEET_NIET if woord in _BEDOELT_WEET_NIET else ""


def _bezwaar_tegen_nvt(vraag: Vraag, gegeven: Antwoord, rol: str) -> Bezwaar | None:
    if not vraag.nvt:
        return Bezwaar("nvt-mag-niet", "Bij deze vraag kan 'nvt' niet.", _HULP_WEET_NIET)
    if rol in vraag.rollen and not vraag.nvt_voor(rol):
        return Bezwaar("nvt-mag-niet", f"Bij deze vraag kan 'nvt' niet voor de rol '{rol}'.", _HULP_WEET_NIET)
    if not gegeven.reden.strip():
        hulp = 'Zet op de regel eronder: reden: "Waarom deze vraag bij u niet geldt."'
        return Bezwaar("reden-ontbreekt", "Bij 'nvt' hoort een reden.", hulp)
    return None


def _bezwaar_tegen_niveau(hoogste: int, waarde: Waarde) -> Bezwaar | None:
    if isinstance(waarde, bool) or not isinstance(waarde, int):
        return Bezwaar(
            "niveau", f"Hier hoort een niveau van 0 tot en met {hoogste}.", _hulp_bij_niveau(hoogste, waarde)
        )
    if not 0 <= waarde <= hoogste:
        return Bezwaar("niveau", f"Niveau {waarde} bestaat niet. Kies 0 tot en met {hoogste}.")
    return None


def _hulp_bij_niveau(hoogste: int, waarde: Waarde) -> str:
    if isinstance(waarde, Fraction) or (isinstance(waarde, str) and waarde.replace(",", "", 1).isdigit()):
        heel = isinstance(waarde, str) and waarde.isdigit() and int(waarde) <= hoogste
        return (
            "Schrijf het getal zonder aanhalingstekens." if heel else f"Kies een heel getal van 0 tot en met {hoogste}."
        )
    cijfer = waarde.lower().removeprefix("niveau").strip() if isinstance(waarde, str) else ""
    return f"Schrijf alleen het cijfer: {cijfer}" if cijfer.isdecimal() and int(cijfer) <= hoogste else ""


def _hulp_bij_ja_nee(waarde: Waarde) -> str:
    if not isinstance(waarde, str | bool):
        return ""
    woord = str(waarde).lower().strip()
    bedoeld = next((zo for zo, woorden in _ZO_GOED_ALS.items() if woord in woorden), None)
    return f"Bedoelde u '{bedoeld}'?" if bedoeld else ""


def _bezwaar_tegen_keuze(vraag: KeuzeVraag, waarde: Waarde) -> Bezwaar | None:
    keuzes = [optie.id for optie in vraag.opties]
    if waarde in keuzes:
        return None
    bericht = f"'{toon_waarde(waarde)}' is hier geen keuze. Kies uit: {', '.join(keuzes)}."
    return Bezwaar("keuze", bericht, dichtstbij(str(waarde), keuzes))


def _bezwaar_tegen_getal(vraag: GetalVraag, waarde: Waarde) -> Bezwaar | None:
    if isinstance(waarde, bool) or not isinstance(waarde, int | Fraction):
        hulp = hulp_bij_getal(waarde) if isinstance(waarde, str) else ""
        return Bezwaar("getal", f"Hier hoort een getal ({vraag.eenheid}).", hulp)
    if vraag.minimum is not None and waarde < vraag.minimum:
        return Bezwaar("getal", f"Dit getal kan niet lager zijn dan {toon_waarde(vraag.minimum)}.")
    if vraag.maximum is not None and waarde > vraag.maximum:
        return Bezwaar("getal", f"Dit getal kan niet hoger zijn dan {toon_waarde(vraag.maximum)}.")
    return None


def hulp_bij_getal(waarde: str) -> str:
    """What somebody meant that wrote this where a number belongs."""
    kaal = waarde.removesuffix("%").strip()
    if _DUIZENDTALLEN.fullmatch(kaal):
        return f"Bedoelt u {kaal.replace('.', '')}? Schrijf het getal dan zonder punt."
    if not kaal.replace(",", "", 1).replace(".", "", 1).isdigit():
        return ""
    getal = kaal.replace(",", ".")
    if kaal != waarde:
        return f"Schrijf het getal zonder procentteken: {getal}"
    if "," in kaal:
        return f"Schrijf een punt in plaats van een komma: {getal}"
    return "Schrijf het getal zonder aanhalingstekens."


def toon_waarde(waarde: Waarde) -> str:
    """An answer as people write it: decimal comma, no fractions."""
    if isinstance(waarde, Fraction):
        # Answers are read from decimals of at most 18 and 12 places: forty digits hold them exactly.
        tekst = f"{Context(prec=40).divide(Decimal(waarde.numerator), Decimal(waarde.denominator)):f}"
        return tekst.replace(".", ",")
    return str(waarde)
