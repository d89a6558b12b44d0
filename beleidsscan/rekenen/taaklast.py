"""The tasks of the centre against the hours that it has. There are no norms: every number of hours is entered."""

from collections.abc import Iterable
from fractions import Fraction

from ..model.feiten import Taak, Taaklast
from ..model.gesprek import GevraagdeTaak, Takenpakket
from .maten import NUL, som


def beschikbare_uren(pakket: Takenpakket) -> Fraction:
    """The hours that there are in a year: those entered, or posts x hours of a whole post."""
    if pakket.fte is not None and pakket.uren_per_fte is not None:
        return pakket.fte * pakket.uren_per_fte
    return pakket.uren or NUL


def gevraagde_uren(taak: GevraagdeTaak) -> Fraction | None:
    """The hours that a task takes in a year: those entered, or times x hours each time; None when nobody knows."""
    if taak.aantal is not None and taak.uren_per_keer is not None:
        return taak.aantal * taak.uren_per_keer
    return taak.uren if isinstance(taak.uren, Fraction) else None


def taaklast(taken: Iterable[Taak], beschikbaar: Fraction) -> Taaklast:
    """Draw the line where the hours run out, by priority; the same priority goes by name.

    Nothing below the line is moved up because it happens to fit: that is a choice for people.
    """
    rij = sorted(taken, key=lambda taak: (taak.voorrang, taak.naam))
    met_uren = [(taak, taak.uren) for taak in rij if taak.uren is not None]
    past, gebruikt = 0, NUL
    for _, uren in met_uren:
        if gebruikt + uren > beschikbaar:
            break
        past, gebruikt = past + 1, gebruikt + uren
    gevraagd = som(uren for _, uren in met_uren)
    return Taaklast(
        gevraagd=gevraagd,
        beschikbaar=beschikbaar,
        verhouding=beschikbaar / gevraagd if gevraagd else None,
        tekort=max(NUL, gevraagd - beschikbaar),
        past=tuple(taak for taak, _ in met_uren[:past]),
        past_niet=tuple(taak for taak, _ in met_uren[past:]),
        zonder_uren=tuple(taak for taak in rij if taak.uren is None),
    )
