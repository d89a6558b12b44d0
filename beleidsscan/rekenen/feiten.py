"""The economic value of volunteering, and a counted share with its uncertainty. Neither ever counts in a score."""

from decimal import Context, Decimal
from fractions import Fraction

from ..model.feiten import Betrouwbaarheid, Geldwaarde
from ..model.gesprek import Inzet
from .maten import EEN, NUL

# The 97.5 per cent point of the normal distribution.
_Z = Fraction("1.959964")


def vrijwilligersuren(inzet: Inzet) -> Fraction:
    """Hours of volunteering in a year: those registered, or volunteers x hours a week x weeks."""
    if inzet.personen is not None and inzet.uren_per_week is not None and inzet.weken is not None:
        return inzet.personen * inzet.uren_per_week * inzet.weken
    return inzet.uren or NUL


def geldwaarde(uren: Fraction, tarieven: tuple[Fraction, Fraction]) -> Geldwaarde:
    """V = hours x rate, in euros, for two rates: a range, because the rate alone makes a large difference."""
    laag, hoog = sorted(tarieven)
    return Geldwaarde(uren=uren, van=uren * laag, tot=uren * hoog)


def wilson(aantal: int, van: int) -> Betrouwbaarheid:
    """The Wilson interval of 95 per cent (Newcombe 1998) of a share: `aantal` out of `van` (at least 1), within 0 to 1.

    The root is irrational: it is taken in 40 decimal digits and the bounds are rounded to 8.
    """
    aandeel, zz = Fraction(aantal, van), _Z * _Z
    midden = aandeel + zz / (2 * van)
    marge = _Z * _wortel(aandeel * (1 - aandeel) / van + zz / (4 * van * van))
    laag, hoog = ((midden + kant * marge) / (1 + zz / van) for kant in (-1, 1))
    return Betrouwbaarheid(aandeel, max(NUL, round(laag, 8)), min(EEN, round(hoog, 8)))


def _wortel(breuk: Fraction) -> Fraction:
    context = Context(prec=40)
    return Fraction(context.sqrt(context.divide(Decimal(breuk.numerator), Decimal(breuk.denominator))))
