"""A chosen section worked out: who sees what, what shows it best, a fact, and a possible first step."""

from collections.abc import Iterator
from fractions import Fraction

from ..model.gesprek import Feit, Gespreksleidraad, Tip
from ..model.leidraad import Gespreksonderwerp, Gespreksstof, Gezicht, Groepsgezicht, Kant, Soort
from ..model.methode import Vergelijken
from ..model.uitslag import OnderdeelUitslag
from ..model.vergelijking import OnderdeelVergelijking, Rolvergelijking
from ..model.vragenlijst import Maatregel, Vragenlijst, alle_onderdelen
from .adviseer import aandelen_in
from .gesprekskandidaten import Kandidaat, is_bekend, rol_naast


class Uitwerker:
    """Works out one candidate after the other; what was brought up once is not brought up again."""

    def __init__(self, lijst: Vragenlijst, gesprek: Gespreksleidraad, methode: Vergelijken, stof: Gespreksstof) -> None:
        self._lijst, self._gesprek, self._methode, self._stof = lijst, gesprek, methode, stof
        # What any talk is told is no example as well.
        self._gehad = {feit.vraag for feit in gesprek.feiten if feit.vraag}

    def werk_uit(self, kandidaat: Kandidaat, rang: int, *, begint: bool) -> Gespreksonderwerp:
        """The topic, chosen as number `rang` (from 0); with the first one a talk begins."""
        stof, deel = self._stof, kandidaat.deel
        vraag = self._vraag(kandidaat, begint=begint)
        feit, tip = self._feit(deel.id), self._tip(deel.id)
        self._gehad |= {een for een in (vraag, feit and feit.tekst, tip and tip.tekst) if een}
        return Gespreksonderwerp(
            onderdeel=deel.id,
            soort=kandidaat.soort,
            rang=rang,
            eigen=_gezicht(stof.eigen.rol, kandidaat.eigen, kandidaat.samen, zelf=False),
            ander=_gezicht(stof.ander.rol, kandidaat.ander, kandidaat.samen, zelf=True)
            if stof.ander and kandidaat.ander
            else None,
            groepen=tuple(self._groepen(kandidaat)),
            vraag=vraag,
            feit=feit,
            tip=tip,
            maatregel=None if begint and kandidaat.soort == "een_kant" else self._maatregel(kandidaat),
        )

    def _groepen(self, kandidaat: Kandidaat) -> Iterator[Groepsgezicht]:
        """What anonymous roles see, as far as it may be shown and rests on enough questions."""
        if vergelijking := self._stof.vergelijking:
            rollen = (rol for rol in vergelijking.rollen if self._lijst.rollen[rol.rol].anoniem)
            yield from filter(None, (_groepsgezicht(kandidaat, rol, vergelijking.zelf) for rol in rollen))

    def _feit(self, onderdeel: str) -> Feit | None:
        """A fact that fits."""
        passend = (een for een in self._gesprek.feiten if onderdeel in een.onderdelen)
        return next((een for een in passend if een.tekst not in self._gehad), None)

    def _tip(self, onderdeel: str) -> Tip | None:
        """A piece of advice of others that fits, to the other side first."""
        tips = sorted(self._gesprek.tips, key=lambda tip: tip.voor != self._methode.zelf)
        passend = (een for een in tips if onderdeel in een.onderdelen)
        return next((een for een in passend if een.tekst not in self._gehad), None)

    def _maatregel(self, kandidaat: Kandidaat) -> Maatregel | None:
        """The measure with the highest gain per half day of those that certainly change an answer."""
        if kandidaat.soort in ("samen_hoog", "onbekend"):
            return None
        advies = (self._stof.ander or self._stof.eigen).advies
        namen = {een.id for een in alle_onderdelen([kandidaat.deel])}
        passend = [
            een for een in self._lijst.maatregelen if een.onderdeel in namen and advies.werking[een.id] == "zeker"
        ]
        return min(passend, key=lambda een: (-advies.opbrengsten[een.id] / een.dagdelen, een.id), default=None)

    def _vraag(self, kandidaat: Kandidaat, *, begint: bool) -> str | None:
        """The question that shows best what there is to talk about; ties by their place in the questionnaire."""
        if kandidaat.samen:
            return self._gedeelde_vraag(kandidaat)
        if kandidaat.soort == "onbekend":
            return self._onbekende_vraag(kandidaat.deel.id)
        eigen_weet = not kandidaat.ander or is_bekend(kandidaat.eigen)
        kant = self._stof.eigen if eigen_weet or not self._stof.ander else self._stof.ander
        return self._eenzijdige_vraag(kant, kandidaat.deel.id, hoogste=begint)

    def _gedeelde_vraag(self, kandidaat: Kandidaat) -> str | None:
        """The largest difference that points the same way as the section; or where both are at their best, or worst."""
        rol = rol_naast(self._stof, self._stof.eigen.rol)
        vragen = [een for een in rol.vragen if een.vraag in kandidaat.vragen - self._gehad] if rol else []
        gewogen = [(_zegt(kandidaat.soort, een.zelf.waarde, een.ander.waarde), een.vraag) for een in vragen]
        beste = max((hoeveel for hoeveel, _ in gewogen if hoeveel is not None), default=None)
        return None if beste is None else next(naam for hoeveel, naam in gewogen if hoeveel == beste)

    def _eenzijdige_vraag(self, kant: Kant, onderdeel: str, *, hoogste: bool) -> str | None:
        """The best or the worst of what this side knows, among the questions that both sides were asked."""
        deel = next(een for een in kant.uitslag.onderdelen if een.id == onderdeel)
        kanten = [een for een in (self._stof.eigen, self._stof.ander) if een]
        namen = [naam for naam in aandelen_in(deel) if all(een.uitslag.vragen[naam].gevraagd for een in kanten)]
        waarden = [(naam, kant.uitslag.vragen[naam].waarde) for naam in namen if naam not in self._gehad]
        bekend = [(waarde, naam) for naam, waarde in waarden if waarde is not None]
        if not bekend:
            return None
        beste = (max if hoogste else min)(waarde for waarde, _ in bekend)
        return next(naam for waarde, naam in bekend if waarde == beste)

    def _onbekende_vraag(self, onderdeel: str) -> str | None:
        """The question that could move most, of the other side if that was asked."""
        kanten = [kant for kant in (self._stof.ander, self._stof.eigen) if kant]
        vragen = (een.vraag for kant in kanten for een in kant.advies.uitzoeken if een.onderdeel == onderdeel)
        return next(vragen, None)


