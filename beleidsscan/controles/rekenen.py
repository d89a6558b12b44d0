"""Banden of drempels die niet bij elkaar passen.

Wat: een band staat er twee keer, de banden klimmen niet, er verschijnt al een getal waar het nog grijs hoort te zijn,
of een drempel is 0.
Waarom: dan krijgt een cijfer een verkeerde naam, en niemand ziet het.

Fout:
    banden:
      - {id: laag, naam: laag, vanaf: 0}
      - {id: midden, naam: midden, vanaf: 0.8}
      - {id: hoog, naam: hoog, vanaf: 0.7}

Goed:
    banden:
      - {id: laag, naam: laag, vanaf: 0}
      - {id: midden, naam: midden, vanaf: 0.4}
      - {id: hoog, naam: hoog, vanaf: 0.7}
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..model.methode import Band, Methode
from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek

_VOLGORDE = ("laag", "midden", "hoog")
_NOOIT_NUL = {
    "doel": "Dan heet alles op orde.",
    "aspect_verschil": "Dan heten twee gelijke cijfers al verschillend.",
}


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Bands that are double or do not climb, and thresholds that cannot be meant."""
    # A band ends where the next begins, so there are no gaps; that they begin at 0 is checked before anything computes.
    yield from _banden(lijst.methode.banden)
    yield from _drempels(lijst.methode)


def _banden(banden: Sequence[Band]) -> Iterator[Gebrek]:
    gezien: set[str] = set()
    for i, band in enumerate(banden):
        if band.id in gezien:
            yield Gebrek(("methode", "banden", i, "id"), f"De band '{band.id}' staat er twee keer.")
        gezien.add(band.id)
    for i, (lager, hoger) in enumerate(pairwise(banden), 1):
        if hoger.vanaf <= lager.vanaf:
            bericht = f"De band '{hoger.id}' begint niet hoger dan '{lager.id}' ervoor."
            yield Gebrek(("methode", "banden", i, "vanaf"), bericht, "Zet de banden van laag naar hoog.")
        if _VOLGORDE.index(hoger.id) < _VOLGORDE.index(lager.id):
            bericht = f"De band '{hoger.id}' hoort lager te zijn dan '{lager.id}'."
            yield Gebrek(("methode", "banden", i, "id"), bericht, "Zet de banden van laag naar hoog.")


def _drempels(methode: Methode) -> Iterator[Gebrek]:
    if methode.geen_getal_onder.waarde > methode.grijs_onder.waarde:
        bericht = "'geen_getal_onder' is hoger dan 'grijs_onder'. Dan is nooit een getal grijs."
        yield Gebrek(("methode", "geen_getal_onder", "waarde"), bericht)
    for naam, gevolg in _NOOIT_NUL.items():
        if getattr(methode, naam).waarde == 0:
            yield Gebrek(("methode", naam, "waarde"), f"'{naam}' is 0. {gevolg}")
    if (samen := methode.vergelijken) and samen.verdeling_minstens.aantal < samen.groep_minstens.aantal:
        bericht = "'verdeling_minstens' is lager dan 'groep_minstens'. Een verdeling verraadt meer dan een mediaan."
        yield Gebrek(("methode", "vergelijken", "verdeling_minstens", "aantal"), bericht)
