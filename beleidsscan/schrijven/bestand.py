"""Writing so that a file is always whole: the old one or the new one, whatever happens."""

import os
import tempfile
from pathlib import Path

from ..model.bevinding import BeleidsscanFout


def schrijf_atomair(pad: Path, inhoud: bytes, *, overschrijf: bool = True) -> None:
    """Write a file by way of a temporary one beside it, fsync and rename.

    Raises BeleidsscanFout when it cannot be written, or exists and `overschrijf` is off; what was there stays whole.
    """
    tijdelijk: str | None = None
    try:
        greep, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name[:40]}.")
        with os.fdopen(greep, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        # mkstemp makes files that only their owner may read; an output is an ordinary file.
        Path(tijdelijk).chmod(_gewone_rechten())
        if overschrijf:
            Path(tijdelijk).replace(pad)
        else:
            # A link fails when the name is taken, also when it was taken a moment ago.
            os.link(tijdelijk, pad)
    except FileExistsError:
        raise BeleidsscanFout(f"{pad} bestaat al. Kies een andere naam, of gebruik --overschrijf.") from None
    except OSError as fout:
        raise BeleidsscanFout(f"{pad} is niet te schrijven: {_reden(fout)}.") from None
    finally:
        if tijdelijk:
            Path(tijdelijk).unlink(missing_ok=True)


def _gewone_rechten() -> int:
    masker = os.umask(0)
    os.umask(masker)
    return 0o666 & ~masker


def _reden(fout: OSError) -> str:
    redenen = {28: "de schijf is vol", 13: "u mag hier niet schrijven", 2: "die map bestaat niet", 30: "alleen lezen"}
    return redenen.get(fout.errno or 0, fout.strerror or "onbekende reden")
