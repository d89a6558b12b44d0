"""One self-view against one other role: gaps per question and per section, on what both answered."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from ..model.methode import Vergelijken
from ..model.uitslag import Maten
from ..model.vergelijking import (
    Gemeen,
    Kent,
    OnderdeelVergelijking,
    Rolvergelijking,
    Stem,
    TeWeinig,
    Vak,
    VraagVergelijking,
)
from ..model.vragenlijst import Onderdeel, Vragenlijst, alle_onderdelen
from .maten import meet, voeg_samen
from .stemmen import VERBORGEN

Stemmen = Mapping[str, Stem]


def vergelijk_rol(lijst: Vragenlijst, methode: Vergelijken, rol: str, zelf: Stemmen, ander: Stemmen) -> Rolvergelijking:
    """Self against another role, from what either says on the questions that apply to it, in the order of the list."""
    vragen = {naam: vergelijk_vraag(methode, naam, zelf[naam], een) for naam, een in ander.items() if naam in zelf}
    rekenaar = _Rekenaar(lijst, methode, vragen)
    onderdelen = tuple(rekenaar.onderdeel(deel, deel.indeling or "") for deel in lijst.onderdelen)
    return Rolvergelijking(rol=rol, vragen=tuple(vragen.values()), onderdelen=onderdelen)


def vergelijk_vraag(methode: Vergelijken, naam: str, zelf: Stem, ander: Stem) -> VraagVergelijking:
    """One question: the gap x_self - x_other, where both know."""
    verschil = None if zelf.waarde is None or ander.waarde is None else zelf.waarde - ander.waarde
    return VraagVergelijking(
        vraag=naam,
        zelf=zelf,
        ander=ander,
        kent=_kent(zelf, ander),
        verschil=verschil,
        telt=verschil is not None and abs(verschil) >= methode.verschil_vraag.waarde,
        vak=vak_van(methode, zelf.waarde, ander.waarde),
    )


def _kent(zelf: Stem, ander: Stem) -> Kent:
    if ander == VERBORGEN:
        return "te weinig antwoorden"
    if _is_open(zelf) or _is_open(ander):
        return "nog open"
    if zelf.waarde is None:
        return "geen van beide" if ander.waarde is None else "alleen de ander"
    return "alleen zelf" if ander.waarde is None else "allebei"


def _is_open(kant: Stem) -> bool:
    """Whether nobody on this side filled it in. Who says weet-niet did: that is an answer to this question."""
    return kant.waarde is None and not kant.weet_niet and bool(kant.niet_ingevuld)


def vak_van(methode: Vergelijken, zelf: Fraction | None, ander: Fraction | None) -> Vak | None:
    """Which of the four boxes; what lies on the cut is high."""
    if zelf is None or ander is None:
        return None
    grens = methode.vakgrens.waarde
    if zelf >= grens:
        return "gedeelde kracht" if ander >= grens else "blinde vlek"
    return "verborgen kracht" if ander >= grens else "gedeelde opgave"


class _Rekenaar:
    """The sections over the questions that apply to both; `gemeen` are those that both answered."""

    def __init__(self, lijst: Vragenlijst, methode: Vergelijken, vragen: Mapping[str, VraagVergelijking]) -> None:
        self.methode, self.vragen = methode, vragen
        self.bouwstenen = lijst.bouwstenen
        self.zelf = {naam: een.zelf.waarde for naam, een in vragen.items()}
        self.ander = {naam: een.ander.waarde for naam, een in vragen.items()}
        self.gemeen = {naam for naam, een in vragen.items() if een.verschil is not None}

    def onderdeel(self, deel: Onderdeel, indeling: str) -> OnderdeelVergelijking:
        gemeen = self._gemeen(deel)
        te_weinig = self._te_weinig(gemeen)
        verschil = None if gemeen.zelf is None or gemeen.ander is None or te_weinig else gemeen.zelf - gemeen.ander
        return OnderdeelVergelijking(
            id=deel.id,
            nummer=deel.nummer,
            titel=deel.titel,
            indeling=indeling,
            zelf=self._maten(deel, self.zelf),
            ander=self._maten(deel, self.ander),
            gemeen=gemeen,
            verschil=verschil,
            telt=verschil is not None and abs(verschil) >= self.methode.verschil_onderdeel.waarde,
            vak=None if te_weinig else vak_van(self.methode, gemeen.zelf, gemeen.ander),
            te_weinig=te_weinig,
            onderdelen=tuple(self.onderdeel(kind, indeling) for kind in deel.onderdelen),
        )

    def _gemeen(self, deel: Onderdeel) -> Gemeen:
        """The weighted mean of the gaps is the gap of the weighted means: both are over the same questions."""
        zelf, ander = (self._maten(deel, waarden, self.gemeen) for waarden in (self.zelf, self.ander))
        namen = set(self._vraagnamen(deel))
        return Gemeen(len(namen & self.gemeen), len(namen), zelf.dekking, zelf.score, ander.score)

    def _te_weinig(self, gemeen: Gemeen) -> TeWeinig | None:
        if not gemeen.gedeeld:
            return "geen gedeelde vragen"
        if gemeen.vragen < self.methode.vragen_minstens.aantal:
            return "te weinig gemeenschappelijke vragen"
        return "te weinig gewicht" if gemeen.aandeel < self.methode.gewicht_minstens.waarde else None

    def _maten(
        self, deel: Onderdeel, waarden: Mapping[str, Fraction | None], bekend: Collection[str] | None = None
    ) -> Maten:
        if deel.onderdelen:
            return voeg_samen((kind.gewicht, self._maten(kind, waarden, bekend)) for kind in deel.onderdelen)
        return meet(
            (gewicht, waarden[vraag.id] if bekend is None or vraag.id in bekend else None)
            for vraag, gewicht, _ in self.bouwstenen.get(deel.id, ())
            if vraag.id in self.vragen
        )

    def _vraagnamen(self, deel: Onderdeel) -> Iterator[str]:
        for onder in alle_onderdelen([deel]):
            yield from (een.vraag.id for een in self.bouwstenen.get(onder.id, ()) if een.vraag.id in self.vragen)
