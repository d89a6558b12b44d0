"""`controleer --uitleg CODE`: what every code means. A check explains itself; what reading finds is told here."""

from inspect import cleandoc

from ..controles import gevallen, rapport, versies
from ..controles.register import CONTROLES, CONTROLES_ANTWOORDEN
from ..model.bevinding import BeleidsscanFout, dichtstbij

# What reading a file can find: a title, and what to do.
_BIJ_LEZEN = {
    "bestandssoort": ("Een bestand van een andere soort.", "Doe wat in het bericht staat."),
    "celfout": ("Een cel die een fout geeft.", "Typ in die cel zelf het antwoord."),
    "codering": ("Een bestand dat geen UTF-8 is.", "Sla het op als platte tekst, met codering UTF-8."),
    "contrast": ("Een kleur die op wit niet te lezen is.", "Kies een donkerder kleur: minstens 4,5 op 1."),
    "datum": ("Een cel waar een datum van is gemaakt.", "Maak de cel op als tekst, en typ het antwoord opnieuw."),
    "diepte": ("Een tekst die te diep is genest.", "Schrijf gewone regels met een naam en een dubbele punt."),
    "document": ("Meer dan één document in een bestand.", "Haal de regel --- weg."),
    "doel": ("Een doel dat bij geen onderdeel hoort.", "Gebruik het nummer of de naam van een onderdeel."),
    "dubbel": ("Een naam die twee keer voorkomt.", "Laat er één staan."),
    "formule": ("Een cel met een formule.", "Typ in die cel zelf het antwoord."),
    "getal": ("Een getal dat hier niet kan.", "Schrijf alleen het getal, met een punt voor decimalen."),
    "ja-nee": ("Een antwoord dat geen ja of nee is.", "Schrijf ja of nee."),
    "keuze": ("Een keuze die er niet is.", "Kies een van de keuzes die bij de vraag staan."),
    "koppen": ("Een blad zonder de koppen die erop horen.", "Zet de kop terug, of maak een nieuw werkboek."),
    "label": ("Een woord dat met een uitroepteken begint.", "Zet het tussen aanhalingstekens."),
    "leeg": ("Een leeg bestand.", "Maak een nieuw bestand met: beleidsscan nieuw UwGemeente"),
    "logo": ("Een logo dat niet te gebruiken is.", "Zet een png, jpg of eenvoudige svg in de map van het bestand."),
    "niveau": ("Een niveau dat er niet is.", "Schrijf alleen het cijfer van een niveau dat bij de vraag staat."),
    "nvt-mag-niet": ("Nvt waar dat niet kan, of niet voor deze rol.", "Weet u het niet? Schrijf dan: weet-niet"),
    "onbekend-veld": ("Een veld dat wij niet kennen.", "Kijk naar de spelling, of haal het weg."),
    "onbekende-bron": ("Bewijs uit een bron die er niet is.", "Noem de bron onder 'bronnen:'."),
    "onbekende-vraag": ("Een vraag die er niet is.", "Kijk naar de spelling. Oude namen: beleidsscan bijwerken."),
    "onleesbaar": ("Een bestand dat niet te lezen is.", "Doe wat in het bericht staat."),
    "ontbreekt": ("Iets dat er moet staan.", "Vul het aan."),
    "reden-ontbreekt": ("Nvt zonder reden.", "Zet eronder: reden: en waarom de vraag bij u niet geldt."),
    "rol": ("Een rol die er niet is.", "Kies een van de rollen van de vragenlijst."),
    "samengevoegd": ("Cellen die zijn samengevoegd.", "Splits ze, en vul elke cel zelf in."),
    "scan": ("Een vragenlijst die er niet is.", "Kijk met: beleidsscan vragenlijsten"),
    "sleutel": ("Een naam die hier niet kan.", "Gebruik kleine letters, cijfers en streepjes."),
    "taak": ("Een taak die er niet is.", "Kies een taak uit de rij die 'beleidsscan nieuw' voor uw rol laat zien."),
    "teken": ("Een onzichtbaar teken.", "Haal het weg."),
    "tekst": ("Een antwoord dat geen tekst is.", "Zet het tussen aanhalingstekens."),
    "versie": ("Antwoorden voor een andere versie.", "Werk het bestand bij met: beleidsscan bijwerken BESTAND"),
    "waarde": ("Een waarde die hier niet kan.", "Doe wat in het bericht staat."),
    "werkboek": ("Een werkboek dat niet te lezen is.", "Doe wat in het bericht staat."),
    "yaml": ("Een regel die niet te lezen is.", "Zet de tekst tussen aanhalingstekens, of kijk naar het inspringen."),
    "zonder-vraag": ("Een antwoord in een rij zonder vraag.", "Zet het in de rij van een vraag."),
}
# What a command finds in files that could be read.
_BIJ_OPDRACHT = {
    "dekking": ("Te weinig bekend voor wat u vroeg.", "Zoek antwoorden uit, of vraag met --minimale-dekking minder."),
    "gemeente": ("Een bestand van een andere gemeente.", "Vergelijk bestanden van één gemeente."),
    "mapnaam": ("Een vragenlijst in een map met een andere naam.", "Geef de map de naam die achter 'id' staat."),
    "peildatum": ("Bestanden met meer dan een jaar ertussen.", "Vraag om nieuwe antwoorden, of zeg het erbij."),
}
_HANDLEIDINGEN = {
    **{code: cleandoc(controle.module.__doc__ or "") for code, controle in (CONTROLES | CONTROLES_ANTWOORDEN).items()},
    "geval": cleandoc(gevallen.__doc__ or ""),
    "rapport": cleandoc(rapport.__doc__ or ""),
    "versies": cleandoc(versies.__doc__ or ""),
    **{code: f"{titel}\n\nWat u doet: {doe}" for code, (titel, doe) in (_BIJ_LEZEN | _BIJ_OPDRACHT).items()},
}
# Where these are found nothing more is checked, and a file without them would be taken for a good one.
_NIET_OVER_TE_SLAAN = {*_BIJ_LEZEN, "verwijzing"}
TITELS = {code: tekst.partition("\n")[0] for code, tekst in sorted(_HANDLEIDINGEN.items())}


