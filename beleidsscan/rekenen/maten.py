"""Coverage, bounds and middle mark: the formulae of one section, exact.

Non-answers as intervals: Manski bounds for missing answers. Weighted arithmetic means: OECD/JRC Handbook on
Constructing Composite Indicators (2008).
"""

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from fractions import Fraction

from ..model.uitslag import Maten

NUL, EEN = Fraction(0), Fraction(1)
LEEG = Maten.model_construct(gewicht=NUL, dekking=NUL, ondergrens=NUL, bovengrens=NUL, score=None)


def meet(paren: Iterable[tuple[Fraction, Fraction | None]]) -> Maten:
    """The figures over applicable questions, given as (weight w > 0, value x in 0..1 or None when unknown).

    With W the sum of w and K the known ones: c = sum_K w / W, L = sum_K w x / W, U = L + (1 - c),
    s = sum_K w x / sum_K w. No questions: weight 0, no figures.
    """
    totaal = bekend = som = NUL
    for gewicht, waarde in paren:
        totaal += gewicht
        if waarde is not None:
            bekend += gewicht
            som += gewicht * waarde
    if not totaal:
        return LEEG
    dekking, ondergrens = bekend / totaal, som / totaal
    return Maten.model_construct(
        gewicht=totaal,
        dekking=dekking,
        ondergrens=ondergrens,
        bovengrens=ondergrens + (EEN - dekking),
        score=som / bekend if bekend else None,
    )


def voeg_samen(delen: Iterable[tuple[Fraction, Maten]]) -> Maten:
    """The figures of a parent from (weight, figures) of its sections.

    L, U and c are weighted means over the sections that apply; s is that of the sections with c > 0, renormalised.
    """
    tellen = [(gewicht, maten) for gewicht, maten in delen if maten.gewicht]
    totaal = sum((gewicht for gewicht, _ in tellen), NUL)
    if not totaal:
        return LEEG

    def gemiddeld(veld: str) -> Fraction:
        return sum((gewicht * getattr(maten, veld) for gewicht, maten in tellen), NUL) / totaal

    bekend = [(gewicht, maten.score) for gewicht, maten in tellen if maten.score is not None]
    som = sum((gewicht for gewicht, _ in bekend), NUL)
    return Maten.model_construct(
        gewicht=totaal,
        dekking=gemiddeld("dekking"),
        ondergrens=gemiddeld("ondergrens"),
        bovengrens=gemiddeld("bovengrens"),
        score=sum((gewicht * score for gewicht, score in bekend), NUL) / som if som else None,
    )


def onevenwicht(paren: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    """A - G for (weight, score): the arithmetic mean minus the power mean of exponent 0.5. 0 is evenly spread.

    Roots are irrational: they are taken in 40 decimal digits and rounded to 8.
    """
    totaal = sum((gewicht for gewicht, _ in paren), NUL)
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
    gemiddelde = sum((gewicht * score for gewicht, score in paren), NUL) / totaal
    return max(NUL, round(gemiddelde - machtsgemiddelde, 8))
