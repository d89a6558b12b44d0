"""The tasks of the centre against the hours that it has. There are no norms: every number of hours is entered."""

from collections.abc import Iterable
from fractions import Fraction

from ..model.feiten import Taak, Taaklast
from .maten import NUL, som


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
