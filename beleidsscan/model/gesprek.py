"""What the conversation guide is made of, all as data, and what its maker enters for it in an answer file."""

from typing import Annotated, Literal, Self

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
            raise PydanticCustomError("te_veel_geteld", "'aantal' kan niet hoger zijn dan 'van'")
        return self


class Feit(Bewering):
    """A fact, and the sections where it fits; one without sections fits every talk. `telling` is what was counted."""

    onderdelen: Slugs = ()
    telling: Telling | None = None


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


class Inzet(Vast):
    """What the economic value is reckoned from: so many volunteers, hours a week each, and weeks a year."""

    personen: Aantal
    uren_per_week: Uren
    weken: Aantal


class GevraagdeTaak(Vast):
    """A task that is asked: hours a year (empty or weet-niet when nobody knows how many), and 1 for what goes first."""

    uren: Uren | Literal["weet-niet"] | None = None
    voorrang: Annotated[int, Field(ge=1)]


class Takenpakket(Vast):
    """The hours that there are in a year, and the tasks that are asked, by their id in the guide."""

    uren: Uren
    taken: Annotated[dict[Slug, GevraagdeTaak], Field(min_length=1)]
