"""Which answers the report names with a section: in order, to improve, unknown, counted from elsewhere."""

from collections.abc import Iterator

from ..model.uitslag import OnderdeelUitslag, VraagUitslag
from ..model.vraag import Vraag
from ..model.vragenlijst import alle_onderdelen
from .inhoud import Rapportinhoud

Paar = tuple[Vraag, VraagUitslag]


class Antwoordkeuze:
    """The questions of a section with what they came to. Selects; computes no figure."""

    def __init__(self, inhoud: Rapportinhoud) -> None:
        self._vragen = inhoud.lijst.vragen
        self._uitslagen = inhoud.uitslag.vragen
        self._onderdelen = {deel.id: deel for deel in alle_onderdelen(inhoud.lijst.onderdelen)}

    def overige(self, deel: OnderdeelUitslag) -> list[Paar]:
        """The questions of a section that were asked but are never scored."""
        vragen = [vraag for vraag in self._onderdelen[deel.id].vragen if not vraag.telt]
        paren = [(vraag, self._uitslagen[vraag.id]) for vraag in vragen]
        return [paar for paar in paren if paar[1].gevraagd]

    def eigen(self, deel: OnderdeelUitslag) -> Iterator[Paar]:
        """The questions that belong to a section itself, those of its sections too, not the linked ones."""
        for term in deel.termen:
            if not term.gekoppeld:
                yield self._vragen[term.vraag], self._uitslagen[term.vraag]
        for kind in deel.onderdelen:
            yield from self.eigen(kind)

    def op_orde(self, deel: OnderdeelUitslag) -> list[Paar]:
        """Known questions at or above the target of the section."""
        return [paar for paar in self.eigen(deel) if _haalt_doel(paar, deel)]

    def ontbreekt(self, deel: OnderdeelUitslag) -> list[Paar]:
        """Known questions below the target of the section."""
        return [paar for paar in self.eigen(deel) if _mist_doel(paar, deel)]

    def onbekend(self, deel: OnderdeelUitslag) -> list[Paar]:
        """Questions of the section without an answer."""
        return [paar for paar in self.eigen(deel) if paar[1].onbekend]

    def niet_van_toepassing(self, deel: OnderdeelUitslag) -> list[Paar]:
        """Questions of the section that do not apply here."""
        return [paar for paar in self.eigen(deel) if paar[1].toestand == "nvt"]

    def gekoppeld(self, deel: OnderdeelUitslag) -> list[Paar]:
        """Questions of other sections that count here too."""
        return [(self._vragen[term.vraag], self._uitslagen[term.vraag]) for term in deel.termen if term.gekoppeld]

    def gekoppeld_verdeeld(self, deel: OnderdeelUitslag) -> list[tuple[str, list[Paar]]]:
        """The linked questions of a section, by what their answers say."""
        paren = self.gekoppeld(deel)
        groepen = [
            ("Op orde", [paar for paar in paren if _haalt_doel(paar, deel)]),
            ("Kan beter", [paar for paar in paren if _mist_doel(paar, deel)]),
            ("Nog onbekend", [paar for paar in paren if paar[1].onbekend]),
        ]
        return [(naam, groep) for naam, groep in groepen if groep]

    def zonder_bewijs(self) -> list[Vraag]:
        """Questions with a high level and no evidence."""
        return [self._vragen[uitslag.id] for uitslag in self._uitslagen.values() if uitslag.bewijs_ontbreekt]


def _haalt_doel(paar: Paar, deel: OnderdeelUitslag) -> bool:
    return paar[1].waarde is not None and paar[1].waarde >= deel.doel


def _mist_doel(paar: Paar, deel: OnderdeelUitslag) -> bool:
    return paar[1].waarde is not None and paar[1].waarde < deel.doel
