"""Typer speaks English; our users do not. Help and usage errors in Dutch, in one place."""

from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

_HULPTEKST = (
    ("Usage: ", "Gebruik: "),
    ("[OPTIONS]", "[OPTIES]"),
    ("COMMAND [ARGS]...", "OPDRACHT ..."),
    ("\nArguments:", "\nWat u opgeeft:"),
    ("\nOptions:", "\nOpties:"),
    ("\nCommands:", "\nOpdrachten:"),
    ("[required]", "[verplicht]"),
    ("[default: ", "[standaard: "),
    ("Install completion for the current shell.", "Zet aanvullen met de tabtoets aan."),
    ("Show completion for the current shell, to copy it or customize the installation.", "Toon het script daarvoor."),
    ("Show this message and exit.", "Toon deze hulp."),
)


def in_het_nederlands(tekst: str) -> str:
    """Replace the fixed English words of a help text."""
    # Long English lines come wrapped; join them so that they are recognised.
    tekst = tekst.replace(
        "Show completion for the current shell, to copy it or\n",
        "Show completion for the current shell, to copy it or ",
    )
    for engels, nederlands in _HULPTEKST:
        tekst = tekst.replace(engels, nederlands)
    return tekst


class Opdracht(TyperCommand):
    """A command with Dutch help."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return in_het_nederlands(super().get_help(ctx))


class Opdrachten(TyperGroup):
    """The group of commands with Dutch help, in the order in which they are written."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return in_het_nederlands(super().get_help(ctx))


def gebruiksfout(fout: TyperException) -> str:
    """What is wrong with the command line, in Dutch."""
    naam = getattr(fout, "option_name", None)
    veld = getattr(fout, "param", None)
    soort = type(fout).__name__
    bericht = str(getattr(fout, "message", fout))
    if soort == "NoSuchOption":
        mogelijk = getattr(fout, "possibilities", None)
        return f"De optie {naam} is er niet." + (f" Bedoelde u {' of '.join(mogelijk)}?" if mogelijk else "")
    if soort == "MissingParameter" and veld is not None:
        return f"Hier ontbreekt: {_veldnaam(veld)}."
    if soort == "BadParameter" and veld is not None:
        return f"De waarde bij {_veldnaam(veld)} kan niet. {bericht}"
    if "unexpected extra argument" in bericht:
        return f"Dit is te veel: {bericht.partition('(')[2].partition('(')[2].rstrip(')') or bericht}."
    if "No such command" in bericht:
        return f"De opdracht {bericht.split(chr(39))[1]} is er niet. Typ beleidsscan --help voor wat er wel is."
    if "requires an argument" in bericht:
        return f"Bij de optie {naam} hoort een waarde."
    if "does not take a value" in bericht:
        return f"Bij de optie {naam} hoort geen waarde."
    return "Geef een opdracht. Typ beleidsscan --help voor wat er is." if "Missing command" in bericht else bericht


def _veldnaam(veld: Any) -> str:
    opties = [optie for optie in getattr(veld, "opts", []) if optie.startswith("-")]
    return opties[-1] if opties else str(veld.metavar or veld.name).upper()
