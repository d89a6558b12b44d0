"""Typer speaks English; our users do not. Help and usage errors in Dutch, in one place."""

from shutil import get_terminal_size
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from ..model.bevinding import dichtstbij

# Columns: of the screen, of the names of options, and what is left for what they mean.
_SMALST, _BREEDST = 30, 80
_SMALSTE_NAAM, _BREEDSTE_NAAM = 6, 30
_UITLEG = 30
# The options that Typer adds by itself.
_VAN_TYPER = {
    "--install-completion": "Zet aanvullen met de tabtoets aan.",
    "--show-completion": "Toon het script voor dat aanvullen.",
    "--help": "Toon deze hulp.",
}


class Opdracht(TyperCommand):
    """A command with Dutch help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words of the command line; Typer does not always say which command they went wrong for."""
        try:
            return super().parse_args(ctx, args)
        except TyperException as fout:
            if getattr(fout, "ctx", ctx) is None:
                fout.ctx = ctx  # type: ignore[attr-defined]
            raise

    def get_help(self, ctx: Any) -> str:
        """The help, as wide as the screen."""
        return super().get_help(_met_schermbreedte(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The first line."""
        velden = [_veldnaam(veld) for veld in self.get_params(ctx) if veld.param_type_name == "argument"]
        _schrijf_gebruik(ctx, formatter, velden)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options."""
        _schrijf_velden(self, ctx, formatter)


class Opdrachten(TyperGroup):
    """The group of commands with Dutch help, in the order in which they are written."""

    def get_help(self, ctx: Any) -> str:
        """The help, as wide as the screen."""
        return super().get_help(_met_schermbreedte(ctx))

    def get_params(self, ctx: Any) -> list[Any]:
        """The options; Typer's own way to switch on completion would answer in English."""
        velden = super().get_params(ctx)
        for veld in velden:
            if "--install-completion" in veld.opts:
                veld.callback = _zet_aanvullen_aan
        return velden

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The first line."""
        _schrijf_gebruik(ctx, formatter, ["OPDRACHT ..."])

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Options and commands."""
        _schrijf_velden(self, ctx, formatter)
        with formatter.section("Opdrachten"):
            rijen = [(naam, (opdracht.help or "").partition("\n")[0]) for naam, opdracht in self.commands.items()]
            formatter.write_dl(rijen, col_max=_eerste_kolom(formatter))


def _met_schermbreedte(ctx: Any) -> Any:
    """Typer itself takes any screen for at least 50 columns wide, and then words are broken."""
    ctx.terminal_width = max(_SMALST, min(get_terminal_size().columns, _BREEDST)) - 2
    return ctx


def _eerste_kolom(formatter: Any) -> int:
    """How wide names may be; the explanation of a longer one starts on the next line."""
    return int(max(_SMALSTE_NAAM, min(_BREEDSTE_NAAM, formatter.width - _UITLEG)))


def _schrijf_gebruik(ctx: Any, formatter: Any, velden: list[str]) -> None:
    formatter.write_usage(ctx.command_path, " ".join(["[OPTIES]", *velden]), prefix="Gebruik: ")


def _schrijf_velden(opdracht: Any, ctx: Any, formatter: Any) -> None:
    rijen: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for veld in opdracht.get_params(ctx):
        rijen[veld.param_type_name].append(_rij(veld))
    for soort, kop in (("argument", "Wat u opgeeft"), ("option", "Opties")):
        if rijen[soort]:
            with formatter.section(kop):
                formatter.write_dl(rijen[soort], col_max=_eerste_kolom(formatter))


def _rij(veld: Any) -> tuple[str, str]:
    hulp = next((_VAN_TYPER[optie] for optie in veld.opts if optie in _VAN_TYPER), veld.help)
    if veld.param_type_name == "argument":
        return _veldnaam(veld), hulp
    standaard = f" [standaard: {veld.default}]" if isinstance(veld.default, str) else ""
    return f"{_veldnaam(veld)} {veld.metavar or ''}".strip(), f"{hulp}{standaard}"


def _zet_aanvullen_aan(ctx: Any, _veld: Any, waarde: Any) -> None:
    if not waarde or ctx.resilient_parsing:
        return
    from typer.completion import install  # type: ignore[attr-defined]

    schil, pad = install()
    print(f"Aanvullen met de tabtoets staat aan voor {schil}, in {pad}. Open een nieuw venster om het te gebruiken.")
    ctx.exit()


def gebruiksfout(fout: TyperException) -> str:
    """What is wrong with the command line, in Dutch, and where to find more."""
    ctx: Any = getattr(fout, "ctx", None)
    verder = f"Typ {ctx.command_path if ctx else 'beleidsscan'} --help voor wat er kan."
    return f"{_bezwaar(fout, ctx)} {verder}"


def _bezwaar(fout: TyperException, ctx: Any) -> str:
    naam = getattr(fout, "option_name", None)
    veld: Any = getattr(fout, "param", None)
    soort, bericht = type(fout).__name__, fout.message
    if soort == "NoSuchOption":
        mogelijk = getattr(fout, "possibilities", None)
        return f"De optie {naam} is er niet." + (f" Bedoelde u {' of '.join(mogelijk)}?" if mogelijk else "")
    if soort == "MissingParameter" and veld is not None:
        return f"Hier ontbreekt {_veldnaam(veld)}: {veld.help[:1].lower()}{veld.help[1:]}"
    if "No such command" in bericht:
        opdracht = bericht.partition("'")[2].partition("'")[0]
        hulp = dichtstbij(opdracht, ctx.command.commands) if ctx else ""
        return f"De opdracht '{opdracht}' is er niet. {hulp}".strip()
    if "unexpected extra argument" in bericht:
        naam_met_spatie = ctx is not None and ctx.info_name in ("nieuw", "verklaar")
        hulp = " Zet een naam van meer woorden tussen aanhalingstekens." if naam_met_spatie else ""
        return f"Dit is te veel: {bericht.partition('(s) (')[2].removesuffix(')')}.{hulp}"
    if "requires an argument" in bericht:
        return f"Bij de optie {naam} hoort een waarde{_zoals(naam, ctx)}."
    if soort == "BadParameter" and veld is not None:
        return _verkeerde_waarde(veld, fout.__cause__)
    if "does not take a value" in bericht:
        return f"Bij de optie {naam} hoort geen waarde."
    return "Hier ontbreekt een opdracht." if "Missing command" in bericht else "Deze opdracht kan zo niet."


def _zoals(naam: str | None, ctx: Any) -> str:
    veld = next((een for een in ctx.command.get_params(ctx) if naam in een.opts), None) if ctx else None
    return f": {naam} {veld.metavar}" if veld is not None and veld.metavar else ""


def _verkeerde_waarde(veld: Any, oorzaak: Any) -> str:
    """`oorzaak` is what pydantic said about the value, in English."""
    soort = "een heel getal" if veld.type_descriptor.annotation is int else "iets anders"
    van, tot = getattr(veld, "min", None), getattr(veld, "max", None)
    if van is not None and tot is not None:
        soort += f" van {van} tot en met {tot}"
    geweest = f", en niet '{oorzaak.errors()[0]['input']}'" if hasattr(oorzaak, "errors") else ""
    return f"Bij {_veldnaam(veld)} hoort {soort}{geweest}. {veld.help}"


def _veldnaam(veld: Any) -> str:
    opties = [optie for optie in veld.opts if optie.startswith("-")]
    return opties[-1] if opties else str(veld.metavar or veld.name)
