"""From a questionnaire and an answer file to all figures."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ..model.antwoorden import Antwoordbestand
from ..model.methode import Methode
from ..model.uitslag import (
    Aspecten,
    BandId,
    Basis,
    Geheel,
    Maten,
    OnderdeelUitslag,
    Oordeel,
    Schending,
    Staat,
    Term,
    Uitslag,
    VraagUitslag,
    Weergave,
)
from ..model.vragenlijst import Onderdeel, Vragenlijst, alle_onderdelen
from .maten import LEEG, heel, maak_breuk, meet, noemer_van, onevenwicht, voeg_samen
from .waarde import beoordeel


def scoor(vragenlijst: Vragenlijst, bestand: Antwoordbestand) -> Uitslag:
    """All figures of one answer file, exact."""
    vragen = beoordeel(vragenlijst, bestand)
    rekenaar = _Rekenaar(vragenlijst, vragen, bestand.kop.doelen)
    onderdelen = tuple(rekenaar.onderdeel(deel, deel.indeling or "") for deel in vragenlijst.onderdelen)
    tellend = [deel for deel in onderdelen if vragenlijst.indelingen[deel.indeling].telt_mee]
    return Uitslag(geheel=_geheel(vragenlijst.methode, tellend), onderdelen=onderdelen, vragen=vragen)


class _Lid(NamedTuple):
    """A question in a section, its weight there in whole numbers too: fractions would be reduced at every step."""

    vraag: str
    aspect: str | None
    gewicht: Fraction
    gewicht_heel: int
    gekoppeld: bool


@lru_cache(maxsize=1)
def _leden(vragenlijst: Vragenlijst) -> dict[str, tuple[int, tuple[_Lid, ...]]]:
    """The questions of every section, and what their weights are parts of: the same for every answer file."""
    uit = {}
    for naam, stenen in vragenlijst.bouwstenen.items():
        schaal = noemer_van(gewicht for _, gewicht, _ in stenen)
        leden = (_Lid(vraag.id, vraag.aspect, een, heel(een, schaal), gekoppeld) for vraag, een, gekoppeld in stenen)
        uit[naam] = schaal, tuple(leden)
    return uit


class _Rekenaar:
    def __init__(self, vragenlijst: Vragenlijst, vragen: Mapping[str, VraagUitslag], doelen: Mapping[str, int]) -> None:
        self.methode = vragenlijst.methode
        self.vragen = vragen
        self.doelen = doelen
        self.leden = _leden(vragenlijst)
        self.gevraagd = {naam for naam, een in vragen.items() if een.gevraagd}
        # The questions that stand in a denominator: asked, and not n.v.t.
        self.geldend = {naam for naam in self.gevraagd if vragen[naam].toestand != "nvt"}
        self.paren = {naam: self._paren(leden) for naam, (_, leden) in self.leden.items()}
        # By the section that is breached; the number keeps the order of the questions.
        self.schendingen: dict[str, list[tuple[int, Schending]]] = {}
        for plek, (naam, schending) in enumerate(self._alle_schendingen(vragenlijst)):
            self.schendingen.setdefault(naam, []).append((plek, schending))

    def onderdeel(self, deel: Onderdeel, indeling: str) -> OnderdeelUitslag:
        kinderen = tuple(self.onderdeel(kind, indeling) for kind in deel.onderdelen)
        maten = self._maten(deel)
        doel = self._doel(deel)
        return OnderdeelUitslag(
            id=deel.id,
            nummer=deel.nummer,
            titel=deel.titel,
            indeling=indeling,
            gewicht=deel.gewicht,
            maten=maten,
            basis=_basis([self.vragen[naam] for naam in dict.fromkeys(self._vraagnamen(deel))]),
            weergave=_weergave(self.methode, maten),
            doel=doel,
            staat=_staat(self.methode, maten, doel),
            band=_band(self.methode, maten),
            aspecten=self._aspecten(deel),
            schendingen=tuple(self._schendingen(deel)),
            termen=tuple(self._termen(deel, maten.gewicht)),
            onderdelen=kinderen,
        )

    def _paren(self, leden: Sequence[_Lid]) -> tuple[int, list[tuple[str | None, int, int | None]]]:
        """Aspect, weight and value of the applicable questions of a section, and the denominator of those values."""
        geldend = [(lid, self.vragen[lid.vraag].waarde) for lid in leden if lid.vraag in self.geldend]
        noemer = noemer_van(waarde for _, waarde in geldend if waarde is not None)
        return noemer, [
            (lid.aspect, lid.gewicht_heel, None if waarde is None else heel(waarde, noemer)) for lid, waarde in geldend
        ]

    def _maten(self, deel: Onderdeel, aspect: str | None = None) -> Maten:
        if deel.onderdelen:
            return voeg_samen((kind.gewicht, self._maten(kind, aspect)) for kind in deel.onderdelen)
        if deel.id not in self.leden:
            return LEEG
        schaal, (noemer, paren) = self.leden[deel.id][0], self.paren[deel.id]
        return meet([(gewicht, x) for een, gewicht, x in paren if aspect is None or een == aspect], schaal, noemer)

    def _termen(self, deel: Onderdeel, totaal: Fraction) -> list[Term]:
        schaal, leden = self.leden.get(deel.id, (1, ()))
        van = heel(totaal, schaal)
        return [
            Term(
                vraag=lid.vraag,
                gewicht=lid.gewicht,
                aandeel=maak_breuk(lid.gewicht_heel, van) if lid.vraag in self.geldend else None,
                gekoppeld=lid.gekoppeld,
            )
            for lid in leden
            if lid.vraag in self.gevraagd
        ]

    def _vraagnamen(self, deel: Onderdeel) -> Iterator[str]:
        for onder in alle_onderdelen([deel]):
            _, leden = self.leden.get(onder.id, (1, ()))
            yield from (lid.vraag for lid in leden)

    def _doel(self, deel: Onderdeel) -> Fraction:
        eigen = self.doelen.get(deel.nummer, self.doelen.get(deel.id))
        return self.methode.doel.waarde if eigen is None else Fraction(eigen, 100)

    def _aspecten(self, deel: Onderdeel) -> Aspecten:
        beleid, uitvoering = self._maten(deel, "beleid"), self._maten(deel, "uitvoering")
        verschil: Fraction | None = None
        oordeel: Oordeel | None = None
        vanaf = self.methode.aspect_bekend_vanaf.waarde
        if (
            beleid.score is not None
            and uitvoering.score is not None
            and min(beleid.dekking, uitvoering.dekking) >= vanaf
        ):
            verschil = uitvoering.score - beleid.score
            drempel = self.methode.aspect_verschil.waarde
            oordeel = "in evenwicht"
            if abs(verschil) >= drempel:
                oordeel = "papier" if verschil < 0 else "praktijk zonder beleid"
        return Aspecten(beleid=beleid, uitvoering=uitvoering, verschil=verschil, oordeel=oordeel)

    def _alle_schendingen(self, vragenlijst: Vragenlijst) -> Iterator[tuple[str, Schending]]:
        """Every answer that breaches a section outright, with that section; the rule may stand in any section."""
        for naam, stenen in vragenlijst.bouwstenen.items():
            for vraag, _, gekoppeld in stenen:
                if gekoppeld or vraag.grens is None:
                    continue
                uitslag = self.vragen[vraag.id]
                if uitslag.toestand == "bekend" and uitslag.antwoord in vraag.grens.bij:
                    yield vraag.grens.onderdeel, Schending(onderdeel=naam, vraag=vraag.id, tekst=vraag.grens.tekst)

    def _schendingen(self, deel: Onderdeel) -> Iterator[Schending]:
        """The breaches of this section and of those within it."""
        eigen = [een for onder in alle_onderdelen([deel]) for een in self.schendingen.get(onder.id, ())]
        return (schending for _, schending in sorted(eigen))


def _basis(uitslagen: Sequence[VraagUitslag]) -> Basis:
    toestanden = [uitslag.toestand for uitslag in uitslagen]
    return Basis(
        beantwoord=toestanden.count("bekend"),
        nvt=toestanden.count("nvt"),
        weet_niet=toestanden.count("weet-niet"),
        niet_ingevuld=toestanden.count("niet-ingevuld"),
    )


def _weergave(methode: Methode, maten: Maten) -> Weergave:
    if not maten.gewicht:
        return "niet van toepassing"
    if maten.score is None or maten.dekking < methode.geen_getal_onder.waarde:
        return "geen getal"
    return "grijs" if maten.dekking < methode.grijs_onder.waarde else "getal"


def _staat(methode: Methode, maten: Maten, doel: Fraction) -> Staat:
    if not maten.gewicht:
        return "niet_van_toepassing"
    if maten.dekking < methode.geen_getal_onder.waarde or maten.score is None:
        return "uitzoeken"
    if maten.ondergrens >= doel:
        return "op_orde"
    return "lijkt_op_orde" if maten.score >= doel else "verbeteren"


def _band(methode: Methode, maten: Maten) -> BandId | None:
    """The band of the middle mark; none where no figure is shown."""
    if maten.score is None or maten.dekking < methode.geen_getal_onder.waarde:
        return None
    passend = [band for band in methode.banden if band.vanaf <= maten.score]
    return max(passend, key=lambda band: band.vanaf).id if passend else None


def _geheel(methode: Methode, tellend: Sequence[OnderdeelUitslag]) -> Geheel:
    maten = voeg_samen((deel.gewicht, deel.maten) for deel in tellend)
    scores = [(deel.gewicht, deel.maten.score) for deel in tellend if deel.maten.score is not None]
    tellingen = [deel.basis for deel in tellend]
    return Geheel(
        maten=maten,
        basis=Basis(
            beantwoord=sum(een.beantwoord for een in tellingen),
            nvt=sum(een.nvt for een in tellingen),
            weet_niet=sum(een.weet_niet for een in tellingen),
            niet_ingevuld=sum(een.niet_ingevuld for een in tellingen),
        ),
        weergave=_weergave(methode, maten),
        onevenwicht=onevenwicht(scores),
    )
