"""What an import shows before it writes: which answers are other, which come in, and what stays."""

from collections.abc import Iterator
from datetime import date

from ..model.antwoorden import Antwoord, Waarde, toon_waarde
from ..model.samenvoeging import Samenvoeging, Verandering
from ..model.vragenlijst import Vragenlijst
from .schermtekst import toonbaar

# Of a long text only the beginning: the files themselves have all of it.
_LANGSTE = 60
_VELDEN = ("antwoord", "reden", "toelichting", "notitie")


def toon_nieuw(bron: str, doel: str, antwoorden: int) -> str:
    """A file that is not there yet."""
    return toonbaar(f"{bron} komt in {doel}. Dat wordt een nieuw bestand, met {_aantal(antwoorden)}.") + "\n"


def toon_samenvoeging(
    bron: str, doel: str, lijst: Vragenlijst, samen: Samenvoeging, peildata: tuple[date, date]
) -> str:
    """A file that is there already; what would give way comes first. `peildata` are the days of that file and this."""
    regels = [f"{bron} komt in {doel}. Dat bestand is er al."]
    for kop, rij in (("Anders dan wat er nu staat:", samen.anders), ("Nieuw:", samen.erbij)):
        if rij:
            regels.append(kop)
            regels += [regel for een in rij for regel in _verandering(lijst, een)]
    if samen.bronnen:
        regels.append(f"Nieuw bij de bronnen: {', '.join(samen.bronnen)}.")
    if peildata[0] != peildata[1]:
        regels.append(f"De peildatum blijft {peildata[0].isoformat()}; in {bron} is dat {peildata[1].isoformat()}.")
    if samen.gelijk:
        zijn = "is" if samen.gelijk == 1 else "zijn"
        regels.append(f"{_aantal(samen.gelijk)} {zijn} gelijk.")
    if not samen.veranderingen and not samen.bronnen:
        regels.append("Er is niets nieuws.")
    return "".join(f"{toonbaar(regel)}\n" for regel in regels)


def _aantal(antwoorden: int) -> str:
    return "1 antwoord" if antwoorden == 1 else f"{antwoorden} antwoorden"


def _verandering(lijst: Vragenlijst, een: Verandering) -> Iterator[str]:
    vraag = lijst.vragen.get(een.vraag)
    yield f"- {een.vraag}" + (f" ({vraag.kort})" if vraag else "")
    yield from (f"  {veld}" for veld in _velden(een.nu, een.wordt))


def _velden(nu: Antwoord, wordt: Antwoord) -> Iterator[str]:
    for naam in _VELDEN:
        van, naar = getattr(nu, naam), getattr(wordt, naam)
        if van == naar:
            continue
        if van in (None, ""):
            yield f"{naam}: {_kort(naar)}"
        else:
            yield f"{naam}: nu {_kort(van)}, nieuw {_kort(naar) if naar not in (None, '') else 'leeg'}"
    for bewijs in wordt.bewijs[len(nu.bewijs) :]:
        yield f"bewijs erbij: {bewijs.bron}, {_kort(bewijs.plaats)}"


def _kort(waarde: Waarde) -> str:
    tekst = " ".join(toon_waarde(waarde).split())
    if len(tekst) > _LANGSTE:
        tekst = f"{tekst[:_LANGSTE].rstrip()}..."
    return f'"{tekst}"' if isinstance(waarde, str) and not tekst.replace("-", "").isalnum() else tekst
