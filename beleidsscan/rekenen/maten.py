"""Coverage, bounds and middle mark: the formulae of one section, exact.

Non-answers as intervals: Manski bounds for missing answers. Weighted arithmetic means: OECD/JRC Handbook on
Constructing Composite Indicators (2008).
"""

import math
from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

from ..model.uitslag import Maten

Getal = int | Fraction

NUL, EEN = Fraction(0), Fraction(1)
LEEG = Maten(gewicht=NUL, dekking=NUL, ondergrens=NUL, bovengrens=NUL, score=None)


# Made in no time when asked for again: the same weights and steps of a ladder give the same figures.
maak_breuk = lru_cache(maxsize=4096)(Fraction)


def noemer_van(breuken: Iterable[Fraction]) -> int:
    """A denominator that all of them can be written over; 1 without any."""
    return math.lcm(*{breuk.denominator for breuk in breuken})


def heel(breuk: Fraction, noemer: int) -> int:
    """How many parts of `noemer` a fraction is. Fractions reduce after every step; whole numbers are much faster."""
    return breuk.numerator * (noemer // breuk.denominator)


def som(breuken: Iterable[Fraction]) -> Fraction:
    """The exact sum."""
    breuken = list(breuken)
    noemer = noemer_van(breuken)
    return Fraction(sum(heel(breuk, noemer) for breuk in breuken), noemer)


def gewogen_som(paren: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """The exact sum of the products."""
    paren = list(paren)
    links, rechts = noemer_van(een for een, _ in paren), noemer_van(ander for _, ander in paren)
    teller = sum(heel(een, links) * heel(ander, rechts) for een, ander in paren)
    return Fraction(teller, links * rechts)


def meet(paren: Iterable[tuple[Getal, Getal | None]], schaal: int = 1, noemer: int = 1) -> Maten:
    """The figures over applicable questions, given as (weight w > 0, value x in 0..1 or None when unknown).

    With W the sum of w and K the known ones: c = sum_K w / W, L = sum_K w x / W, U = L + (1 - c),
    s = sum_K w x / sum_K w. No questions: weight 0, no figures. Weights and values may be given in whole numbers: so
    many parts of `schaal`, and of `noemer`.
    """
    paren = list(paren)
    bekend = [(gewicht, waarde) for gewicht, waarde in paren if waarde is not None]
    totaal, gewogen = sum([gewicht for gewicht, _ in paren]), sum([gewicht for gewicht, _ in bekend])
    if not totaal:
        return LEEG
    punten = sum([gewicht * waarde for gewicht, waarde in bekend])
    return Maten(
        gewicht=maak_breuk(totaal, schaal),
        dekking=maak_breuk(gewogen, totaal),
        ondergrens=maak_breuk(punten, totaal * noemer),
        bovengrens=maak_breuk(punten + (totaal - gewogen) * noemer, totaal * noemer),
        score=maak_breuk(punten, gewogen * noemer) if gewogen else None,
    )


def voeg_samen(delen: Iterable[tuple[Fraction, Maten]]) -> Maten:
    """The figures of a parent from (weight, figures) of its sections.

    L, U and c are weighted means over the sections that apply; s is that of the sections with c > 0, renormalised.
    """
    tellen = [(gewicht, maten) for gewicht, maten in delen if maten.gewicht]
    totaal = som(gewicht for gewicht, _ in tellen)
    if not totaal:
        return LEEG
    bekend = [(gewicht, maten.score) for gewicht, maten in tellen if maten.score is not None]
    gewogen = som(gewicht for gewicht, _ in bekend)
    return Maten(
        gewicht=totaal,
        dekking=gewogen_som((gewicht, maten.dekking) for gewicht, maten in tellen) / totaal,
        ondergrens=gewogen_som((gewicht, maten.ondergrens) for gewicht, maten in tellen) / totaal,
        bovengrens=gewogen_som((gewicht, maten.bovengrens) for gewicht, maten in tellen) / totaal,
        score=gewogen_som(bekend) / gewogen if gewogen else None,
    )


def onevenwicht(paren: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    """A - G for (weight, score): the arithmetic mean minus the power mean of exponent 0.5. 0 is evenly spread.

    Roots are irrational: they are taken in 40 decimal digits and rounded to 8.
    """
    totaal = som(gewicht for gewicht, _ in paren)
    if not totaal:
        return None
    context = Context(prec=40)
    wortels = Decimal(0)
    for gewicht, score in paren:
        aandeel, hoogte = gewicht / totaal, score
        wortel = context.sqrt(context.divide(Decimal(hoogte.numerator), Decimal(hoogte.denominator)))
        deel = context.divide(Decimal(aandeel.numerator), Decimal(aandeel.denominator))
        wortels = context.add(wortels, context.multiply(deel, wortel))
    machtsgemiddelde = Fraction(context.multiply(wortels, wortels))
    gemiddelde = gewogen_som(paren) / totaal
    return max(NUL, round(gemiddelde - machtsgemiddelde, 8))
