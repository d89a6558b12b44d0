"""Which files people mean: a file, a folder, or a pattern such as antwoorden/*.yaml."""

import itertools
import re
from pathlib import Path
from typing import NamedTuple

from ..model.bevinding import Bevinding, Plaats, reden_van

_ANTWOORDBESTAND = re.compile(rb"^scan:", re.MULTILINE)
_VRAGENLIJST = "vragenlijst.yaml"
_MAPPEN_ERIN = ("onderdelen", "gevallen")
_YAML = (".yaml", ".yml")


class Vondst(NamedTuple):
    """What is behind a path: questionnaires (as folders), answer files and reports; and where we could not look."""

    stukken: list[Path]
    bevindingen: list[Bevinding]


def vind(pad: str) -> Vondst:
    """The questionnaires, answer files and reports behind one path, which may be a pattern."""
    vondst = Vondst([], [])
    hier = Path(pad)
    try:
        genoemd = [hier] if hier.exists() else _volgens(hier) or [hier]
    except OSError:
        genoemd = [hier]
    for een in genoemd:
        _zoek(een, vondst)
    return vondst


def is_map(pad: Path) -> bool:
    """Whether a path is a folder, as far as we may know: who reads it will say why it cannot be."""
    try:
        return pad.is_dir()
    except OSError:
        return False


def is_rapport(pad: Path) -> bool:
    """Whether a file passes for a report PDF."""
    return pad.suffix.lower() == ".pdf"


def _volgens(patroon: Path) -> list[Path]:
    """What a pattern such as antwoorden/*.yaml stands for, where no shell has filled it in."""
    vast = list(itertools.takewhile(lambda deel: not set(deel) & set("*?["), patroon.parts))
    rest = patroon.parts[len(vast) :]
    return sorted(Path(*vast).glob(str(Path(*rest)))) if rest else []


def _zoek(genoemd: Path, vondst: Vondst) -> None:
    if not is_map(genoemd):
        vondst.stukken.append(_vragenlijst_om(genoemd) or genoemd)
        return
    te_doen = [genoemd]
    while te_doen:
        pad = te_doen.pop()
        try:
            te_doen += reversed(_bekijk(pad, vondst.stukken))
        except OSError as fout:
            bericht = f"De map is niet te lezen: {reden_van(fout)}."
            vondst.bevindingen.append(Bevinding(Plaats(str(pad)), "onleesbaar", bericht))


def _bekijk(pad: Path, stukken: list[Path]) -> list[Path]:
    """Add what a path in a folder is to us; of a folder, give what is in it, by name.

    A link to a folder may lead back, without end, so that we do not follow it.
    """
    if not is_map(pad):
        stukken += [pad] if _is_van_ons(pad) else []
    elif (pad / _VRAGENLIJST).is_file():
        stukken.append(pad)
    else:
        return [een for een in sorted(pad.iterdir()) if not een.is_dir() or not _sla_over(een)]
    return []


def _sla_over(map_: Path) -> bool:
    return map_.is_symlink() or map_.name.startswith(".")


def _is_van_ons(pad: Path) -> bool:
    """Whether a file in a folder is an answer file or a report; a folder may hold other things as well."""
    if is_rapport(pad):
        return pad.stem.lower().endswith(("-advies", "-samenvatting"))
    return pad.suffix.lower() in _YAML and _is_antwoordbestand(pad)


def _is_antwoordbestand(pad: Path) -> bool:
    try:
        if not pad.is_file():  # reading a pipe could wait for ever
            return False
        with pad.open("rb") as bestand:
            return bool(_ANTWOORDBESTAND.search(bestand.read(100_000)))
    except OSError:
        return False


def _bestaat(bestand: Path) -> bool:
    try:
        return bestand.is_file()
    except OSError:
        return False


def _vragenlijst_om(bestand: Path) -> Path | None:
    """The folder of the questionnaire that a file is a part of, if it is."""
    if bestand.suffix.lower() not in _YAML or not _bestaat(bestand) or _is_antwoordbestand(bestand):
        return None
    map_ = bestand.parent
    if map_.absolute().name in _MAPPEN_ERIN:
        map_ = map_.parent if map_.name in _MAPPEN_ERIN else map_ / ".."
    return map_ if _bestaat(map_ / _VRAGENLIJST) else None
