"""The words of the conversation guide: at most 600, for nobody brings more than two pages to a talk.

When there are more, tasks get short names, then examples go but for one, then tips but for one, then that example, and
whole topics: those that were chosen last go first. The last tip goes when even one topic leaves no room for it.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from ..model.antwoorden import Kop
from ..model.gesprek import Bewering, Gespreksleidraad, Verschilsoort
from ..model.leidraad import Gespreksonderwerp, Gezicht, Groepsgezicht, Leidraad
from ..model.uitslag import procent
from ..model.vraag import Vraag
from ..model.vragenlijst import Vragenlijst
from . import opmaak
from .gespreksantwoord import beide, naast_elkaar
from .gespreksblad import Deel, Gespreksblad, Schrijfregel, Stuk, Tabel, Zin, tel_woorden
from .gespreksfeiten import bijlage, bronvermelding, herkomst

MEESTE_WOORDEN = 600
_IN_DE_RAND = 3  # "2 / 2" on the second page
_REGELS_VOOR_AFSPRAKEN = 3
_KORT = (False, True)
_GEEN_ONDERWERPEN = "Er zijn te weinig dezelfde vragen beantwoord om hier onderwerpen te noemen."
_CIJFERS = "Cijfers van 0 tot 100."
_CIJFERS_GEDEELD = "Cijfers van 0 tot 100, over gedeelde vragen."


def maak_gespreksblad(lijst: Vragenlijst, gesprek: Gespreksleidraad, kop: Kop, leidraad: Leidraad) -> Gespreksblad:
    """The guide in words. `kop` is of who makes it. Only a questionnaire with endless texts could need more words."""
    tekst = _Tekst(lijst, gesprek, kop, leidraad)
    alle = len(leidraad.onderwerpen)
    bladen = (tekst.blad(vorm) for vorm in _vormen(alle))
    past = (blad for blad in bladen if tel_woorden(blad) <= MEESTE_WOORDEN - _IN_DE_RAND)
    return next(past, tekst.blad(_Vorm(0, 0, 0, kort=True)))


class _Vorm(NamedTuple):
    """How much to say: so many topics, of so many of them a tip and an example; and tasks by their short names."""

    onderwerpen: int
    tips: int
    voorbeelden: int
    kort: bool


def _vormen(alle: int) -> list[_Vorm]:
    """Every form, the fullest first."""
    vormen = [
        _Vorm(onderwerpen, tips, voorbeelden, kort)
        for onderwerpen in range(alle, -1, -1)
        for tips, voorbeelden in product(range(onderwerpen, -1, -1), repeat=2)
        for kort in _KORT
    ]
    return sorted(vormen, key=lambda vorm: (not vorm.tips, -vorm.onderwerpen, not vorm.voorbeelden))


class _Tekst:
    """Puts the guide in words, as fully as asked."""

    def __init__(self, lijst: Vragenlijst, gesprek: Gespreksleidraad, kop: Kop, leidraad: Leidraad) -> None:
        self._lijst, self._gesprek, self._leidraad = lijst, gesprek, leidraad
        self._delen = {deel.id: deel for deel in lijst.onderdelen}
        self._gemeente = opmaak.zonder_draai(kop.gemeente)
        self._ander = lijst.rollen[leidraad.gesprek_met].naam
        self._naam_ander = opmaak.hoofdletter(self._ander)
        self._bijlagen = {kort: tuple(bijlage(lijst, gesprek, kop, leidraad, kort=kort)) for kort in _KORT}

    def blad(self, vorm: _Vorm) -> Gespreksblad:
        gekozen = [een for een in self._leidraad.onderwerpen if een.rang < vorm.onderwerpen]
        delen = [self._opening()]
        delen.append(Deel("kop", "Onderwerpen", 2, (Zin(self._leeswijzer(gekozen)),)))
        delen += [self._onderwerp(een, vorm) for een in gekozen]
        return Gespreksblad(
            titel=f"Gespreksleidraad {self._gemeente}",
            ondertitel=herkomst(self._lijst, self._leidraad),
            delen=(*delen, self._afspraken(), *self._bijlagen[vorm.kort]),
        )

    @staticmethod
    def _leeswijzer(gekozen: list[Gespreksonderwerp]) -> str:
        if not gekozen:
            return _GEEN_ONDERWERPEN
        return _CIJFERS_GEDEELD if all(een.eigen.van is None for een in gekozen) else _CIJFERS

    def _opening(self) -> Deel:
        opening = self._gesprek.opening
        zinnen = [Zin(" ".join(opening.tekst))]
        if not self._leidraad.stof.ander:
            zinnen.append(Zin("Hieronder staat hoe u het ziet. Vraag hoe de ander het ziet."))
        return Deel("opening", "Begin samen", 2, (*zinnen, *(Schrijfregel(f"{een}:") for een in opening.invullen)))

    def _afspraken(self) -> Deel:
        afsluiting = self._gesprek.afsluiting
        kolommen = afsluiting.invullen
        leeg = (tuple("" for _ in kolommen),) * _REGELS_VOOR_AFSPRAKEN
        tabel = Tabel("", kolommen, leeg)
        return Deel("afspraken", "Afspraken", 2, (Zin(" ".join(afsluiting.tekst)), tabel))

    def _onderwerp(self, een: Gespreksonderwerp, vorm: _Vorm) -> Deel:
        deel = self._delen[een.onderdeel]
        # Of one side alone there is nothing to say about how the views lie.
        rubriek = self._soort(een).titel if self._leidraad.stof.ander else ""
        stukken = tuple(self._inhoud(een, vorm))
        return Deel("onderwerp", f"{deel.nummer} {deel.titel}", 3, stukken, rubriek, tuple(self._gezichten(een)))

    def _soort(self, een: Gespreksonderwerp) -> Verschilsoort:
        soort: Verschilsoort = getattr(self._gesprek.verschillen, een.soort)
        return soort

    def _gezichten(self, een: Gespreksonderwerp) -> Iterator[Stuk]:
        yield self._gezicht("U", een.eigen)
        yield self._gezicht(self._naam_ander, een.ander) if een.ander else Schrijfregel(f"{self._naam_ander}:")
        yield from map(self._groep, een.groepen)

    def _gezicht(self, wie: str, gezicht: Gezicht) -> Zin:
        """How a side sees it: a word, a figure, and what that rests on."""
        kop = f"{wie}:"
        if gezicht.van == 0:
            return Zin("kreeg hierover geen vragen", kop, soort="gezicht")
        basis = _vragen(gezicht.vragen)
        if gezicht.van is not None:
            basis = f"{gezicht.vragen} van {_vragen(gezicht.van)}"
        if gezicht.score is None:
            return Zin("te weinig bekend", kop, f"({basis})", "gezicht")
        return Zin(self._cijfer(gezicht.score), kop, f"({basis})", "gezicht", procent(gezicht.score))

    def _groep(self, groep: Groepsgezicht) -> Zin:
        """How an anonymous role sees it. No bar: it is over other questions than those of the two sides."""
        kop = f"{opmaak.hoofdletter(self._lijst.rollen[groep.rol].naam)}:"
        naast = self._ander if groep.naast_rol == self._leidraad.gesprek_met else "u"
        basis = f"{_vragen(groep.vragen)}, minstens {groep.invullers} invullers; {naast} daarop {procent(groep.naast)}"
        return Zin(self._cijfer(groep.score), kop, f"({basis})", "gezicht")

    def _cijfer(self, score: Fraction) -> str:
        banden = [band for band in self._lijst.methode.banden if band.vanaf <= score]
        return f"{max(banden, key=lambda band: band.vanaf).naam}, {procent(score)}"

    def _inhoud(self, een: Gespreksonderwerp, vorm: _Vorm) -> Iterator[Stuk]:
        if een.rang < vorm.voorbeelden and een.vraag:
            yield self._voorbeeld(een, self._lijst.vragen[een.vraag])
        if een.feit:
            yield self._bewering("Feit:", een.feit)
        if een.rang < vorm.tips and een.tip:
            yield self._bewering(f"Tip ({self._lijst.rollen[een.tip.voor].naam}):", een.tip)
        onderwerp = self._gesprek.onderwerpen.get(een.onderdeel)
        soort = self._soort(een)
        yield Zin(onderwerp.vraag if onderwerp else soort.vraag, "Vraag:", soort="vraag")
        if een.maatregel:
            bron = bronvermelding(self._lijst, een.maatregel.bronnen[:1])
            # A measure speaks to the other side.
            yield Zin(opmaak.met_punt(een.maatregel.titel), f"Stap ({self._ander}):", bron)
        else:
            yield Zin(soort.stap, "Stap:")
        if onderwerp:
            yield Zin(onderwerp.aanbod, "Aanbod:")

    def _bewering(self, kop: str, een: Bewering) -> Zin:
        return Zin(een.tekst, kop, bronvermelding(self._lijst, een.bronnen[:1]))

    def _voorbeeld(self, een: Gespreksonderwerp, vraag: Vraag) -> Zin:
        """The question that shows it best, with what either side answered; or whom to ask, when nobody knows."""
        if een.soort == "onbekend":
            wie = f" Vraag het aan: {opmaak.opsomming(vraag.wie_weet)}." if vraag.wie_weet else ""
            return Zin(f"{opmaak.met_punt(vraag.kort)}{wie}", "Zoek uit:")
        kanten = beide(self._leidraad.stof)
        return Zin(naast_elkaar(self._lijst, self._gesprek.voor, vraag, kanten), "Bijvoorbeeld:")


def _vragen(aantal: int) -> str:
    return f"{aantal} {'vraag' if aantal == 1 else 'vragen'}"
