"""The rows of a workbook with answers and evidence, and what would make answers get lost."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from ..model.basis import slug_van
from ..model.bevinding import MEESTE, Bevinding, Plaats, dichtstbij
from ..model.invoer import lees_invoer
from ..model.vraag import OpenVraag
from ..model.vragenlijst import Vragenlijst
from ..model.werkboek import (
    ANTWOORD,
    BRON,
    INVULKOLOMMEN,
    NOTITIE,
    PLAATS,
    REDEN,
    SCHEIDING,
    TOELICHTING,
    VRAAG_ID,
    VRAAGKOLOMMEN,
    kolomletters,
)
from .werkbladen import Bereik, Blad
from .werkboom import Werkboom
from .werkklachten import Celklachten
from .werkrijen import Rij, Rijlezer, in_woorden, rijen_onder

_SLUG = re.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")
_TEKSTVELDEN = {"reden": REDEN, "toelichting": TOELICHTING, "notitie": NOTITIE}
NIEUW_WERKBOEK = "Maak een nieuw werkboek met: beleidsscan formulier --formaat xlsx"


class Vraagrijen:
    """Reads the rows of questions into `boom`; `bronnen` are the short names of the sources, with their titles."""

    def __init__(
        self, lijst: Vragenlijst, lezer: Rijlezer, boom: Werkboom, klachten: Celklachten, bronnen: Mapping[str, str]
    ) -> None:
        self._lijst, self._lezer, self._boom, self._klachten = lijst, lezer, boom, klachten
        self._bronnen = bronnen
        self.gezien: dict[str, str] = {}  # the questions, and where they stand
        self.waarschuwingen: list[Bevinding] = []

    def lees(self, bladen: Sequence[Blad]) -> None:
        """All answers, from all sheets."""
        self._boom.zet(("antwoorden",), {}, "")
        per_blad = [(blad, list(rijen_onder(blad, VRAAG_ID, VRAAGKOLOMMEN))) for blad in bladen]
        for blad, rijen in per_blad:
            self._keur_blad(blad, rijen)
        for _, rijen in per_blad:
            for rij in rijen:
                self._lees_rij(rij)

    def _lees_rij(self, rij: Rij) -> None:
        naam, plek = self._lezer.tekst(rij, VRAAG_ID), rij.naam(ANTWOORD)
        gegeven = self._antwoord(rij, naam)
        if naam in self.gezien:
            bericht = f"De vraag '{naam}' staat er twee keer in, ook in {self.gezien[naam]}."
            self._lezer.meld(plek, "dubbel", bericht, "Haal een van de twee rijen weg.")
        elif naam:
            self.gezien[naam] = plek
            if gegeven or naam not in self._lijst.vragen:
                self._zet_antwoord(naam, rij, gegeven)
        elif gegeven:
            bericht = "Hier is iets ingevuld, maar wij weten niet bij welke vraag."
            self._lezer.meld(plek, "zonder-vraag", bericht, "Zet het in de rij van een vraag.")

    # --- What would make answers get lost ---

    def _keur_blad(self, blad: Blad, rijen: Sequence[Rij]) -> None:
        namen = {cel.waarde for cel in blad.cellen.values() if isinstance(cel.waarde, str)}
        if not rijen and not namen.isdisjoint(self._lijst.vragen):
            self._lezer.meld(f"[{blad.naam}]", "koppen", "Op dit blad ontbreekt de rij met koppen.", NIEUW_WERKBOEK)
        if rijen:
            self._keur_koppen(blad, rijen)
        for bereik in blad.samengevoegd:
            if len(raakt := list(_geraakt(rijen, bereik))) > 1:
                bericht = "Hier zijn cellen van meer vragen samengevoegd. Splits ze weer."
                self._lezer.meld(raakt[0].naam(ANTWOORD), "samengevoegd", bericht)

    def _keur_koppen(self, blad: Blad, rijen: Sequence[Rij]) -> None:
        """Headings that are gone; a warning will do where nothing stands under another heading instead."""
        weg = [kop for kop in INVULKOLOMMEN if kop not in rijen[0].kolommen]
        for kop in weg:
            bericht = f"Op dit blad ontbreekt de kolom '{kop}'."
            if kop == ANTWOORD:
                self._lezer.meld(f"[{blad.naam}]", "koppen", bericht, NIEUW_WERKBOEK)
            else:
                waar = Plaats(f"{self._lezer.bestand} [{blad.naam}]")
                hulp = "Wat er in uw antwoordbestand al bij stond, blijft staan."
                self.waarschuwingen.append(Bevinding(waar, "koppen", bericht, "waarschuwing", hulp))
        eerste: dict[tuple[int, str], Rij] = {}
        for rij in rijen:
            if self._is_vraag(rij):
                for een in rij.zonder_kop():
                    eerste.setdefault(een, rij)
        terug = f"Zet deze kop terug waar hij stond: {', '.join(weg)}."
        hulp = terug if weg else f"Zet het onder een van onze koppen, zoals {TOELICHTING}, of haal het weg."
        for (kolom, kop), rij in eerste.items():
            bericht = f"Wat onder de kop '{kop}' staat, lezen wij niet." if kop else "Boven deze cel staat geen kop."
            self._lezer.meld(f"[{blad.naam}!{kolomletters(kolom)}{rij.nummer + 1}]", "koppen", bericht, hulp)

    def _is_vraag(self, rij: Rij) -> bool:
        cel = rij.blad.cellen.get((rij.nummer, rij.kolommen[VRAAG_ID]))
        return cel is not None and cel.waarde in self._lijst.vragen

    # --- One answer ---

    def _antwoord(self, rij: Rij, naam: str) -> dict[str, Any]:
        """The fields of an answer that were filled in."""
        ruw, vraag = self._lezer.antwoord(rij, ANTWOORD), self._lijst.vragen.get(naam)
        if isinstance(vraag, OpenVraag) and isinstance(ruw, float):
            ruw = in_woorden(ruw)
        if vraag and ruw is not None:
            self._klachten.onthoud(rij.naam(ANTWOORD), vraag, in_woorden(ruw))
        velden: dict[str, Any] = {"antwoord": lees_invoer(self._lijst, vraag, ruw) if vraag else ruw}
        velden |= {veld: self._lezer.tekst(rij, kop) for veld, kop in _TEKSTVELDEN.items()}
        velden["bewijs"] = self._bewijs(rij)
        return {veld: waarde for veld, waarde in velden.items() if waarde not in (None, "", [])}

    def _zet_antwoord(self, naam: str, rij: Rij, gegeven: dict[str, Any]) -> None:
        self._boom.zet(("antwoorden", naam), gegeven, rij.naam(ANTWOORD))
        plekken = {"bewijs": BRON, **_TEKSTVELDEN}
        for veld, waarde in gegeven.items():
            self._boom.zet(("antwoorden", naam, veld), waarde, rij.naam(plekken.get(veld, ANTWOORD)))

    def _bewijs(self, rij: Rij) -> list[dict[str, str]]:
        """The sources named in a row, each with its place; with more than one, `SCHEIDING` stands between them."""
        bron, plaats = self._lezer.tekst(rij, BRON), self._lezer.tekst(rij, PLAATS)
        bronnen = [deel.strip() for deel in bron.split(SCHEIDING) if deel.strip()]
        plaatsen = [plaats] if len(bronnen) < 2 else [deel.strip() for deel in plaats.split(SCHEIDING)]
        if not bronnen and not plaats:
            return []
        if not bronnen:
            self._lezer.meld(rij.naam(BRON), "ontbreekt", "Hier ontbreekt de bron. U schreef wel een plaats.")
        elif len(bronnen) != len(plaatsen) or not all(plaatsen):
            hulp = f"Zet bij elke bron een plaats. Zet er {SCHEIDING} tussen als het er meer zijn."
            bericht = "Hier ontbreekt waar het in de bron staat, zoals: p. 3"
            self._lezer.meld(rij.naam(PLAATS), "ontbreekt", bericht, hulp if len(bronnen) > 1 else "")
        return [
            {"bron": naam, "plaats": waar}
            for naam, waar in zip(map(korte_naam, bronnen), plaatsen, strict=False)
            if waar and self._is_bekend(rij, naam, bron)
        ]

    def _is_bekend(self, rij: Rij, naam: str, geschreven: str) -> bool:
        if naam in self._bronnen:
            return True
        hulp = self._lijkt_op(naam) or "Zet hem daar neer, met een korte naam en een titel."
        bericht = f"De bron '{naam or geschreven}' staat niet op het blad met bronnen."
        self._lezer.meld(rij.naam(BRON), "onbekende-bron", bericht, hulp)
        return False

    def _lijkt_op(self, naam: str) -> str:
        """A suggestion for a title, or a misspelt name, as long as somebody will see it: guessing takes time."""
        if len(self._lezer.bevindingen) >= MEESTE:
            return ""
        titels = {korte_naam(titel): kort for kort, titel in self._bronnen.items()}
        return f"Bedoelde u '{titels[naam]}'?" if naam in titels else dichtstbij(naam, self._bronnen)


def _geraakt(rijen: Sequence[Rij], bereik: Bereik) -> Iterator[Rij]:
    """The rows, which go down, that have a cell to fill in within a block."""
    begin = bisect_left(rijen, bereik.rij, key=attrgetter("nummer"))
    for rij in rijen[begin : bisect_right(rijen, bereik.laatste_rij, key=attrgetter("nummer"))]:
        if any(bereik.bevat(rij.nummer, rij.kolommen[kop]) for kop in INVULKOLOMMEN if kop in rij.kolommen):
            yield rij


def korte_naam(tekst: str) -> str:
    """A name as it is kept: `Nota 2025` and `nota-2025` are the same one."""
    return tekst if _SLUG.fullmatch(tekst) else slug_van(tekst, "")
