"""The comparison of one self-view with other roles: role by role, never pooled. Also the contract of its JSON output.

Of an anonymous role it holds what may be shown, and nothing else: no answer, name or file of one respondent.
"""

from typing import Literal, NamedTuple

from .uitslag import Gegeven, Maat, Maten

Kent = Literal["allebei", "alleen zelf", "alleen de ander", "geen van beide", "te weinig antwoorden", "nog open"]
Vak = Literal["gedeelde kracht", "gedeelde opgave", "blinde vlek", "verborgen kracht"]
TeWeinig = Literal["geen gedeelde vragen", "te weinig gemeenschappelijke vragen", "te weinig gewicht"]
GeenAlpha = Literal["te weinig om te laten zien", "te weinig antwoorden", "alle antwoorden gelijk"]


class Deelnemer(NamedTuple):
    """A respondent of a named role."""

    rol: str
    naam: str | None
    laag: Literal["beleid", "uitvoering"] | None


class Deelname(NamedTuple):
    """How many respondents a role has, and who they are; of an anonymous role only how many."""

    rol: str
    anoniem: bool
    aantal: int
    deelnemers: tuple[Deelnemer, ...]


class Stem(NamedTuple):
    """What one side says on one question: its value, 0 to 1, and what that rests on.

    `waarde` is the median of who answered (of an even number the mean of the middle two); of one respondent it is the
    value of that answer. `antwoord` is the answer itself of a named role with one respondent. Where an anonymous role
    is too small everything is None, and `weet_niet` and `niet_ingevuld` are None of an anonymous role in any case.
    """

    waarde: Maat | None
    antwoord: Gegeven
    aantal: int | None
    weet_niet: int | None
    niet_ingevuld: int | None


class VraagVergelijking(NamedTuple):
    """One question that applies to both sides. `verschil` is self minus other, -1 to 1; None without both values.

    `telt`: the difference is as large as the method asks. `kent` is "nog open" as long as nobody on one of the sides
    filled it in; who says weet-niet did.
    """

    vraag: str
    zelf: Stem
    ander: Stem
    kent: Kent
    verschil: Maat | None
    telt: bool
    vak: Vak | None


class Gemeen(NamedTuple):
    """What two sides have in common in a section: the questions that both answered.

    `vragen` of the `gedeeld` questions that apply to both; `aandeel` of their weight; and the score of either side over
    these questions alone.
    """

    vragen: int
    gedeeld: int
    aandeel: Maat
    zelf: Maat | None
    ander: Maat | None


class OnderdeelVergelijking(NamedTuple):
    """One section. `zelf` and `ander` are the figures of either side over the questions that apply to both.

    `verschil` is self minus other over the common questions, -1 to 1; None with a reason in `te_weinig`.
    """

    id: str
    nummer: str
    titel: str
    indeling: str
    zelf: Maten
    ander: Maten
    gemeen: Gemeen
    verschil: Maat | None
    telt: bool
    vak: Vak | None
    te_weinig: TeWeinig | None
    onderdelen: tuple["OnderdeelVergelijking", ...]


class Rolvergelijking(NamedTuple):
    """The self-view against one other role."""

    rol: str
    vragen: tuple[VraagVergelijking, ...]
    onderdelen: tuple[OnderdeelVergelijking, ...]


class Overeenstemming(NamedTuple):
    """How far the respondents of a role agree on the questions of one ladder: ordinal Krippendorff alpha, at most 1.

    `vragen` is how many questions it rests on. Of an anonymous role these are the ones of which the distribution is
    shown in full, alpha is rounded to hundredths, and there is one reason why there is none.
    """

    rol: str
    soort: Literal["niveau", "ervaring"]
    ladder: str
    treden: int
    vragen: int
    alpha: Maat | None
    waarom_niet: GeenAlpha | None


