"""What a conversation guide is about: the chosen topics, and the facts to bring. `schrijven` puts it in words.

Of an anonymous role it holds what may be shown, and nothing else.
"""

from datetime import date
from typing import Literal, NamedTuple

from .feiten import Betrouwbaarheid, Geldwaarde, Taaklast
from .gesprek import Feit, Tip
from .uitslag import Advies, Maat, Uitslag
from .vergelijking import Vergelijking
from .vragenlijst import Maatregel

# How the views of the two sides lie, in the order of a talk: what is shared, then the differences, then what cannot be
# answered at the table. `hoger`: the other side is the more favourable one.
Soort = Literal["samen_hoog", "samen_laag", "lager", "hoger", "een_kant", "onbekend"]


class Kant(NamedTuple):
    """The result of one named side, and the advice that follows. `uit_document`: read from a public document."""

    rol: str
    peildatum: date
    uit_document: bool
    uitslag: Uitslag
    advies: Advies


class Gespreksstof(NamedTuple):
    """Everything that topics are chosen from. `eigen` is who makes the guide, `ander` who the talk is with.

    `vergelijking` is of all files; without the other side its self-view is that of `eigen`. Of one file there is none.
    """

    eigen: Kant
    ander: Kant | None
    vergelijking: Vergelijking | None


class Gezicht(NamedTuple):
    """How one side sees a section: `score` (0 to 1; None when too little is known) over so many questions.

    `van` is how many it was asked; None when these are the questions that two sides have in common.
    """

    rol: str
    score: Maat | None
    vragen: int
    van: int | None


class Groepsgezicht(NamedTuple):
    """How an anonymous role sees a section, over the questions that it has in common with `naast_rol`.

    `naast` is what that role says on the same questions. Every one of them was answered by at least `invullers`.
    """

    rol: str
    score: Maat
    vragen: int
    invullers: int
    naast_rol: str
    naast: Maat


class Gespreksonderwerp(NamedTuple):
    """One topic. `rang` says how early it was chosen, from 0: the last ones go when there is no room for all.

    `vraag` is the question that shows best what there is to talk about, `maatregel` a possible first step. `groepen` is
    what anonymous roles see, `tip` advice of others to one role.
    """

    onderdeel: str
    soort: Soort
    rang: int
    eigen: Gezicht
    ander: Gezicht | None
    groepen: tuple[Groepsgezicht, ...]
    vraag: str | None
    feit: Feit | None
    tip: Tip | None
    maatregel: Maatregel | None


class Gespreksfeiten(NamedTuple):
    """Facts for any talk: what follows from the hours and volunteers that were entered (None without), and counts.

    The tasks in `taaklast` are named by their id.
    """

    taaklast: Taaklast | None
    waarde: Geldwaarde | None
    tellingen: tuple[tuple[Feit, Betrouwbaarheid | None], ...]


class Gespreksgroep(NamedTuple):
    """How many files of an anonymous role there were, and whether of any question enough answered to show it."""

    rol: str
    aantal: int
    genoeg: bool


class Leidraad(NamedTuple):
    """Everything that a guide is written from. `gesprek_met` is the role of the other side, there or not."""

    gesprek_met: str
    stof: Gespreksstof
    onderwerpen: tuple[Gespreksonderwerp, ...]
    feiten: Gespreksfeiten
    groepen: tuple[Gespreksgroep, ...]
