"""The method: thresholds, target and bands, each with its reason. The formulae themselves stand in the engine."""

from typing import Annotated, Literal

from pydantic import Field

from .basis import Aandeel, Rijtje, Slug, Tekst, Vast


class Drempel(Vast):
    """A number of the method with the reason for it; `eigen_keuze` when no source gives it."""

    waarde: Aandeel
    waarom: Tekst
    eigen_keuze: bool = True


class Minstens(Vast):
    """A number of things that the method asks at least, with the reason for it."""

    aantal: Annotated[int, Field(ge=2)]
    waarom: Tekst
    eigen_keuze: bool = True


class Vergelijken(Vast):
    """How respondents are set side by side. `zelf`: the role whose view is compared with that of the others.

    An anonymous role is shown from `groep_minstens` answers on, its distribution from `verdeling_minstens`.
    """

    zelf: Slug
    verschil_vraag: Drempel
    verschil_onderdeel: Drempel
    vakgrens: Drempel
    vragen_minstens: Minstens
    gewicht_minstens: Drempel
    groep_minstens: Minstens
    verdeling_minstens: Minstens
    bijna_allemaal: Drempel


class Keuze(Vast):
    """Another choice of the method, such as how it weighs, with the reason for it."""

    naam: Tekst
    waarom: Tekst
    eigen_keuze: bool = True


class Band(Vast):
    """A name for the scores from `vanaf` up to the next band."""

    id: Literal["laag", "midden", "hoog"]
    naam: Tekst
    vanaf: Aandeel


class Methode(Vast):
    """Thresholds, target and bands; the formulae themselves stand in the engine."""

    geen_getal_onder: Drempel
    grijs_onder: Drempel
    doel: Drempel
    aspect_bekend_vanaf: Drempel
    aspect_verschil: Drempel
    banden: Annotated[tuple[Band, ...], Rijtje]
    banden_waarom: Tekst
    banden_eigen_keuze: bool = True
    keuzes: Annotated[tuple[Keuze, ...], Rijtje] = ()
    vergelijken: Vergelijken | None = None
