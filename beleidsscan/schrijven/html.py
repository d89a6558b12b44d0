"""The report and its summary as HTML: one file, no script, the same content for screen, print and PDF."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from ..model.uitslag import OnderdeelUitslag, VraagUitslag, procent
from ..model.vragenlijst import Drempel, Maatregel, Vraag, alle_onderdelen
from . import opmaak
from .inhoud import Rapportinhoud
from .sjabloon import Blad

# What the sections in each state come to: of the municipality, and as somebody else sees it.
_KERN = {
    "op_orde": "heeft {} op orde",
    "lijkt_op_orde": "lijkt {} op orde te hebben",
    "verbeteren": "kan {} verbeteren",
    "uitzoeken": "moet {} eerst uitzoeken",
}
_KERN_BLIK = {
    "op_orde": "{} op orde",
    "lijkt_op_orde": "{} misschien op orde",
    "verbeteren": "{} te verbeteren",
    "uitzoeken": "{} eerst uit te zoeken",
}
# So many measures are named where nothing is known yet.
_HOOGUIT_GENOEMD = 3


def naar_html(inhoud: Rapportinhoud, sjablonen: Path, *, beknopt: bool, voor_pdf: bool, krap: bool = False) -> str:
    """The whole document. For a PDF its fonts are referred to by file; otherwise everything is inside.

    `krap`: a summary set so close that it fits on one page, whatever there is to say.

    Raises BeleidsscanFout when the accent colour has too little contrast.
    """
    weergave = Weergave(inhoud, sjablonen, voor_pdf=voor_pdf)
    return weergave.vul_in(
        "samenvatting.html" if beknopt else "rapport.html",
        titel=weergave.titel(beknopt),
        krap=krap,
        uitslag=inhoud.uitslag,
        advies=inhoud.advies,
        methode=inhoud.lijst.methode,
        herkomst=inhoud.document.herkomst,
    )


class Weergave(Blad):
    """What the templates ask for and the models do not say in so many words. Selects and words; computes no figure."""

    def __init__(self, inhoud: Rapportinhoud, sjablonen: Path, *, voor_pdf: bool) -> None:
        super().__init__(inhoud.lijst, inhoud.bestand.kop, inhoud.logo, sjablonen, voor_pdf=voor_pdf)
        self._inhoud = inhoud
        self.anoniem = inhoud.anoniem
        self.delen = {deel.id: deel for deel in inhoud.uitslag.alle_onderdelen()}
        self.maatregelen = {maatregel.id: maatregel for maatregel in inhoud.lijst.maatregelen}
        self.onderdelen = {deel.id: deel for deel in alle_onderdelen(inhoud.lijst.onderdelen)}

    def titel(self, beknopt: bool) -> str:
        """The title of the document."""
        soort = "Samenvatting" if beknopt else "Adviesrapport"
        gezien = f", gezien door {self.blik}" if self.blik else ""
        return f"{soort} {self._inhoud.bestand.kop.gemeente}{gezien}: {self._inhoud.lijst.titel}"

    @property
    def blik(self) -> str:
        """Who looks at the municipality here, such as 'uw organisatie'; nothing when it answers about itself."""
        return self._inhoud.lijst.rollen[self._inhoud.bestand.kop.rol].blik

    @property
    def afzender(self) -> str:
        """Who answered."""
        return opmaak.afzender(self._inhoud.lijst, self._inhoud.bestand)

    @property
    def gevraagd(self) -> int:
        """How many scored questions were asked."""
        return sum(self._telt(uitslag) for uitslag in self._inhoud.uitslag.vragen.values())

    @property
    def beantwoord(self) -> int:
        """How many of those are known."""
        vragen = self._inhoud.uitslag.vragen.values()
        return sum(self._telt(uitslag) and uitslag.toestand == "bekend" for uitslag in vragen)

    @property
    def nvt(self) -> int:
        """How many do not apply here."""
        vragen = self._inhoud.uitslag.vragen.values()
        return sum(self._telt(uitslag) and uitslag.toestand == "nvt" for uitslag in vragen)

    def _telt(self, uitslag: VraagUitslag) -> bool:
        return uitslag.gevraagd and self._inhoud.lijst.vragen[uitslag.id].telt

    def rij(self, indeling: str) -> list[OnderdeelUitslag]:
        """The top-level sections of one row."""
        return [deel for deel in self._inhoud.uitslag.onderdelen if deel.indeling == indeling]

    def tellend(self) -> list[OnderdeelUitslag]:
        """The sections that make up the whole."""
        indelingen = self._inhoud.lijst.indelingen
        return [deel for deel in self._inhoud.uitslag.onderdelen if indelingen[deel.indeling].telt_mee]

    def staat(self, deel: OnderdeelUitslag) -> str:
        """The state of a section in words."""
        staten = self._inhoud.lijst.indelingen[deel.indeling].staten
        woord: str = staten.geschonden if deel.schendingen else getattr(staten, deel.staat)
        return woord

    def kernzin(self) -> str:
        """What the profile says, in one sentence, from the number of sections in each state."""
        staten = [deel.staat for deel in self.tellend()]
        zinnen = _KERN_BLIK if self.blik else _KERN
        delen = [zin.format(self._hoeveel(staten.count(staat))) for staat, zin in zinnen.items() if staat in staten]
        gemeente = self._inhoud.bestand.kop.gemeente
        if self.blik and delen:
            return f"Zo ziet {self.blik} het beleid van {gemeente}: {opmaak.opsomming(delen)}"
        if self._inhoud.bestand.kop.herkomst == "openbaar document":
            gemeente = f"Volgens dit document: {gemeente}"
        return f"{gemeente} {opmaak.opsomming(delen)}" if delen else f"Deze vragen gelden niet voor {gemeente}"

    def _hoeveel(self, aantal: int) -> str:
        indeling = self._inhoud.lijst.indelingen[self.tellend()[0].indeling]
        return f"{opmaak.telwoord(aantal)} {indeling.enkelvoud if aantal == 1 else indeling.meervoud}"

    def inleiding(self) -> str:
        """How much is known, and what that means for the reader."""
        hoe = "beantwoord"
        if self._inhoud.bestand.kop.herkomst == "openbaar document":
            hoe = "uit een openbaar document te beantwoorden"
        if self.nvt + self.beantwoord == self.gevraagd:
            return f"Alle {self.gevraagd} vragen die meetellen zijn {hoe}."
        return (
            f"Van de {self.gevraagd} vragen die meetellen zijn er {self.beantwoord} {hoe}. "
            "Daarom staat steeds wat er minstens is, en wat het kan zijn als al het onbekende goed blijkt."
        )

    def leeswijzer(self, indeling: str) -> str:
        """How many sections of a row are in which state."""
        staten = [self.staat(deel) for deel in self.rij(indeling)]
        woorden = self._inhoud.lijst.indelingen[indeling]
        if len(set(staten)) == 1 < len(staten):
            return f"Bij alle {opmaak.telwoord(len(staten))} {woorden.meervoud} is de stand “{staten[0]}”."
        tellingen = []
        for staat in dict.fromkeys(staten):
            aantal = staten.count(staat)
            naam = woorden.enkelvoud if aantal == 1 else woorden.meervoud
            tellingen.append(f"bij {opmaak.telwoord(aantal)} {naam} “{staat}”")
        return f"De stand is {opmaak.opsomming(tellingen)}."

    def waar(self, onderdeel: str) -> str:
        """Which section, in two words: 'punt 8'."""
        deel = self.delen[onderdeel]
        return f"{self._inhoud.lijst.indelingen[deel.indeling].enkelvoud} {deel.nummer}"

    def duiding(self, deel: OnderdeelUitslag) -> str:
        """What a figure like this looks like, only when that is beyond doubt: much known, whatever the rest turns out.

        Never for a public document: its silence says nothing about what the municipality does. Nor for who looks at
        the municipality: these words speak to the municipality itself.
        """
        zeker = deel.weergave == "getal" and self._band(deel.maten.ondergrens) == self._band(deel.maten.bovengrens)
        openbaar = self._inhoud.bestand.kop.herkomst == "openbaar document"
        if not zeker or deel.band is None or openbaar or self.blik:
            return ""
        return str(getattr(self.onderdelen[deel.id].duiding, deel.band))

    def _band(self, breuk: Fraction) -> str:
        banden = [band for band in self._inhoud.lijst.methode.banden if band.vanaf <= breuk]
        return max(banden, key=lambda band: band.vanaf).id

    def geschonden(self) -> list[OnderdeelUitslag]:
        """The sections that an answer breaches outright."""
        return [deel for deel in self._inhoud.uitslag.onderdelen if deel.schendingen]

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

    def papier_en_praktijk(self, deel: OnderdeelUitslag) -> str:
        """Policy against practice, in words and figures."""
        beleid, uitvoering = deel.aspecten.beleid.score, deel.aspecten.uitvoering.score
        if beleid is None or uitvoering is None:
            return ""
        cijfers = f"op papier {procent(beleid)}, in de praktijk {procent(uitvoering)}"
        return {
            "papier": f"Er staat meer op papier dan er in de praktijk gebeurt: {cijfers}.",
            "praktijk zonder beleid": f"In de praktijk gebeurt meer dan er op papier staat: {cijfers}.",
            "in evenwicht": f"Beleid en uitvoering zijn in evenwicht: {cijfers}.",
        }[deel.aspecten.oordeel or "in evenwicht"]

    def drempels(self) -> list[tuple[str, Drempel]]:
        """The numbers of the method with their names for people."""
        methode = self._inhoud.lijst.methode
        return [
            ("Geen score onder een dekking van", methode.geen_getal_onder),
            ("Grijze score onder een dekking van", methode.grijs_onder),
            ("Doel per onderdeel", methode.doel),
            ("Papier tegenover praktijk vanaf een dekking van", methode.aspect_bekend_vanaf),
            ("Verschil tussen papier en praktijk dat telt", methode.aspect_verschil),
        ]

    def overige(self, deel: OnderdeelUitslag) -> list[tuple[Vraag, VraagUitslag]]:
        """The questions of a section that were asked but are never scored."""
        vragen = [vraag for vraag in self.onderdelen[deel.id].vragen if not vraag.telt]
        paren = [(vraag, self._inhoud.uitslag.vragen[vraag.id]) for vraag in vragen]
        return [paar for paar in paren if paar[1].gevraagd]

    def vragen_van(self, deel: OnderdeelUitslag) -> Iterator[tuple[Vraag, VraagUitslag]]:
        """The questions that belong to a section itself, those of its sections too, not the linked ones."""
        for term in deel.termen:
            if not term.gekoppeld:
                yield self._inhoud.lijst.vragen[term.vraag], self._inhoud.uitslag.vragen[term.vraag]
        for kind in deel.onderdelen:
            yield from self.vragen_van(kind)

    def op_orde(self, deel: OnderdeelUitslag) -> list[tuple[Vraag, VraagUitslag]]:
        """Known questions at or above the target of the section."""
        return [paar for paar in self.vragen_van(deel) if paar[1].waarde is not None and paar[1].waarde >= deel.doel]

    def ontbreekt(self, deel: OnderdeelUitslag) -> list[tuple[Vraag, VraagUitslag]]:
        """Known questions below the target of the section."""
        return [paar for paar in self.vragen_van(deel) if paar[1].waarde is not None and paar[1].waarde < deel.doel]

    def onbekend(self, deel: OnderdeelUitslag) -> list[tuple[Vraag, VraagUitslag]]:
        """Questions of the section without an answer."""
        return [paar for paar in self.vragen_van(deel) if paar[1].onbekend]

    def niet_van_toepassing(self, deel: OnderdeelUitslag) -> list[tuple[Vraag, VraagUitslag]]:
        """Questions of the section that do not apply here."""
        return [paar for paar in self.vragen_van(deel) if paar[1].toestand == "nvt"]

    def gekoppeld(self, deel: OnderdeelUitslag) -> list[tuple[Vraag, VraagUitslag]]:
        """Questions of other sections that count here too."""
        return [
            (self._inhoud.lijst.vragen[term.vraag], self._inhoud.uitslag.vragen[term.vraag])
            for term in deel.termen
            if term.gekoppeld
        ]

    def gekoppeld_verdeeld(self, deel: OnderdeelUitslag) -> list[tuple[str, list[tuple[Vraag, VraagUitslag]]]]:
        """The linked questions of a section, by what their answers say."""
        paren = self.gekoppeld(deel)
        groepen = [
            ("Op orde", [een for een in paren if een[1].waarde is not None and een[1].waarde >= deel.doel]),
            ("Kan beter", [een for een in paren if een[1].waarde is not None and een[1].waarde < deel.doel]),
            ("Nog onbekend", [een for een in paren if een[1].onbekend]),
        ]
        return [(naam, groep) for naam, groep in groepen if groep]

    def levert_op(self, deel: OnderdeelUitslag) -> bool:
        """Whether any measure of this section would still raise the whole."""
        return any(self._inhoud.advies.opbrengsten[een.id] for een in self.passend(deel))

    def raakt(self, deel: OnderdeelUitslag) -> list[OnderdeelUitslag]:
        """The sections that its questions count in as well."""
        namen = {naam for vraag, _ in self.vragen_van(deel) for naam in vraag.raakt}
        return [een for een in self.delen.values() if een.id in namen]

    def passend(self, deel: OnderdeelUitslag) -> list[Maatregel]:
        """The measures for a section that may still change an answer: what certainly does so first, then by gain."""
        opbrengsten, werking = self._inhoud.advies.opbrengsten, self._inhoud.advies.werking
        namen = {een.id for een in alle_onderdelen([self.onderdelen[deel.id]])}
        maatregelen = [
            een for een in self._inhoud.lijst.maatregelen if een.onderdeel in namen and werking[een.id] != "geen"
        ]
        return sorted(
            maatregelen, key=lambda een: (werking[een.id] != "zeker", -opbrengsten[een.id] / een.dagdelen, een.id)
        )

    def voorbeeld(self, maatregel: Maatregel) -> str:
        """The example of a measure; none when it is this municipality itself."""
        eigen = self._inhoud.bestand.kop.gemeentecode
        return "" if eigen and maatregel.voorbeeld_van == eigen else maatregel.voorbeeld

    def kop_maatregelen(self, deel: OnderdeelUitslag) -> str:
        """The heading above the measures of a section."""
        if deel.staat == "uitzoeken":
            return "Maatregelen die kunnen passen"
        if self.blik:
            return "Wat de gemeente kan doen"
        return "Wat hier nog beter kan" if deel.staat == "op_orde" else "Maatregelen die passen"

    @staticmethod
    def onbeantwoord(deel: OnderdeelUitslag) -> bool:
        """Whether nothing at all is known of a section that applies: then no measure can be chosen."""
        return bool(deel.maten.gewicht) and not deel.basis.beantwoord

    def voluit(self, deel: OnderdeelUitslag) -> int:
        """How many measures of a section are written out: what must improve first asks for more than a title."""
        if self.onbeantwoord(deel):
            return 0
        return 3 if deel.staat == "verbeteren" else 1

    def in_het_kort(self, deel: OnderdeelUitslag) -> list[Maatregel]:
        """The measures of a section that are only named; a few when nothing is known of it."""
        rest = self.passend(deel)[self.voluit(deel) :]
        return rest[:_HOOGUIT_GENOEMD] if self.onbeantwoord(deel) else rest

    def vraagtekst(self, vraag: Vraag) -> str:
        """The wording that this respondent saw."""
        return vraag.tekst_voor(self._inhoud.bestand.kop.rol)

    def antwoord(self, vraag: Vraag, uitslag: VraagUitslag) -> str:
        """An answer in words."""
        return opmaak.antwoord_tekst(self._inhoud.lijst, vraag, uitslag)

    def antwoord_kort(self, vraag: Vraag, uitslag: VraagUitslag) -> str:
        """An answer for a narrow column."""
        return opmaak.antwoord_kort(vraag, uitslag)

    def gegeven(self, vraag_id: str) -> Any:
        """The answer as it was given, with its explanation and evidence, or None."""
        return self._inhoud.bestand.antwoorden.get(vraag_id)

    def zonder_bewijs(self) -> list[Vraag]:
        """Questions with a high level and no evidence."""
        vragen = self._inhoud.uitslag.vragen.values()
        return [self._inhoud.lijst.vragen[uitslag.id] for uitslag in vragen if uitslag.bewijs_ontbreekt]

    def rekenvoorbeeld(self) -> OnderdeelUitslag | None:
        """The section that shows the arithmetic best: known and unknown answers, as few as there are."""
        delen = [deel for deel in self.delen.values() if deel.termen and deel.maten.score is not None]
        return min(delen, key=lambda deel: (deel.maten.dekking == 1, len(deel.termen), deel.id), default=None)