def leg_uit(code: str) -> str:
    """The manual of one code; of 'alle', every code with its title. Raises BeleidsscanFout for an unknown code."""
    if code == "alle":
        breedte = max(map(len, TITELS))
        return "".join(f"{een:<{breedte}}  {titel}\n" for een, titel in TITELS.items())
    bekend = ken_code(code)
    return f"{bekend}\n\n{_HANDLEIDINGEN[bekend]}\n"


def handleiding() -> str:
    """All manuals on one page, as Markdown."""
    kop = "# De controles van beleidsscan\n\nZo leest u er één: `beleidsscan controleer --uitleg CODE`.\n"
    return kop + "".join(f"\n## {code}\n\n{_HANDLEIDINGEN[code]}\n" for code in TITELS)


def ken_code(code: str) -> str:
    """The code as it is known. Raises BeleidsscanFout with a suggestion."""
    if (klein := code.strip().lower()) in TITELS:
        return klein
    hulp = dichtstbij(klein, TITELS) or "Alle codes ziet u met: beleidsscan controleer --uitleg alle"
    raise BeleidsscanFout(f"De code '{code}' is er niet. {hulp}")


def code_om_over_te_slaan(code: str) -> str:
    """The code as it is known. Raises BeleidsscanFout when nothing is left to be checked where it is found."""
    bekend = ken_code(code)
    if bekend in _NIET_OVER_TE_SLAAN:
        bericht = f"De code '{bekend}' kunt u niet overslaan. Zolang dat niet klopt, controleren wij de rest niet."
        raise BeleidsscanFout(bericht)
    return bekend
