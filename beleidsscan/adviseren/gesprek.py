"""What to talk about: at most five topics from differences, priorities and unknowns, starting with something shared.

An anonymous role never decides what is talked about; where it may be shown, it is a third voice beside the two sides.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import get_args

from ..model.antwoorden import Kop
from ..model.feiten import Betrouwbaarheid, Taak, Taaklast
from ..model.gesprek import Gespreksleidraad, Takenpakket, Telling
from ..model.leidraad import Gespreksfeiten, Gespreksonderwerp, Gespreksstof, Soort
from ..model.methode import Vergelijken
from ..model.vragenlijst import Vragenlijst
from ..rekenen.feiten import geldwaarde, vrijwilligersuren, wilson
from ..rekenen.maten import NUL
from ..rekenen.taaklast import beschikbare_uren, gevraagde_uren, taaklast
from .gesprekskandidaten import Kandidaat, is_bekend, kandidaten
from .gespreksonderwerp import Uitwerker

HOOGSTENS = 5
# A talk about differences alone becomes a quarrel.
_OM_DE_BEURT = ("verschil", "opgave", "onbekend", "verschil")
_DAARNA = ("verschil", "opgave", "onbekend", "rest")

Rijen = dict[str, list[Kandidaat]]


def kies_onderwerpen(
    lijst: Vragenlijst, gesprek: Gespreksleidraad, methode: Vergelijken, stof: Gespreksstof
) -> tuple[Gespreksonderwerp, ...]:
    """At most five topics, in the order of the talk; the same input gives the same topics.

    Never two about the same section, nor one that for half or more is made of questions of topics already chosen.
    """
    mogelijk = list(kandidaten(lijst, stof))
    begin = _begin(mogelijk, methode)
    uitwerker = Uitwerker(lijst, gesprek, methode, stof)
    onderwerpen = [
        uitwerker.werk_uit(een, rang, begint=een is begin)
        for rang, een in enumerate(_kies(begin, _rijen(mogelijk, stof)))
    ]
    soorten, eerste = get_args(Soort), begin.deel.id if begin else None
    return tuple(sorted(onderwerpen, key=lambda een: (een.onderdeel != eerste, soorten.index(een.soort), een.rang)))


def _begin(mogelijk: Iterable[Kandidaat], methode: Vergelijken) -> Kandidaat | None:
    """Shared strength, else a shared task, else what the maker of the guide sees as going well."""
    per_soort = _per_soort(mogelijk)
    if krachten := per_soort["samen_hoog"]:
        return max(krachten, key=lambda een: min(_waarden(een)))
    if opgaven := per_soort["samen_laag"]:
        return min(opgaven, key=lambda een: max(_waarden(een)))
    goed = [een for een in per_soort["een_kant"] if _eigen_score(een) >= methode.vakgrens.waarde]
    return max(goed, key=_eigen_score, default=None)


def _per_soort(mogelijk: Iterable[Kandidaat]) -> dict[str, list[Kandidaat]]:
    uit: dict[str, list[Kandidaat]] = {soort: [] for soort in get_args(Soort)}
    for een in mogelijk:
        uit[een.soort].append(een)
    return uit


def _waarden(een: Kandidaat) -> tuple[Fraction, Fraction]:
    """Both views over the common questions."""
    gemeen = een.samen.gemeen if een.samen else None
    return (gemeen.zelf or NUL, gemeen.ander or NUL) if gemeen else (NUL, NUL)


def _eigen_score(een: Kandidaat) -> Fraction:
    return een.eigen.maten.score or NUL if is_bekend(een.eigen) else NUL


def _rijen(mogelijk: list[Kandidaat], stof: Gespreksstof) -> Rijen:
    """The candidates in rows, what matters most in front; who has no place in a row comes last of all."""
    prioriteiten = [een.onderdeel for een in (stof.ander or stof.eigen).advies.prioriteiten]
    verschillen = [een for een in mogelijk if een.soort in ("hoger", "lager")]
    opgaven = [een for een in mogelijk if een.soort == "samen_laag" or _is_eenzijdige_opgave(een, prioriteiten)]
    onbekend = [een for een in mogelijk if een.soort in ("een_kant", "onbekend") and _minst_bekend(een) < 1]
    return {
        "verschil": sorted(verschillen, key=lambda een: -_afstand(een)),
        "opgave": sorted(opgaven, key=lambda een: _plek(prioriteiten, een)),
        "onbekend": sorted(onbekend, key=lambda een: (een.soort != "onbekend", _minst_bekend(een))),
        "rest": mogelijk,
    }


def _is_eenzijdige_opgave(een: Kandidaat, prioriteiten: list[str]) -> bool:
    return een.soort == "een_kant" and een.deel.id in prioriteiten


def _afstand(een: Kandidaat) -> Fraction:
    zelf, ander = _waarden(een)
    return abs(zelf - ander)


def _plek(prioriteiten: list[str], een: Kandidaat) -> int:
    return prioriteiten.index(een.deel.id) if een.deel.id in prioriteiten else len(prioriteiten)


def _minst_bekend(een: Kandidaat) -> Fraction:
    """How much the side knows that knows least; a side that was not asked knows nothing."""
    kanten = [een.eigen, een.ander] if een.ander else [een.eigen]
    return min(kant.maten.dekking if kant.maten.gewicht else NUL for kant in kanten)


def _kies(begin: Kandidaat | None, rijen: Rijen) -> list[Kandidaat]:
    gekozen = [begin] if begin else []
    # Once by turns, and then each row as far as there is room.
    for naam in (*_OM_DE_BEURT, *(rij for rij in _DAARNA for _ in rijen[rij])):
        nieuw = next((een for een in rijen[naam] if not _overlapt(een, gekozen)), None)
        if nieuw and len(gekozen) < HOOGSTENS:
            gekozen.append(nieuw)
    return gekozen


def _overlapt(een: Kandidaat, gekozen: Iterable[Kandidaat]) -> bool:
    gehad = frozenset(vraag for ander in gekozen for vraag in ander.vragen)
    return 2 * len(een.vragen & gehad) >= len(een.vragen)


def reken_feiten(gesprek: Gespreksleidraad, kop: Kop) -> Gespreksfeiten:
    """What follows from the tasks, hours and volunteers that were entered, without norms; and what fits every talk."""
    waarde = gesprek.waarde
    tarieven = waarde.laag.bedrag, waarde.hoog.bedrag
    return Gespreksfeiten(
        taaklast=_taaklast(kop.taaklast) if kop.taaklast else None,
        waarde=geldwaarde(vrijwilligersuren(kop.inzet), tarieven) if kop.inzet else None,
        tellingen=tuple((een, _marge(een.telling)) for een in gesprek.feiten if not een.onderdelen),
    )


def _taaklast(pakket: Takenpakket) -> Taaklast:
    taken = [Taak(naam, gevraagde_uren(een), een.voorrang) for naam, een in pakket.taken.items()]
    return taaklast(taken, beschikbare_uren(pakket))


def _marge(telling: Telling | None) -> Betrouwbaarheid | None:
    return wilson(telling.aantal, telling.van) if telling else None
