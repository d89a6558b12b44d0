"""What the conversation guide is made of, all as data, and what its maker enters for it in an answer file."""

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .basis import Gewicht, Rijtje, Slug, Slugs, Tekst, Teksten, Uren, Vast, Verwijzingen

Aantal = Annotated[int, Field(ge=0)]


class Kader(Vast):
    """The opening or the closing of a talk: what to do, and the lines to fill in together."""

    tekst: Teksten
    invullen: Teksten


class Verschilsoort(Vast):
    """What to say, ask and do first when two sides differ, or agree, in one way. The question is open and to both."""

    titel: Tekst
    vraag: Tekst
    stap: Tekst


class Verschillen(Vast):
    """Every way in which the self-image and the view of the other lie. `hoger`: the self-image is the higher one.

    `een_kant`: only one side knows, or only one side answered. `onbekend`: nobody knows.
    """

    hoger: Verschilsoort
    lager: Verschilsoort
    samen_laag: Verschilsoort
    samen_hoog: Verschilsoort
    een_kant: Verschilsoort
    onbekend: Verschilsoort


class Onderwerp(Vast):
    """A section as a topic: an open question to both sides, and what the maker of the guide can offer."""

    vraag: Tekst
    aanbod: Tekst


class Bewering(Vast):
    """Something in our own words, and where it stands."""

    tekst: Tekst
    bronnen: Annotated[Verwijzingen, Field(min_length=1)]


class Tip(Bewering):
    """Advice of others to one role, and the sections where it fits."""

    voor: Slug
    onderdelen: Slugs = Field(min_length=1)


class Telling(Vast):
    """A counted share: so many out of so many."""

    aantal: Aantal
    van: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _hooguit_alles(self) -> Self:
        if self.aantal > self.van:
            raise PydanticCustomError("niet_meer_dan_alles", "'aantal' kan niet hoger zijn dan 'van'")
        return self


class Feit(Bewering):
    """A fact, and the sections where it fits; one without sections fits every talk. `telling` is what was counted.

    `vraag`, for any talk only, is the question that asks the same here.
    """

    onderdelen: Slugs = ()
    telling: Telling | None = None
    vraag: Slug | None = None


class Uurtarief(Bewering):
    """What an hour of a volunteer is reckoned at, in euros, and by whom."""

    bedrag: Gewicht


class Geldbereik(Vast):
    """The two rates between which the economic value lies, and what that value does not tell. Never in a score."""

    laag: Uurtarief
    hoog: Uurtarief
    voorbehoud: Bewering


class Gespreksleidraad(Vast):
    """The guide of one role (`voor`) for a talk about the differences: it alone may enter `inzet` and `taaklast`.

    `onderwerpen` is per top-level section; `taken` are those that this role can be asked to do, without norms.
    """

    voor: Slug
    opening: Kader
    afsluiting: Kader
    verschillen: Verschillen
    onderwerpen: dict[Slug, Onderwerp]
    tips: Annotated[tuple[Tip, ...], Rijtje]
    feiten: Annotated[tuple[Feit, ...], Rijtje]
    taken: Annotated[dict[Slug, Bewering], Field(min_length=1)]
    waarde: Geldbereik


class OpEenWijze(Vast):
    """Figures that can be entered in more than one way: `wijzen` are the fields of each. An empty one says nothing."""

    wijzen: ClassVar[tuple[tuple[str, ...], ...]]

    @model_validator(mode="after")
    def _een_hele_wijze(self) -> Self:
        gegeven = [veld for wijze in self.wijzen for veld in wijze if getattr(self, veld) is not None]
        if tuple(gegeven) in self.wijzen:
            return self
        begonnen = [wijze for wijze in self.wijzen if {*wijze} & {*gegeven}]
        if len(begonnen) == 1:
            mist = [veld for veld in begonnen[0] if veld not in gegeven]
            bericht = f"vul bij {_noem(gegeven)} ook {_noem(mist)} in"
            raise PydanticCustomError("niet_heel", bericht, {"veld": gegeven[0]})
        eerst, anders = (_noem(wijze) for wijze in self.wijzen if wijze)
        niet = "; niet allebei" if begonnen else ""
        bericht = f"vul {eerst} in, of {anders}{niet}"
        raise PydanticCustomError("niet_op_een_wijze", bericht, {"veld": gegeven[-1] if gegeven else ""})


def _noem(velden: Sequence[str]) -> str:
    """'a', 'b' en 'c'."""
    *voor, laatste = (f"'{veld}'" for veld in velden)
    return f"{', '.join(voor)} en {laatste}" if voor else laatste


class Inzet(OpEenWijze):
    """What the economic value is reckoned from: volunteers, hours a week each and weeks a year; or hours registered."""

    wijzen = (("personen", "uren_per_week", "weken"), ("uren",))

    personen: Aantal | None = None
    uren_per_week: Uren | None = None
    weken: Aantal | None = None
    uren: Uren | None = None


class GevraagdeTaak(OpEenWijze):
    """A task that is asked: hours a year, or so many times so many hours; and 1 for what goes first.

    `weet-niet`, or nothing, when nobody knows how many hours.
    """

    wijzen = (("uren",), ("aantal", "uren_per_keer"), ())

    uren: Uren | Literal["weet-niet"] | None = None
    aantal: Aantal | None = None
    uren_per_keer: Uren | None = None
    voorrang: Annotated[int, Field(ge=1)]


class Takenpakket(OpEenWijze):
    """The hours that there are in a year, or the posts in fte and the hours of one; and the tasks that are asked."""

    wijzen = (("uren",), ("fte", "uren_per_fte"))

    uren: Uren | None = None
    fte: Gewicht | None = None
    uren_per_fte: Uren | None = None
    taken: Annotated[dict[Slug, GevraagdeTaak], Field(min_length=1)]
