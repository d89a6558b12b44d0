"""The questionnaire: sections, questions, ladders, roles, measures and the method, all as data."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field

from .basis import (
    Breuk,
    Bron,
    Gewicht,
    Rijtje,
    Slug,
    Tekst,
    Teksten,
    Vast,
    Verwijzingen,
    rijtje,
)
from .eisen import Eisen
from .gesprek import Gespreksleidraad
from .methode import Methode
from .migratie import Migratie
from .vraag import Antwoordwaarde, NiveauVraag, Vraag, Vragen


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


Antwoordkeuzes = Annotated[
    dict[Slug, Annotated[tuple[Antwoordwaarde, ...], Rijtje, Field(min_length=1)]], Field(min_length=1)
]


class Tegenspraak(Vast):
    """Answers that cannot go together: each question of `als`, and each of `en`, has one of the answers beside it."""

    id: Slug
    als: Antwoordkeuzes
    en: Antwoordkeuzes
    tekst: Tekst


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
        """So that what is worked out once per questionnaire can be kept by it.

        A copy with other sections (`model_copy`) would take along what was worked out of the old ones: do not make one.
        """
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
