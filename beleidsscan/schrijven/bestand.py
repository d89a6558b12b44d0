"""Writing so that a file is always whole: the old one or the new one, whatever happens."""

import errno
import os
import tempfile
from pathlib import Path

from ..model.bevinding import BeleidsscanFout, reden_van


def schrijf_atomair(pad: Path, inhoud: bytes, *, overschrijf: bool = True) -> None:
    """Write a file by way of a temporary one beside it, fsync and rename. Its folder is made if need be.

    Raises BeleidsscanFout when it cannot be written, or exists and `overschrijf` is off; what was there stays whole.
    """
    tijdelijk: str | None = None
    try:
        _maak_map(pad.parent)
        greep, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name[:40]}.")
        with os.fdopen(greep, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        # mkstemp makes files that only their owner may read; an output is an ordinary file, or what it replaces.
        Path(tijdelijk).chmod(_rechten(pad))
        if overschrijf:
            Path(tijdelijk).replace(pad)
        else:
            _zet_neer(Path(tijdelijk), pad)
    except FileExistsError:
        raise BeleidsscanFout(f"{pad} bestaat al. Kies een andere naam, of gebruik --overschrijf.") from None
    except OSError as fout:
        raise BeleidsscanFout(f"{pad} is niet te schrijven: {reden_van(fout)}.") from None
    finally:
        if tijdelijk:
            Path(tijdelijk).unlink(missing_ok=True)


def _maak_map(map_: Path) -> None:
    try:
        map_.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, "") from None


def _zet_neer(tijdelijk: Path, pad: Path) -> None:
    """Give a file its name, unless that is taken."""
    try:
        # A link fails when the name is taken, also when it was taken a moment ago.
        os.link(tijdelijk, pad)
    except FileExistsError:
        raise
    except OSError:
        # USB sticks and some network drives know no links.
        if pad.exists():
            raise FileExistsError from None
        tijdelijk.replace(pad)


def _rechten(pad: Path) -> int:
    """Those of the file that is there, or those of any new file."""
    if pad.is_file():
        return pad.stat().st_mode & 0o777
    masker = os.umask(0)
    os.umask(masker)
    return 0o666 & ~masker
