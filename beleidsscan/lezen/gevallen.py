"""The example cases beside a questionnaire: answer files in `gevallen/`, and what they must come to."""

from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from ..model.bevinding import InvoerFout
from ..model.geval import Gevallen, Verwacht
from .bestandssoort import is_er
from .fouten import vertaal
from .plaatsen import Plaatsen
from .yaml import lees_yaml


class Geval(NamedTuple):
    """One case: its name, its answer file and what that must come to."""

    naam: str
    antwoorden: Path
    verwacht: Verwacht


def lees_gevallen(map_: Path) -> tuple[list[Geval], Plaatsen]:
    """The cases in the folder of a questionnaire, and the places of what is expected; none when it has none.

    Raises BeleidsscanFout when a file cannot be read, and InvoerFout with every finding.
    """
    pad = map_ / "gevallen" / "verwacht.yaml"
    if not is_er(pad):
        return [], Plaatsen((str(pad), None, None, {}))
    ruw, plaatsen = lees_yaml(pad)
    try:
        gevallen = Gevallen.model_validate(ruw).gevallen
    except ValidationError as fout:
        raise InvoerFout(plaatsen.bevindingen + vertaal(fout.errors(include_url=False), plaatsen, Gevallen)) from None
    return [Geval(naam, pad.parent / f"{naam}.yaml", verwacht) for naam, verwacht in gevallen.items()], plaatsen
