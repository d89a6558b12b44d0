"""Which files people mean: a file, a folder, or a pattern such as antwoorden/*.yaml."""

import errno
import itertools
import re
import stat
from pathlib import Path
from typing import NamedTuple

from ..model.bevinding import Bevinding, Plaats, reden_van

# However an editor wrote it: with a mark in front, in quotes or between braces; and UTF-16, so that reading says why.
_ANTWOORDBESTAND = re.compile(
    rb"^(\xef\xbb\xbf)?[ \t]*\{?[ \t]*[\"']?scan[\"']?[ \t]*:|\A(\xff\xfe|\xfe\xff)", re.MULTILINE
)
_VRAGENLIJST = "vragenlijst.yaml"
_DELEN = "onderdelen"
_MAPPEN_ERIN = (_DELEN, "gevallen")
_YAML = (".yaml", ".yml")
# In a folder only these are looked at: it may hold other things as well.
_VAN_ONS = (*_YAML, "-advies.pdf", "-samenvatting.pdf")


class Vondst(NamedTuple):
    """What is behind a path: questionnaires (as folders), answer files and reports; and what we could not look at."""

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
    if (lijst := _vragenlijst_om(genoemd)) or not is_map(genoemd):
        vondst.stukken.append(lijst or genoemd)
        return
    te_doen = [genoemd]
    while te_doen:
        pad = te_doen.pop()
        try:
            te_doen += reversed(_bekijk(pad, vondst.stukken))
        except OSError as fout:
            wat = "Het bestand" if _heet_als_van_ons(pad) else "De map"
            reden = "de verwijzing leidt nergens heen" if isinstance(fout, FileNotFoundError) else reden_van(fout)
            bericht = f"{wat} is niet te lezen: {reden}."
            vondst.bevindingen.append(Bevinding(Plaats(str(pad)), "onleesbaar", bericht))


def _bekijk(pad: Path, stukken: list[Path]) -> list[Path]:
    """Add what a path in a folder is to us; of a folder, give what is in it, by name.

    Raises OSError when that cannot be seen.
    """
    if not is_map(pad):
        stukken += [pad] if _heet_als_van_ons(pad) and _is_van_ons(pad) else []
    elif (pad / _VRAGENLIJST).is_file():
        stukken.append(pad)
    elif _heet_als_van_ons(pad):
        raise IsADirectoryError(errno.EISDIR, "")
    else:
        return [een for een in sorted(pad.iterdir()) if not _sla_over(een)]
    return []


def _sla_over(pad: Path) -> bool:
    """What is hidden, as .git or the lock of an editor; and a link to a folder, which may lead back without end."""
    return pad.name.startswith(".") or (pad.is_symlink() and pad.is_dir())


def _heet_als_van_ons(pad: Path) -> bool:
    return pad.name.lower().endswith(_VAN_ONS)


def _is_van_ons(pad: Path) -> bool:
    """Whether a file with such a name is an answer file or a report. Raises OSError when that cannot be seen."""
    if not stat.S_ISREG(pad.stat().st_mode):  # reading a pipe could wait for ever
        return False
    return is_rapport(pad) or _is_antwoordbestand(pad)


def _is_antwoordbestand(pad: Path) -> bool:
    with pad.open("rb") as bestand:
        return bool(_ANTWOORDBESTAND.search(bestand.read(100_000)))


def _vragenlijst_om(genoemd: Path) -> Path | None:
    """The folder of the questionnaire that a file, or the folder with its sections, is a part of, if it is."""
    try:
        map_ = genoemd if _is_map_met_delen(genoemd) else genoemd.parent if _is_los_deel(genoemd) else None
        if map_ and map_.absolute().name in _MAPPEN_ERIN:
            map_ = map_.parent if map_.name in _MAPPEN_ERIN else map_ / ".."
        return map_ if map_ and (map_ / _VRAGENLIJST).is_file() else None
    except OSError:
        return None  # who reads it will say why it cannot be


def _is_map_met_delen(pad: Path) -> bool:
    return pad.is_dir() and pad.absolute().name == _DELEN and not (pad / _VRAGENLIJST).is_file()


def _is_los_deel(pad: Path) -> bool:
    return pad.suffix.lower() in _YAML and pad.is_file() and not _is_antwoordbestand(pad)
