"""The questionnaire: sections, questions, ladders, roles, measures and the method, all as data."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Discriminator, Field, Tag

from .basis import (
    Aandeel,
    Breuk,
    Bron,
    Gewicht,
    Rijtje,
    Slug,
    Slugs,
    Tekst,
    Teksten,
    Vast,
    Verwijzingen,
    rijtje,
)
from .eisen import Eisen
from .gesprek import Gespreksleidraad
from .migratie import Migratie

Antwoordwaarde = int | str


class Rol(Vast):
    """Somebody who answers. `anoniem`: nothing of this role travels inside a PDF, and its report is for itself only.

    `blik`: who looks at the municipality here, such as 'uw organisatie'; empty for who answers about itself.
    `in_zin`: all of this role in the middle of a sentence, such as 'de organisaties'; without it the name serves.
    """

    naam: Tekst
    in_zin: str = ""
    omschrijving: str = ""
    blik: str = ""
    anoniem: bool = False
    vraagt: Annotated[tuple[Literal["naam", "laag", "organisatie"], ...], BeforeValidator(rijtje)] = ()

    @property
    def genoemd(self) -> str:
        """The role in the middle of a sentence."""
        return self.in_zin or self.naam

    @property
    def een_stem(self) -> bool:
        """Whether there can be one respondent of this role only: it asks nothing that tells one from another."""
        return not self.anoniem and not self.vraagt


class Ladder(Vast):
    """Anchored levels 0, 1, 2, ...; from `bewijs_vanaf` on an answer needs evidence."""

    naam: Tekst
    uitleg: str = ""
    niveaus: Annotated[tuple[Tekst, ...], Rijtje, Field(min_length=2)]
    bewijs_vanaf: int | None = None


class Staten(Vast):
    """The words for the four states of a section, and for a section that does not apply."""

    uitzoeken: Tekst
    op_orde: Tekst
    lijkt_op_orde: Tekst
    verbeteren: Tekst
    niet_van_toepassing: Tekst = "niet van toepassing"
    geschonden: Tekst = "geschonden"


class Indeling(Vast):
    """A row of top-level sections that are shown together, such as points or principles.

    `telt_mee`: these sections make up the whole. Links (`raakt`) may only point at sections that do not.
    """

    titel: Tekst
    enkelvoud: Tekst
    meervoud: Tekst
    uitleg: str = ""
    telt_mee: bool = False
    staten: Staten


class Voorwaarde(Vast):
    """Ask only if an earlier filter question has one of these answers."""

    vraag: Slug
    is_: Annotated[tuple[Slug, ...], Rijtje, Field(alias="is", min_length=1)]


class Grens(Vast):
    """Answers that breach a section outright, whatever its mean says."""

    onderdeel: Slug
    bij: Annotated[tuple[Antwoordwaarde, ...], Rijtje, Field(min_length=1)]
    tekst: Tekst


Antwoordkeuzes = Annotated[
    dict[Slug, Annotated[tuple[Antwoordwaarde, ...], Rijtje, Field(min_length=1)]], Field(min_length=1)
]


class Tegenspraak(Vast):
    """Answers that cannot go together: each question of `als`, and each of `en`, has one of the answers beside it."""

    id: Slug
    als: Antwoordkeuzes
    en: Antwoordkeuzes
    tekst: Tekst


# By what is there, so that one mistake does not count as one of each.
_Nvt = Annotated[
    Annotated[str, Tag("tekst")] | Annotated[dict[Slug, Tekst], Tag("rollen")],
    Discriminator(lambda ruw: "rollen" if isinstance(ruw, dict) else "tekst"),
]


class _Vraag(Vast):
    # `nvt`: when the question does not apply, for everybody who is asked or per role that may say so.
    # `uitzoeken`: whom to ask for what when nobody knows. `feitenvraag`: it only tells what is; no measure lifts it.
    id: Slug
    vraag: Tekst
    kort: Annotated[Tekst, Field(max_length=90)]
    rollen: Slugs = Field(min_length=1)
    per_rol: dict[Slug, Tekst] = {}
    aspect: Literal["beleid", "uitvoering"] | None = None
    gewicht: Gewicht = Field(default=1, validate_default=True)
    waarom: str = ""
    bewijs: str = ""
    nvt: _Nvt = ""
    wie_weet: Teksten = ()
    uitzoeken: str = ""
    feitenvraag: bool = False
    raakt: dict[Slug, Gewicht] = {}
    bronnen: Verwijzingen = ()
    kern: bool = False
    als: Voorwaarde | None = None
    grens: Grens | None = None

    @property
    def telt(self) -> bool:
        """Whether the question is scored."""
        return True

    def is_voor(self, rol: str, selectie: str) -> bool:
        """Whether this role is asked it in this selection; a filter may still hide it."""
        return rol in self.rollen and (selectie == "volledig" or self.kern)

    def tekst_voor(self, rol: str) -> str:
        """The wording that this role sees."""
        return self.per_rol.get(rol, self.vraag)

    def nvt_voor(self, rol: str) -> str:
        """When the question does not apply to this role; "" when it always does."""
        return self.nvt if isinstance(self.nvt, str) else self.nvt.get(rol, "")


class NiveauVraag(_Vraag):
    """A rung of a ladder: of its own (`niveaus`) or a shared one (`ladder`)."""

    soort: Literal["niveau", "ervaring"]
    ladder: Slug
    niveaus: Annotated[tuple[Tekst, ...], Rijtje] = ()


class JaNeeVraag(_Vraag):
    """Yes or no. `omgekeerd`: no is the good answer. `filter`: decides what is asked, is not scored."""

    soort: Literal["ja-nee"]
    omgekeerd: bool = False
    filter: bool = False
    ja_als: str = ""

    @property
    def telt(self) -> bool:
        """A filter decides what is asked; it is not scored."""
        return not self.filter


class Optie(Vast):
    """One choice and its value; only a filter question goes without values."""

    id: Slug
    tekst: Tekst
    waarde: Aandeel | None = None


class KeuzeVraag(_Vraag):
    """One of several options."""

    soort: Literal["keuze"]
    opties: Annotated[tuple[Optie, ...], Rijtje, Field(min_length=2)]
    filter: bool = False

    @property
    def telt(self) -> bool:
        """A filter decides what is asked; it is not scored."""
        return not self.filter


class Ankers(Vast):
    """The numbers worth 0 and 1, and where they come from (`eigen keuze` when no source gives them)."""

    nul: Breuk
    een: Breuk
    herkomst: Tekst = "eigen keuze"


class GetalVraag(_Vraag):
    """A number with a unit; the value is linear between the anchors and flat outside them."""

    soort: Literal["getal"]
    eenheid: Tekst
    enkelvoud: str = ""
    ankers: Ankers
    minimum: Breuk | None = None
    maximum: Breuk | None = None
    telling: str = ""


class OpenVraag(_Vraag):
    """Free text, never scored."""

    soort: Literal["open"]

    @property
    def telt(self) -> bool:
        """Free text is never scored."""
        return False


Vraag = NiveauVraag | JaNeeVraag | KeuzeVraag | GetalVraag | OpenVraag
Vragen = Annotated[tuple[Annotated[Vraag, Field(discriminator="soort")], ...], Rijtje]


class Duiding(Vast):
    """What a low, middling or high figure looks like, in a few sentences."""

    laag: str = ""
    midden: str = ""
    hoog: str = ""


class Onderdeel(Vast):
    """A section: it holds questions or smaller sections, never both.

    `niet_gedeeld`: per role why it cannot be asked enough of the same here.
    """

    id: Slug
    nummer: Annotated[Tekst, Field(max_length=8)]
    titel: Tekst
    indeling: Slug | None = None
    gewicht: Gewicht = Field(default=1, validate_default=True)
    waarom: str = ""
    duiding: Duiding = Field(default_factory=Duiding)
    bronnen: Verwijzingen = ()
    niet_gedeeld: dict[Slug, Tekst] = {}
    vragen: Vragen = ()
    onderdelen: Annotated[tuple["Onderdeel", ...], Rijtje] = ()

    def alle_vragen(self) -> Iterator[Vraag]:
        """The questions in it and below it, in order."""
        yield from self.vragen
        for deel in self.onderdelen:
            yield from deel.alle_vragen()


def alle_onderdelen(onderdelen: Sequence[Onderdeel]) -> Iterator[Onderdeel]:
    """Every section, those within sections right after their parent."""
    for deel in onderdelen:
        yield deel
        yield from alle_onderdelen(deel.onderdelen)


class Maatregel(Vast):
    """Something a municipality can do, and the answers that it would change (`tilt`).

    `voorbeeld_van`: the code of the municipality in the example, so that it is not held up to itself.
    """

    id: Slug
    titel: Tekst
    onderdeel: Slug
    waarom: str = ""
    stappen: Teksten = ()
    wie: Tekst
    overleg: str = ""
    dagdelen: Gewicht
    geld: Tekst
    termijn: Tekst
    tilt: dict[Slug, Antwoordwaarde | Breuk]
    valkuil: str = ""
    vraagt_van_vrijwilligers: str = ""
    voorbeeld: str = ""
    voorbeeld_van: str = ""
    bronnen: Verwijzingen = ()


class Drempel(Vast):
    """A number of the method with the reason for it; `eigen_keuze` when no source gives it."""

    waarde: Aandeel
    waarom: Tekst
    eigen_keuze: bool = True


class Minstens(Vast):
    """A number of things that the method asks at least, with the reason for it."""

    aantal: Annotated[int, Field(ge=2)]
    waarom: Tekst
    eigen_keuze: bool = True


class Vergelijken(Vast):
    """How respondents are set side by side. `zelf`: the role whose view is compared with that of the others.

    An anonymous role is shown from `groep_minstens` answers on, its distribution from `verdeling_minstens`.
    """

    zelf: Slug
    verschil_vraag: Drempel
    verschil_onderdeel: Drempel
    vakgrens: Drempel
    vragen_minstens: Minstens
    gewicht_minstens: Drempel
    groep_minstens: Minstens
    verdeling_minstens: Minstens
    bijna_allemaal: Drempel


class Keuze(Vast):
    """Another choice of the method, such as how it weighs, with the reason for it."""

    naam: Tekst
    waarom: Tekst
    eigen_keuze: bool = True


class Band(Vast):
    """A name for the scores from `vanaf` up to the next band."""

    id: Literal["laag", "midden", "hoog"]
    naam: Tekst
    vanaf: Aandeel


class Methode(Vast):
    """Thresholds, target and bands; the formulae themselves stand in the engine."""

    geen_getal_onder: Drempel
    grijs_onder: Drempel
    doel: Drempel
    aspect_bekend_vanaf: Drempel
    aspect_verschil: Drempel
    banden: Annotated[tuple[Band, ...], Rijtje]
    banden_waarom: Tekst
    banden_eigen_keuze: bool = True
    keuzes: Annotated[tuple[Keuze, ...], Rijtje] = ()
    vergelijken: Vergelijken | None = None


class Bouwsteen(NamedTuple):
    """A scored question within a section: its weight there, and whether it comes by a link."""

    vraag: Vraag
    gewicht: Fraction
    gekoppeld: bool


class Vragenlijst(Vast):
    """A whole questionnaire, as read from its folder."""

    id: Slug
    versie: Tekst
    titel: Tekst
    omschrijving: str = ""
    rollen: dict[Slug, Rol]
    ladders: dict[Slug, Ladder] = {}
    indelingen: dict[Slug, Indeling]
    bronnen: dict[Slug, Bron] = {}
    methode: Methode
    onderdelen: Annotated[tuple[Onderdeel, ...], Rijtje]
    maatregelen: Annotated[tuple[Maatregel, ...], Rijtje] = ()
    tegenspraken: Annotated[tuple[Tegenspraak, ...], Rijtje] = ()
    eisen: Eisen = Field(default_factory=Eisen)
    migraties: Annotated[tuple[Migratie, ...], Rijtje] = ()
    gesprek: Gespreksleidraad | None = None

    def __hash__(self) -> int:
        """So that what is worked out once per questionnaire can be kept by it."""
        return hash((self.id, self.versie))

    @cached_property
    def vragen(self) -> dict[str, Vraag]:
        """Every question by id, in order."""
        return {vraag.id: vraag for deel in self.onderdelen for vraag in deel.alle_vragen()}

    @cached_property
    def bouwstenen(self) -> dict[str, list[Bouwsteen]]:
        """Per section without sections of its own: the scored questions that it is made of, own and linked.

        A principle is scored over its own questions (weight w) plus the linked ones (w times the weight of the link).
        """
        uit: dict[str, list[Bouwsteen]] = {}
        for deel in alle_onderdelen(self.onderdelen):
            for vraag in deel.vragen:
                if vraag.telt:
                    uit.setdefault(deel.id, []).append(Bouwsteen(vraag, vraag.gewicht, False))
                    for doel, koppeling in vraag.raakt.items():
                        uit.setdefault(doel, []).append(Bouwsteen(vraag, vraag.gewicht * koppeling, True))
        return uit

    def ladder_van(self, vraag: NiveauVraag) -> tuple[str, ...]:
        """The anchors of a question: its own, or those of its ladder."""
        return vraag.niveaus or self.ladders[vraag.ladder].niveaus
