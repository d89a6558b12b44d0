"""What an import would do to an answer file that is there already. What the import leaves open, removes nothing."""

from collections.abc import Mapping
from typing import NamedTuple

from .antwoorden import NVT, Antwoord, Antwoordbestand
from .basis import Bron, Verwijzing

_LEEG = Antwoord()
_TEKSTVELDEN = ("reden", "toelichting", "notitie")


class Verandering(NamedTuple):
    """One answer that would change. `anders`: something that stands there now gives way to something else."""

    vraag: str
    nu: Antwoord
    wordt: Antwoord
    anders: bool


class Samenvoeging(NamedTuple):
    """What would change, in the order of the import, the sources to put in, and how many answers are the same."""

    veranderingen: tuple[Verandering, ...]
    bronnen: dict[str, Bron]
    gelijk: int

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
            veranderingen.append(Verandering(vraag, was, wordt, anders))
        elif wordt != _LEEG:
            gelijk += 1
    return Samenvoeging(tuple(veranderingen), bronnen, gelijk)


def _samen(was: Antwoord, gegeven: Antwoord, heet: Mapping[str, str]) -> Antwoord:
    velden = {veld: getattr(gegeven, veld) or getattr(was, veld) for veld in _TEKSTVELDEN}
    antwoord = was.antwoord if gegeven.antwoord is None else gegeven.antwoord
    if was.antwoord == NVT and antwoord != NVT and not gegeven.reden:
        velden["reden"] = ""  # why it did not apply, while now it does
    bewijs = [Verwijzing(bron=heet[een.bron], plaats=een.plaats) for een in gegeven.bewijs]
    nieuw = tuple(een for een in dict.fromkeys(bewijs) if een not in was.bewijs)
    return Antwoord(antwoord=antwoord, bewijs=was.bewijs + nieuw, **velden)


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
