"""Which measures the report names with a section, in what order, and how many of them it writes out."""

from ..model.uitslag import OnderdeelUitslag
from ..model.vragenlijst import Maatregel, alle_onderdelen
from .inhoud import Rapportinhoud

# So many measures are named where nothing is known yet.
_HOOGUIT_GENOEMD = 3


class Maatregelkeuze:
    """The measures of a section. Selects; computes no figure."""

    def __init__(self, inhoud: Rapportinhoud) -> None:
        self._inhoud = inhoud
        self._onderdelen = {deel.id: deel for deel in alle_onderdelen(inhoud.lijst.onderdelen)}

    def passend(self, deel: OnderdeelUitslag) -> list[Maatregel]:
        """The measures for a section that may still change an answer: what certainly does so first, then by gain."""
        opbrengsten, werking = self._inhoud.advies.opbrengsten, self._inhoud.advies.werking
        namen = {een.id for een in alle_onderdelen([self._onderdelen[deel.id]])}
        maatregelen = [
            een for een in self._inhoud.lijst.maatregelen if een.onderdeel in namen and werking[een.id] != "geen"
        ]
        return sorted(
            maatregelen, key=lambda een: (werking[een.id] != "zeker", -opbrengsten[een.id] / een.dagdelen, een.id)
        )

    def levert_op(self, deel: OnderdeelUitslag) -> bool:
        """Whether any measure of this section would still raise the whole."""
        return any(self._inhoud.advies.opbrengsten[een.id] for een in self.passend(deel))

    def voluit(self, deel: OnderdeelUitslag) -> list[Maatregel]:
        """The measures of a section that are written out: what must improve first asks for more than a title."""
        return self.passend(deel)[: _aantal_voluit(deel)]

    def in_het_kort(self, deel: OnderdeelUitslag) -> list[Maatregel]:
        """The measures of a section that are only named; a few when nothing is known of it."""
        rest = self.passend(deel)[_aantal_voluit(deel) :]
        return rest[:_HOOGUIT_GENOEMD] if deel.onbeantwoord else rest

    def naast_het_plan(self) -> list[tuple[OnderdeelUitslag, Maatregel]]:
        """The measures of sections that do not make up the whole and hold out badly, breached ones first."""
        indelingen = self._inhoud.lijst.indelingen
        delen = [
            deel
            for deel in self._inhoud.uitslag.onderdelen
            if not indelingen[deel.indeling].telt_mee and (deel.schendingen or deel.staat == "verbeteren")
        ]
        delen.sort(key=lambda deel: not deel.schendingen)
        return [(deel, maatregel) for deel in delen for maatregel in self.passend(deel)]

    def voorbeeld(self, maatregel: Maatregel) -> str:
        """The example of a measure; none when it is this municipality itself."""
        eigen = self._inhoud.bestand.kop.gemeentecode
        return "" if eigen and maatregel.voorbeeld_van == eigen else maatregel.voorbeeld


def _aantal_voluit(deel: OnderdeelUitslag) -> int:
    if deel.onbeantwoord:
        return 0
    return 3 if deel.staat == "verbeteren" else 1
