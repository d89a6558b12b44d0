"""Een beter antwoord dat een slechtere uitkomst geeft.

Wat: een antwoord schendt een grens van een onderdeel waarin de vraag meetelt, en een antwoord dat minder waard is
niet. Of een onderdeel daalt als een antwoord beter wordt; dat wordt met verzonnen antwoorden geprobeerd.
Waarom: wie iets verbetert, mag er nooit slechter uitkomen.

Fout:
    soort: ja-nee                   # ja is het goede antwoord
    grens: {onderdeel: welkom, bij: [ja], tekst: Mensen zijn buitengesloten.}

Goed:
    soort: ja-nee
    omgekeerd: true                 # nee is het goede antwoord
    grens: {onderdeel: welkom, bij: [ja], tekst: Mensen zijn buitengesloten.}
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import cycle, islice
from zlib import crc32

from ..model.antwoorden import Antwoord, Antwoordbestand, Kop, Waarde
from ..model.uitslag import Maten, Uitslag
from ..model.vraag import Grens, Vraag
from ..model.vragenlijst import Vragenlijst, alle_onderdelen
from ..rekenen.maten import EEN
from ..rekenen.mogelijk import mogelijke_antwoorden, mogelijke_waarden
from ..rekenen.scoor import scoor
from . import verwijzingen
from .gebrek import Gebrek, Route, gescoord_in, onderdelen_met_route, vragen_met_route

Gegeven = dict[str, Waarde]
Paren = Sequence[tuple[Fraction, Waarde]]
# About so many answers are drawn: a short questionnaire is tried more often, a long one at least twice.
_ANTWOORDEN = 500


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Breach rules that a better answer trips, and figures that fall when an answer rises.

    That s, L and U never fall follows from the model: weights are positive, values lie in 0..1, filters do not score.
    """
    if next(verwijzingen.controleer(lijst), None):
        return  # with such a fault nothing can be computed
    delen = {deel.id: deel for deel in alle_onderdelen(lijst.onderdelen)}
    for route, vraag in vragen_met_route(lijst):
        if vraag.grens and vraag.id in gescoord_in(lijst, delen[vraag.grens.onderdeel]):
            yield from _grens(lijst, vraag, vraag.grens, (*route, "grens", "bij"))
    yield from dict.fromkeys(_probeer(lijst))  # more draws may show the same


def _grens(lijst: Vragenlijst, vraag: Vraag, grens: Grens, route: Route) -> Iterator[Gebrek]:
    waarden = {antwoord: waarde for waarde, antwoord in mogelijke_waarden(lijst, vraag)}
    for i, schendt in enumerate(grens.bij):
        lager = [een for een, waarde in waarden.items() if schendt in waarden and waarde < waarden[schendt]]
        if goed := [een for een in lager if een not in grens.bij]:
            bericht = f"'{schendt}' schendt '{grens.onderdeel}', en '{goed[0]}' is minder waard maar schendt niets."
            yield Gebrek((*route, i), bericht, "Klopt de waarde? Bij een ja-neevraag kan 'omgekeerd: true'.")


def _probeer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """What goes wrong with drawn answers: one answer a section raised, and one a section made known."""
    waarden = {naam: paren for naam, vraag in lijst.vragen.items() if (paren := mogelijke_waarden(lijst, vraag))}
    routes = {deel.id: route for route, deel in onderdelen_met_route(lijst)}
    keer = min(20, max(2, _ANTWOORDEN // max(1, len(lijst.vragen))))
    for beurt, rol in enumerate(islice(cycle(lijst.rollen), keer)):
        trekking = _Trekking(lijst, waarden, rol, beurt)
        gegeven = trekking.antwoorden()
        voor = trekking.scoor(gegeven)
        for fout, extra, wat in (
            (_daalt, trekking.hoger(gegeven), "daalt als een antwoord beter wordt"),
            (_breder, trekking.meer(gegeven), "wordt onzekerder als een antwoord bekend wordt"),
        ):
            na = trekking.scoor(gegeven | extra)
            for een, ander in zip(voor.alle_onderdelen(), na.alle_onderdelen(), strict=True):
                if fout(een.maten, ander.maten):
                    yield Gebrek(routes[een.id], f"'{een.id}' {wat}.")
            if fout(voor.geheel.maten, na.geheel.maten):
                yield Gebrek(("methode",), f"Het geheel {wat}.")


class _Trekking:
    """One draw for one role. It hangs on nothing but the ids and the number of the draw."""

    def __init__(self, lijst: Vragenlijst, waarden: Mapping[str, Paren], rol: str, beurt: int) -> None:
        self.lijst = lijst
        self.waarden = waarden
        self.rol = rol
        self.lot = {naam: crc32(f"{beurt} {naam}".encode()) for naam in lijst.vragen}

    def antwoorden(self) -> Gegeven:
        """Answers to two thirds of the questions, filters too."""
        uit: Gegeven = {}
        for naam, vraag in self.lijst.vragen.items():
            keuzes = mogelijke_antwoorden(self.lijst, vraag)
            if keuzes and self.lot[naam] % 3:
                uit[naam] = self._kies(naam, keuzes)
        return uit

    def hoger(self, gegeven: Gegeven) -> Gegeven:
        """In every section one known answer that can be better, one step better."""
        beter: Gegeven = {}
        for naam, paren in self.waarden.items():
            nu = next((waarde for waarde, een in paren if naam in gegeven and een == gegeven[naam]), EEN)
            if stappen := [een for waarde, een in paren if waarde > nu]:
                beter[naam] = stappen[0]
        return self._een_per_onderdeel(beter)

    def meer(self, gegeven: Gegeven) -> Gegeven:
        """In every section one unknown answer made known; never that to a filter, which may hide known answers."""
        nieuw = {
            naam: self._kies(naam, [een for _, een in paren])
            for naam, paren in self.waarden.items()
            if naam not in gegeven
        }
        return self._een_per_onderdeel(nieuw)

    def scoor(self, gegeven: Gegeven) -> Uitslag:
        lijst = self.lijst
        kop = Kop(scan=lijst.id, versie=lijst.versie, gemeente="proef", peildatum=date(2000, 1, 1), rol=self.rol)
        antwoorden = {naam: Antwoord.model_construct(antwoord=een) for naam, een in gegeven.items()}
        return scoor(lijst, Antwoordbestand.model_construct(kop=kop, antwoorden=antwoorden))

    def _kies(self, naam: str, keuzes: Sequence[Waarde]) -> Waarde:
        return keuzes[self.lot[naam] // 3 % len(keuzes)]  # past the remainder that decides whether there is an answer

    def _een_per_onderdeel(self, gegeven: Gegeven) -> Gegeven:
        uit: Gegeven = {}
        for deel in alle_onderdelen(self.lijst.onderdelen):
            kan = [vraag.id for vraag in deel.vragen if vraag.id in gegeven and self.rol in vraag.rollen]
            if kan:
                naam = min(kan, key=self.lot.__getitem__)
                uit[naam] = gegeven[naam]
        return uit


def _daalt(voor: Maten, na: Maten) -> bool:
    score = voor.score is not None and (na.score is None or na.score < voor.score)
    return score or na.ondergrens < voor.ondergrens or na.bovengrens < voor.bovengrens


def _breder(voor: Maten, na: Maten) -> bool:
    return na.ondergrens < voor.ondergrens or na.bovengrens > voor.bovengrens
