"""The result: every figure with its interval and base. Also the contract of the JSON output.

Named tuples: they are made by us by the thousand, so they need no validation, and they are made in no time.
"""

from fractions import Fraction
from typing import Annotated, Literal, NamedTuple

from pydantic import WithJsonSchema

from .antwoorden import Waarde


def procent(breuk: Fraction) -> int:
    """A figure as it is shown: times 100, rounded half up. The only place where figures are rounded."""
    return (200 * breuk.numerator + breuk.denominator) // (2 * breuk.denominator)


_MAAT_SCHEMA = {
    "type": "object",
    "description": "Een aandeel: afgerond op hele procenten, en exact als breuk.",
    "properties": {"procent": {"type": "integer"}, "exact": {"type": "string", "pattern": r"^-?\d+(/\d+)?$"}},
    "required": ["procent", "exact"],
    "additionalProperties": False,
}
Maat = Annotated[Fraction, WithJsonSchema(_MAAT_SCHEMA)]
Aantal = Annotated[Fraction, WithJsonSchema({"type": "number"})]
Gegeven = Annotated[Waarde, WithJsonSchema({"type": ["number", "string", "null"]})]

Toestand = Literal["bekend", "weet-niet", "niet-ingevuld", "nvt", "niet-gevraagd", "verborgen"]
Staat = Literal["uitzoeken", "op_orde", "lijkt_op_orde", "verbeteren", "niet_van_toepassing"]
Weergave = Literal["getal", "grijs", "geen getal", "niet van toepassing"]
Oordeel = Literal["papier", "praktijk zonder beleid", "in evenwicht"]
Werking = Literal["zeker", "misschien", "geen"]
BandId = Literal["laag", "midden", "hoog"]


class VraagUitslag(NamedTuple):
    """One question: what was answered and what it is worth (0 to 1; None when unknown or not scored)."""

    id: str
    toestand: Toestand
    antwoord: Gegeven
    waarde: Maat | None
    bewijs_ontbreekt: bool

    @property
    def gevraagd(self) -> bool:
        """Whether this question was put to this respondent at all."""
        return self.toestand not in ("niet-gevraagd", "verborgen")

    @property
    def onbekend(self) -> bool:
        """Whether the answer could still be anything."""
        return self.toestand in ("weet-niet", "niet-ingevuld")


class Maten(NamedTuple):
    """Coverage, bounds and middle mark of a section, all 0 to 1. `gewicht` 0 means: does not apply."""

    gewicht: Aantal
    dekking: Maat
    ondergrens: Maat
    bovengrens: Maat
    score: Maat | None


class Basis(NamedTuple):
    """How many questions stand behind a figure."""

    beantwoord: int
    nvt: int
    weet_niet: int
    niet_ingevuld: int

    @property
    def totaal(self) -> int:
        """All questions that were asked."""
        return self.beantwoord + self.nvt + self.weet_niet + self.niet_ingevuld


class Term(NamedTuple):
    """One question within a section. `aandeel` is w / W of the applicable weight, None when it does not apply."""

    vraag: str
    gewicht: Aantal
    aandeel: Maat | None
    gekoppeld: bool


class Aspecten(NamedTuple):
    """Policy against practice; `verschil` is practice minus policy, -1 to 1."""

    beleid: Maten
    uitvoering: Maten
    verschil: Maat | None
    oordeel: Oordeel | None


class Schending(NamedTuple):
    """An answer that breaches a section outright."""

    onderdeel: str
    vraag: str
    tekst: str


class OnderdeelUitslag(NamedTuple):
    """A section with everything that is known about it."""

    id: str
    nummer: str
    titel: str
    indeling: str
    gewicht: Aantal
    maten: Maten
    basis: Basis
    weergave: Weergave
    doel: Maat
    staat: Staat
    band: BandId | None
    aspecten: Aspecten
    schendingen: tuple[Schending, ...]
    termen: tuple[Term, ...]
    onderdelen: tuple["OnderdeelUitslag", ...]

    @property
    def onbeantwoord(self) -> bool:
        """Whether nothing at all is known of a section that applies: then no measure can be chosen."""
        return bool(self.maten.gewicht) and not self.basis.beantwoord


class Geheel(NamedTuple):
    """The whole, secondary to the profile. `onevenwicht` is shown in hundredths of a point (0 = evenly spread)."""

    maten: Maten
    basis: Basis
    weergave: Weergave
    onevenwicht: Maat | None


class Uitslag(NamedTuple):
    """All figures of one answer file."""

    geheel: Geheel
    onderdelen: tuple[OnderdeelUitslag, ...]
    vragen: dict[str, VraagUitslag]

    def alle_onderdelen(self) -> list[OnderdeelUitslag]:
        """Every section, those within sections right after their parent."""
        return _uitgevouwen(self.onderdelen)


def _uitgevouwen(delen: tuple[OnderdeelUitslag, ...]) -> list[OnderdeelUitslag]:
    return [een for deel in delen for een in (deel, *_uitgevouwen(deel.onderdelen))]


class Prioriteit(NamedTuple):
    """How much a section to improve weighs: share x distance to its target x coverage."""

    onderdeel: str
    waarde: Maat


class Stap(NamedTuple):
    """A measure in the plan and what it yields: the rise of the lower bound of the whole, 0 to 1."""

    maatregel: str
    onderdeel: str
    opbrengst: Maat
    dagdelen: Aantal


class Uitzoekvraag(NamedTuple):
    """An unknown question and what it could still move in its section, 0 to 1."""

    vraag: str
    onderdeel: str
    effect: Maat
    wie_weet: tuple[str, ...]


class Advies(NamedTuple):
    """What to do and what to find out, in order. `opbrengsten`: what every measure would yield by itself.

    `werking`: whether it is certain that a measure would raise an answer, or only possible (what it raises is unknown).
    """

    opbrengsten: dict[str, Maat]
    werking: dict[str, Werking]
    prioriteiten: tuple[Prioriteit, ...]
    plan: tuple[Stap, ...]
    eerste_stappen: tuple[Stap, ...]
    uitzoeken: tuple[Uitzoekvraag, ...]
    eerst_uitzoeken: tuple[Uitzoekvraag, ...]


class Herkomst(NamedTuple):
    """What this result was computed from."""

    programma: str
    vragenlijst: str
    vragenlijst_versie: str
    vragenlijst_sha256: str
    antwoorden_sha256: str | None
    gemeente: str
    gemeentecode: str | None
    rol: str
    peildatum: str
    herkomst: str
    selectie: str
    status: str


class Uitslagdocument(NamedTuple):
    """The JSON output, version 1."""

    formaat: Literal["beleidsscan-uitslag/1"]
    herkomst: Herkomst
    uitslag: Uitslag
    advies: Advies
