"""The program: `beleidsscan`, or `python -m beleidsscan`."""

# ruff: noqa: E402
import gc

# A run is over in a moment, and looking for garbage on the way takes a third of it. Drawing a PDF turns it on again.
gc.disable()

import errno
import io
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from . import __version__
from .model.bevinding import BeleidsscanFout, Uitgang, reden_van
from .opdrachten.nederlands import Opdracht, Opdrachten, gebruiksfout

# Every command has the name of its module and of its function there; in this order the help shows them.
OPDRACHTEN = (
    *("evalueer", "verklaar", "vergelijk", "gesprek", "nieuw", "formulier"),
    *("invullen", "importeer", "bijwerken", "controleer", "vragenlijsten", "schema"),
)


class _Programma(Opdrachten):
    """The commands. A disk or a pipe that refuses is no bug, and Typer would leave with a code of its own."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command and write out what it printed."""
        try:
            uit = super().invoke(ctx)
            sys.stdout.flush()
        except OSError as fout:
            if fout.filename is not None:
                if fout.errno == errno.ENOENT:  # a part of the program itself is missing
                    raise
                raise BeleidsscanFout(f"{fout.filename} is niet te gebruiken: {reden_van(fout)}.") from None
            # What is still in the buffer has nowhere to go; without this Python complains about it at the very end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if fout.errno == errno.EPIPE:  # The reader went away, as `head` does: nothing to complain about.
                return Uitgang.GOED
            raise BeleidsscanFout(f"De uitvoer is niet te schrijven: {reden_van(fout)}.") from None
        return uit


def _toon_versie(gevraagd: bool) -> None:
    if gevraagd:
        print(f"beleidsscan {__version__}")
        raise typer.Exit


def beleidsscan(
    versie: Annotated[
        bool, typer.Option("--versie", help="Toon de versie.", is_eager=True, callback=_toon_versie)
    ] = False,
) -> None:
    """Hoe staat uw gemeente ervoor met het beleid voor vrijwillige inzet?

    U beantwoordt een vragenlijst in een bestand. Daarvan maakt dit programma een adviesrapport.
    Er gaat niets over internet: uw antwoorden blijven bij u.

    Voorbeeld: beleidsscan evalueer gemeente.yaml
    """


def maak_app(opdrachten: Iterable[str] = OPDRACHTEN) -> typer.Typer:
    """The program with these commands."""
    app = typer.Typer(
        name="beleidsscan",
        cls=_Programma,
        rich_markup_mode=None,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help"]},
    )
    app.callback()(beleidsscan)
    for naam in opdrachten:
        app.command(cls=Opdracht)(getattr(import_module(f"beleidsscan.opdrachten.{naam}"), naam))
    return app


def _zet_uitvoer_klaar() -> None:
    """Our text is UTF-8 everywhere, also where the machine has something older in mind."""
    if sys.stdout is None:
        raise BeleidsscanFout("Er is geen uitvoer om naar te schrijven.")
    for stroom in (sys.stdout, sys.stderr):
        if isinstance(stroom, io.TextIOWrapper):
            stroom.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def main() -> None:
    """Run the program and leave with the exit code that belongs to what happened."""
    # Typer and our models bring pydantic; plugins that other packages registered for it have no business here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code = _draai()
    # At its end Python looks for garbage once more, in all that there is; nothing of that is worth a quarter of a run.
    gc.freeze()
    sys.exit(code)


def _draai() -> int:
    try:
        _zet_uitvoer_klaar()
        # To build them all takes longer than most of them take to do their work.
        alleen = [woord for woord in sys.argv[1:2] if woord in OPDRACHTEN]
        app = maak_app(alleen or OPDRACHTEN)
        return app(prog_name="beleidsscan", standalone_mode=False) or Uitgang.GOED
    except BeleidsscanFout as fout:
        print(fout, file=sys.stderr)
        return fout.uitgang
    except typer.Abort:
        return 130
    except TyperException as fout:
        if type(fout).__name__ == "NoArgsIsHelpError":
            print(fout, file=sys.stderr)
        else:
            print(gebruiksfout(fout), file=sys.stderr)
        return Uitgang.ONBRUIKBAAR
    except Exception:  # noqa: BLE001 - a bug keeps its traceback, and gets the exit code that says so
        import traceback

        traceback.print_exc()
        print("Dit is een fout in beleidsscan zelf. Wilt u dit bericht aan ons sturen?", file=sys.stderr)
        return Uitgang.INTERN


if __name__ == "__main__":
    main()
