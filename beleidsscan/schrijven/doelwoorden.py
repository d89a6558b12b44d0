"""Figures beside the target of their section: rounding never makes it look as if they reach it."""

from fractions import Fraction
from itertools import count

from ..model.uitslag import OnderdeelUitslag, procent
from .opmaak import komma


def naast_doel(maat: Fraction, doel: Fraction) -> str:
    """A figure as it is shown: whole, or with the decimals that it takes to see that it falls short of the target."""
    if not _lijkt_gehaald(maat, doel):
        return str(procent(maat))
    return next(tekst for n in count(1) if (tekst := komma(maat * 100, n)) != komma(doel * 100, n))


def bereik(deel: OnderdeelUitslag) -> str:
    """'46', or '46 – 79' where something is unknown."""
    laag, hoog = (naast_doel(maat, deel.doel) for maat in (deel.maten.ondergrens, deel.maten.bovengrens))
    return laag if laag == hoog else f"{laag} – {hoog}"


def net_onder(deel: OnderdeelUitslag) -> str:
    """What rounding would hide of a section, in a sentence: that it only just misses its target. Mostly nothing."""
    score = deel.maten.score if deel.weergave in ("getal", "grijs") else None
    for wat, maat in (
        ("De score is", score),
        ("Wat vaststaat, is", deel.maten.ondergrens),
        ("Wat het hoogstens kan zijn, is", deel.maten.bovengrens),
    ):
        if maat is not None and _lijkt_gehaald(maat, deel.doel):
            return f"{wat} net onder het doel: {naast_doel(maat, deel.doel)}."
    return ""


def _lijkt_gehaald(maat: Fraction, doel: Fraction) -> bool:
    """Whether it falls short of the target, and looks the same once rounded."""
    return maat < doel and procent(maat) == procent(doel)
