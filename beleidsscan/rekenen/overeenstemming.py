"""Agreement within a role: Krippendorff's alpha over the questions of one ladder, exact."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import combinations
from typing import Literal, NamedTuple

from ..model.uitslag import procent
from ..model.vergelijking import GeenAlpha, Groepsbeeld, Groepsvraag, Overeenstemming
from ..model.vraag import NiveauVraag
from ..model.vragenlijst import Vragenlijst
from .stemmen import Groep

Telling = Mapping[int, int]
Afstand = Callable[[int, int, Telling], Fraction]


class _Ladder(NamedTuple):
    """Questions are taken together when a level means the same rung in each of them."""

    soort: Literal["niveau", "ervaring"]
    ladder: str
    treden: int


def ordinaal(laag: int, hoog: int, telling: Telling) -> Fraction:
    """The distance between two levels: (n_c + ... + n_k - (n_c + n_k) / 2) squared, with n_g how often g was given."""
    ertussen = sum(aantal for niveau, aantal in telling.items() if laag <= niveau <= hoog)
    return (ertussen - Fraction(telling[laag] + telling[hoog], 2)) ** 2


def alpha_van(vragen: Iterable[Telling], afstand: Afstand = ordinaal) -> Fraction | GeenAlpha:
    """Krippendorff's alpha = 1 - Do / De (2011) from, per question, how often every level was given.

    A question that fewer than two answered has nothing to pair and does not count. Without two answers to pair, or when
    all of them are the same, alpha is undefined: then the reason comes out.
    """
    eenheden = [telling for telling in vragen if sum(telling.values()) > 1]
    alles: Counter[int] = Counter()
    for telling in eenheden:
        alles.update(telling)
    totaal = sum(alles.values())
    if not totaal:
        return "te weinig antwoorden"
    afstanden = {paar: afstand(*paar, alles) for paar in combinations(sorted(alles), 2)}
    verwacht = _oneens(alles, afstanden) / (totaal - 1)
    if not verwacht:
        return "alle antwoorden gelijk"
    gezien = sum((_oneens(telling, afstanden) / (sum(telling.values()) - 1) for telling in eenheden), Fraction(0))
    return 1 - gezien / verwacht


def _oneens(telling: Telling, afstanden: Mapping[tuple[int, int], Fraction]) -> Fraction:
    """The sum of the distances over all pairs of answers, by how often each was given: not pair by pair."""
    samen = (maat * telling.get(laag, 0) * telling.get(hoog, 0) for (laag, hoog), maat in afstanden.items())
    return sum(samen, Fraction(0))


def overeenstemming(lijst: Vragenlijst, groep: Groep, beeld: Groepsbeeld | None) -> tuple[Overeenstemming, ...]:
    """Agreement within a role on each ladder that it gets questions of; `beeld` is there of an anonymous role.

    Of an anonymous role only questions count of which the whole distribution is shown in full, and alpha is rounded to
    hundredths: it follows from those distributions, so it tells nothing that they do not. Whatever else is the reason
    that there is no alpha, is not told: that all agree would be one.
    """
    open_ = None if beeld is None else {een.vraag for een in beeld.vragen if _is_volledig(een)}
    per_ladder: dict[_Ladder, list[Telling]] = {}
    for vraag in lijst.vragen.values():
        if isinstance(vraag, NiveauVraag) and groep.geldt(vraag):
            ladder = _Ladder(vraag.soort, vraag.ladder, len(lijst.ladder_van(vraag)))
            tellingen = per_ladder.setdefault(ladder, [])
            if open_ is None or vraag.id in open_:
                tellingen.append(Counter(een.antwoord for een in groep.bij(vraag) if isinstance(een.antwoord, int)))
    return tuple(_op_ladder(groep, ladder, tellingen) for ladder, tellingen in per_ladder.items())


def _is_volledig(vraag: Groepsvraag) -> bool:
    verdeling = vraag.geheel.verdeling if vraag.geheel else None
    return verdeling is not None and all(deel.aandeel is not None for deel in verdeling)


def _op_ladder(groep: Groep, ladder: _Ladder, tellingen: list[Telling]) -> Overeenstemming:
    mee = [telling for telling in tellingen if sum(telling.values()) > 1]
    alpha = alpha_van(mee)
    if isinstance(alpha, Fraction):
        getoond = Fraction(procent(alpha), 100) if groep.anoniem else alpha
        return Overeenstemming(groep.rol, *ladder, vragen=len(mee), alpha=getoond, waarom_niet=None)
    waarom: GeenAlpha = "te weinig om te laten zien" if groep.anoniem else alpha
    return Overeenstemming(groep.rol, *ladder, vragen=len(mee), alpha=None, waarom_niet=waarom)