class Deelnemerwaarde(NamedTuple):
    """The value that one department gives; `deelnemer` counts from 0 in the `deelnemers` of its role.

    Of a department with more files it is the first of them, and the value is their median.
    """

    deelnemer: int
    waarde: Maat


class Samenhangvraag(NamedTuple):
    """One question between departments: the mean difference of all pairs, 0 to 1, and the level apart from it."""

    vraag: str
    aantal: int
    verschil: Maat
    hoogte: Maat
    waarden: tuple[Deelnemerwaarde, ...]


class Horizontaal(NamedTuple):
    """Coherence H between departments, 0 to 1. `laagst` is the lowest that this number of departments can give.

    A department is one voice, also when it answered once per layer.
    """

    aantal: int
    samenhang: Maat | None
    laagst: Maat | None
    hoogte: Maat | None
    vragen: tuple[Samenhangvraag, ...]


class Laagvraag(NamedTuple):
    """One question that both layers answered: the median of either layer."""

    vraag: str
    beleid: Maat
    uitvoering: Maat


class Verticaal(NamedTuple):
    """Coherence V between policy and execution, 0 to 1. `verschil` is execution minus policy, -1 to 1."""

    beleid: int
    uitvoering: int
    samenhang: Maat | None
    verschil: Maat | None
    hoogte_beleid: Maat | None
    hoogte_uitvoering: Maat | None
    vragen: tuple[Laagvraag, ...]


class Samenhang(NamedTuple):
    """Coherence within a role of departments. Agreeing that things are bad is coherent too: see `hoogte`."""

    rol: str
    horizontaal: Horizontaal
    verticaal: Verticaal


class Antwoorddeel(NamedTuple):
    """The share of a group that gave one answer; or `meer_dan` that share, and then it is the only one shown.

    Of a small group `meer_dan` is lower than the limit of the method: see rekenen/groepsbeeld.py.
    """

    antwoord: Gegeven
    aandeel: Maat | None
    meer_dan: Maat | None


class Cel(NamedTuple):
    """What may be shown of one question for one group: from k the middle, from 2k the distribution.

    `mediaan` is never surely what one of them answered to a number, nor an exact count of who chose what: of a number
    it is the mean of the middle two or three, of a choice without a distribution the lower of the middle two.
    """

    aantal: int
    mediaan: Maat
    verdeling: tuple[Antwoorddeel, ...] | None


class Groepscel(NamedTuple):
    """A group with what may be shown of it. A group that is not there is not shown, or does not exist."""

    groep: str
    cel: Cel


class Groepsvraag(NamedTuple):
    """One question of an anonymous role: all respondents, and per breakdown the groups that may be shown.

    Groups are only there beside distributions: theirs, and that of the whole.
    """

    vraag: str
    geheel: Cel | None
    uitsplitsingen: dict[str, tuple[Groepscel, ...]]


class Groepsbeeld(NamedTuple):
    """What may be shown of an anonymous role."""

    rol: str
    aantal: int
    vragen: tuple[Groepsvraag, ...]


class Vergelijking(NamedTuple):
    """Everything that a comparison may show. `zelf` is the role whose view is compared with that of the others."""

    zelf: str
    deelname: tuple[Deelname, ...]
    rollen: tuple[Rolvergelijking, ...]
    overeenstemming: tuple[Overeenstemming, ...]
    samenhang: tuple[Samenhang, ...]
    groepen: tuple[Groepsbeeld, ...]


class Vergelijkherkomst(NamedTuple):
    """What a comparison was computed from. Of the answer files no hash: a short list of answers could be guessed."""

    programma: str
    vragenlijst: str
    vragenlijst_versie: str
    vragenlijst_sha256: str
    gemeente: str
    gemeentecode: str | None
    peildatum: str
    herkomst: str


class Vergelijkingdocument(NamedTuple):
    """The JSON output, version 1."""

    formaat: Literal["beleidsscan-vergelijking/1"]
    herkomst: Vergelijkherkomst
    vergelijking: Vergelijking
