"""What the example cases beside a questionnaire must come to: figures that people worked out or looked at."""

from typing import Annotated

from pydantic import Field

from .basis import Slug, Tekst, Vast
from .uitslag import Staat

Procent = Annotated[int, Field(ge=0, le=100)]


class VerwachtDeel(Vast):
    """Bounds and middle mark of a section in whole percents; what is left out may be anything."""

    ondergrens: Procent | None = None
    score: Procent | None = None
    bovengrens: Procent | None = None
    dekking: Procent | None = None
    staat: Staat | None = None


class Verwacht(Vast):
    """One case: what it stands for, and what its answer file must give. `geheel` is the whole."""

    omschrijving: Tekst
    onderdelen: dict[Slug, VerwachtDeel] = {}
    geheel: VerwachtDeel = Field(default_factory=VerwachtDeel)


class Gevallen(Vast):
    """The file `gevallen/verwacht.yaml`: per answer file beside it (its name without .yaml) what it must come to."""

    gevallen: dict[Slug, Verwacht]