def _zegt(soort: Soort, zelf: Fraction | None, ander: Fraction | None) -> Fraction | None:
    """How well a common question shows that two views lie in this way; None when it does not show it."""
    if zelf is None or ander is None:
        return None
    if soort in ("hoger", "lager"):
        verschil = zelf - ander if soort == "hoger" else ander - zelf
        return verschil if verschil > 0 else None
    return min(zelf, ander) if soort == "samen_hoog" else -max(zelf, ander)


def _gezicht(rol: str, deel: OnderdeelUitslag, samen: OnderdeelVergelijking | None, *, zelf: bool) -> Gezicht:
    """How a side sees a section: over the common questions where there are enough, else over its own."""
    if samen:
        return Gezicht(rol, samen.gemeen.zelf if zelf else samen.gemeen.ander, samen.gemeen.vragen, None)
    basis = deel.basis
    score = deel.maten.score if is_bekend(deel) else None
    return Gezicht(rol, score, basis.beantwoord, basis.totaal - basis.nvt)


def _groepsgezicht(kandidaat: Kandidaat, rol: Rolvergelijking, naast: str) -> Groepsgezicht | None:
    """What an anonymous role says on the questions in common, with what the role beside it says on the same ones."""
    deel = next(een for een in rol.onderdelen if een.id == kandidaat.deel.id)
    gemeen = deel.gemeen
    if deel.verschil is None or gemeen.zelf is None or gemeen.ander is None:
        return None
    achter = [een for een in rol.vragen if een.vraag in kandidaat.vragen and een.verschil is not None]
    invullers = min(een.ander.aantal or 0 for een in achter)
    return Groepsgezicht(rol.rol, gemeen.ander, gemeen.vragen, invullers, naast, gemeen.zelf)
