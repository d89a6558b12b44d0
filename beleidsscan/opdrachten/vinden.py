"""Which files people mean: a file, a folder, or a pattern such as antwoorden/*.yaml."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

_ANTWOORDBESTAND = re.compile(rb"^scan:", re.MULTILINE)
_VRAGENLIJST = "vragenlijst.yaml"
RAPPORT = ".pdf"


def vind(pad: str) -> Iterator[Path]:
    """The questionnaires (as folders), answer files and reports behind one path, which may be a pattern."""
    hier = Path(pad)
    for een in [hier] if hier.exists() else _volgens(hier) or [hier]:
        if not een.is_dir():
            yield een.parent if een.name == _VRAGENLIJST else een
        else:
            yield from _in_map(een)


def _volgens(patroon: Path) -> list[Path]:
    """What a pattern such as antwoorden/*.yaml stands for, where no shell has filled it in."""
    vast = list(itertools.takewhile(lambda deel: not set(deel) & set("*?["), patroon.parts))
    rest = patroon.parts[len(vast) :]
    return sorted(Path(*vast).glob(str(Path(*rest)))) if rest else []


def _in_map(map_: Path) -> Iterator[Path]:
    if (map_ / _VRAGENLIJST).is_file():
        yield map_
        return
    for pad in sorted(map_.iterdir()):
        if pad.is_dir() and not pad.name.startswith("."):
            yield from _in_map(pad)
        elif _is_van_ons(pad):
            yield pad


def _is_van_ons(pad: Path) -> bool:
    """Whether a file in a folder is an answer file or a report; a folder may hold other things as well."""
    if pad.suffix == RAPPORT:
        return pad.stem.endswith(("-advies", "-samenvatting"))
    if pad.suffix not in (".yaml", ".yml"):
        return False
    try:
        with pad.open("rb") as bestand:
            return bool(_ANTWOORDBESTAND.search(bestand.read(100_000)))
    except OSError:
        return False
