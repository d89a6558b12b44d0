"""What the questions are called for people who fill in a workbook or form."""

from .vragenlijst import Vragenlijst


def vraagnummers(lijst: Vragenlijst, rol: str, selectie: str) -> dict[str, str]:
    """A number for every question that is asked: that of its section, and its place there."""
    return {
        vraag.id: f"{deel.nummer}.{nummer}"
        for deel in lijst.onderdelen
        for nummer, vraag in enumerate((een for een in deel.alle_vragen() if een.is_voor(rol, selectie)), 1)
    }
