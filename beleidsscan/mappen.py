"""Where the data of the product lie: in the installed package, or beside it in a checkout."""

from pathlib import Path

_HIER = Path(__file__).resolve().parent


def gegevensmap(naam: str) -> Path:
    """The folder `vragenlijsten` or `sjablonen`."""
    if not (_HIER / naam).is_dir() and (_HIER.parent / "pyproject.toml").is_file():
        return _HIER.parent / naam
    return _HIER / naam
