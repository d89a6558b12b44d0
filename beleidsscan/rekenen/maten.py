"""Coverage, bounds and middle mark: the formulae of one section, exact.

Non-answers as intervals: Manski bounds for missing answers. Weighted arithmetic means: OECD/JRC Handbook on
Constructing Composite Indicators (2008).
"""

import math
from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from fractions import Fraction

from ..model.uitslag import Maten

NUL, EEN = Fraction(0), Fraction(1)
LEEG = Maten(gewicht=NUL, dekking=NUL, ondergrens=NUL, bovengrens=NUL, score=None)


def som(breuken: Iterable[Fraction]) -> Fraction:
    """The exact sum. Fractions reduce after every addition; over a common denominator it is several times faster."""
    teller, noemer = 0, 1
    for breuk in breuken:
        eigen = breuk.denominator
        if noemer % eigen:
            samen = math.lcm(noemer, eigen)
            teller, noemer = teller * (samen // noemer), samen
        teller += breuk.numerator * (noemer // eigen)
    return Fraction(teller, noemer)


def gewogen_som(paren: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """The exact sum of the products; as `som`, without making a fraction of each."""
    teller, noemer = 0, 1
    for een, ander in paren:
        eigen = een.denominator * ander.denominator
        if noemer % eigen:
            samen = math.lcm(noemer, eigen)
            teller, noemer = teller * (samen // noemer), samen
        teller += een.numerator * ander.numerator * (noemer // eigen)
    return Fraction(teller, noemer)


def meet(paren: Iterable[tuple[Fraction, Fraction | None]]) -> Maten:
    """The figures over applicable questions, given as (weight w > 0, value x in 0..1 or None when unknown).

    With W the sum of w and K the known ones: c = sum_K w / W, L = sum_K w x / W, U = L + (1 - c),
    s = sum_K w x / sum_K w. No questions: weight 0, no figures.
    """
    paren = list(paren)
    bekend = [(gewicht, waarde) for gewicht, waarde in paren if waarde is not None]
    totaal, gewogen = som(gewicht for gewicht, _ in paren), som(gewicht for gewicht, _ in bekend)
    if not totaal:
        return LEEG
    punten = gewogen_som(bekend)
    dekking, ondergrens = gewogen / totaal, punten / totaal
    return Maten(
        gewicht=totaal,
        dekking=dekking,
        ondergrens=ondergrens,
        bovengrens=ondergrens + (EEN - dekking),
        score=punten / gewogen if gewogen else None,
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
