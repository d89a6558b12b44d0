"""Een lijst die langer duurt dan beloofd.

Wat: een rol heeft voor al zijn vragen meer minuten nodig dan `eisen.minuten` toestaat.
Waarom: een bestuur van vrijwilligers heeft een kwartier, geen avond.

Fout:
    minuten: {organisatie: 15}      # en vragen voor 22 minuten

Goed:
    minuten: {organisatie: 15}      # en vragen voor 14 minuten
"""

from collections.abc import Iterator

from ..model.vragenlijst import Vragenlijst
from ..rekenen.leestijd import minuten_voor
from .gebrek import Gebrek


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Roles whose list takes longer than it may."""
    for rol, grens in lijst.eisen.minuten.items():
        if (minuten := minuten_voor(lijst, rol)) > grens:
            bericht = f"De lijst voor '{rol}' duurt {minuten} minuten; hooguit {grens} mag."
            hulp = "Haal de rol weg bij vragen die een ander ook kan beantwoorden."
            yield Gebrek(("eisen", "minuten", rol), bericht, hulp)
