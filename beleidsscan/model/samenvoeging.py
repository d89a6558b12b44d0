"""What an import would do to an answer file that is there already. What the import leaves open, removes nothing."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from .antwoorden import GESPREKSVELDEN, NVT, Antwoord, Antwoordbestand, Kop
from .basis import Bron, Verwijzing

_LEEG = Antwoord()
_TEKSTVELDEN = ("reden", "toelichting", "notitie")
# Of the header: what fills an empty place, and what always says something, so that it only can be other.
_VULT_AAN = ("gemeentecode", "naam", "laag", "organisatie", *GESPREKSVELDEN, "doelen")
_BLIJFT = ("herkomst", "selectie", "status", "huisstijl")


class Verandering(NamedTuple):
    """One answer that would change. `anders`: something that stands there now gives way to something else.

    `aangevuld` is what it becomes when nothing may give way: only what was empty is filled.
    """

    vraag: str
    nu: Antwoord
    wordt: Antwoord
    aangevuld: Antwoord
    anders: bool

    @property
    def niet_overgenomen(self) -> list[str]:
        """The fields of the import that get lost when nothing may give way."""
        return [veld for veld in Antwoord.model_fields if getattr(self.aangevuld, veld) != getattr(self.wordt, veld)]


class Samenvoeging(NamedTuple):
    """What would change, in the order of the import, the sources to put in, and how many answers are the same.

    `leeg` are the questions that have an answer which the import does not give. `kop` are the fields of the header to
    fill, and `kop_anders` those about which the import says something else: what is there stays.
    """

    veranderingen: tuple[Verandering, ...]
    bronnen: dict[str, Bron]
    gelijk: int
    leeg: tuple[str, ...]
    kop: dict[str, Any]
    kop_anders: tuple[str, ...]

    @property
    def anders(self) -> tuple[Verandering, ...]:
        """What would give way."""
        return tuple(een for een in self.veranderingen if een.anders)

    @property
    def erbij(self) -> tuple[Verandering, ...]:
        """What was still open."""
        return tuple(een for een in self.veranderingen if not een.anders)


def voeg_samen(nu: Antwoordbestand, erbij: Antwoordbestand) -> Samenvoeging:
    """Put the answers of one file in another of the same respondent.

    A question that is answered in both ways is one difference, with all that comes along with its answer. Evidence and
    sources are never a difference: those that are there stay, and those that are not come in.
    """
    bronnen, heet = _bronnen(nu.kop.bronnen, erbij.kop.bronnen)
    veranderingen, gelijk = [], 0
    for vraag, gegeven in erbij.antwoorden.items():
        was = nu.antwoorden.get(vraag, _LEEG)
        wordt = _samen(was, gegeven, heet)
        if wordt != was:
            anders = any(getattr(was, veld) not in ("", getattr(wordt, veld)) for veld in _TEKSTVELDEN)
            anders |= was.antwoord not in (None, wordt.antwoord)
            veranderingen.append(Verandering(vraag, was, wordt, _aangevuld(was, wordt), anders))
        elif wordt != _LEEG:
            gelijk += 1
    leeg = [
        vraag
        for vraag, was in nu.antwoorden.items()
        if was.antwoord is not None and erbij.antwoorden.get(vraag, _LEEG).antwoord is None
    ]
    return Samenvoeging(tuple(veranderingen), bronnen, gelijk, tuple(leeg), *_kop(nu.kop, erbij.kop))


def _kop(nu: Kop, erbij: Kop) -> tuple[dict[str, Any], tuple[str, ...]]:
    anders = [veld for veld in (*_VULT_AAN, *_BLIJFT) if getattr(erbij, veld) != getattr(nu, veld)]
    gezegd = [veld for veld in anders if not erbij.is_open(veld)]
    vult = {veld: getattr(erbij, veld) for veld in gezegd if veld in _VULT_AAN and nu.is_open(veld)}
    return vult, tuple(veld for veld in gezegd if veld not in vult)


def _samen(was: Antwoord, gegeven: Antwoord, heet: Mapping[str, str]) -> Antwoord:
    velden = {veld: getattr(gegeven, veld) or getattr(was, veld) for veld in _TEKSTVELDEN}
    antwoord = was.antwoord if gegeven.antwoord is None else gegeven.antwoord
    if was.antwoord == NVT and antwoord != NVT and not gegeven.reden:
        velden["reden"] = ""  # why it did not apply, while now it does
    bewijs = [Verwijzing(bron=heet[een.bron], plaats=een.plaats) for een in gegeven.bewijs]
    nieuw = tuple(een for een in dict.fromkeys(bewijs) if een not in was.bewijs)
    return Antwoord(antwoord=antwoord, bewijs=was.bewijs + nieuw, **velden)


def _aangevuld(was: Antwoord, wordt: Antwoord) -> Antwoord:
    """What is there stays. A reason and evidence belong to an answer: beside another one they would say what is not."""
    velden: dict[str, Any] = {veld: getattr(was, veld) or getattr(wordt, veld) for veld in _TEKSTVELDEN}
    if was.antwoord in (None, wordt.antwoord):
        return was.model_copy(update=velden | {"antwoord": wordt.antwoord, "bewijs": wordt.bewijs})
    return was.model_copy(update=velden | {"reden": was.reden})


def _bronnen(nu: Mapping[str, Bron], erbij: Mapping[str, Bron]) -> tuple[dict[str, Bron], dict[str, str]]:
    """The sources that are not there yet, and how every source of the import is called."""
    alle, heet = dict(nu), {}
    for naam, bron in erbij.items():
        vrij, volgnummer = naam, 1
        while alle.get(vrij, bron) != bron:
            volgnummer += 1
            vrij = f"{naam[:50].rstrip('-')}-{volgnummer}"
        alle[vrij] = bron
        heet[naam] = vrij
    return {naam: bron for naam, bron in alle.items() if naam not in nu}, heet
