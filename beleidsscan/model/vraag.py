"""The questions: of every kind one class, with who is asked, when, and what it is worth."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from .basis import Aandeel, Breuk, Gewicht, Rijtje, Slug, Slugs, Tekst, Teksten, Vast, Verwijzingen

Antwoordwaarde = int | str


class Voorwaarde(Vast):
    """Ask only if an earlier filter question has one of these answers."""

    vraag: Slug
    is_: Annotated[tuple[Slug, ...], Rijtje, Field(alias="is", min_length=1)]


class Grens(Vast):
    """Answers that breach a section outright, whatever its mean says."""

    onderdeel: Slug
    bij: Annotated[tuple[Antwoordwaarde, ...], Rijtje, Field(min_length=1)]
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
