"""What somebody is told about who sees the answers, the same in every form."""

from collections.abc import Iterator

from ..model.vragenlijst import Vragenlijst
from .opmaak import telwoord


def privacyregels(lijst: Vragenlijst, rol: str, bestand: str = "dit bestand") -> list[str]:
    """Sentences for whoever answers in this role: how one is protected and from whom not, or that one is named.

    `bestand` is what the file with the answers is called there.
    """
    gevraagd = lijst.rollen[rol]
    if gevraagd.anoniem:
        return list(_anoniem(lijst, bestand))
    naam = "de naam die u invult" if "naam" in gevraagd.vraagt else f"de rol '{gevraagd.naam}'"
    return [
        f"Er gaat niets over internet: uw antwoorden staan alleen in {bestand}, tot u het zelf verstuurt.",
        f"U antwoordt niet anoniem. In het rapport en in een vergelijking staat {naam} bij de antwoorden.",
        "Antwoorden, toelichtingen en bronnen komen in het rapport en reizen erin mee. Notities niet.",
        "Noem geen namen van mensen in een toelichting.",
    ]


def _anoniem(lijst: Vragenlijst, bestand: str) -> Iterator[str]:
    yield f"Wij vragen niet naar uw naam. Er gaat niets over internet: uw antwoorden staan alleen in {bestand}."
    yield "Uw antwoorden reizen niet mee in een rapport."
    if vergelijken := lijst.methode.vergelijken:
        kleinste = telwoord(vergelijken.groep_minstens.aantal)
        verdeling = telwoord(vergelijken.verdeling_minstens.aantal)
        yield (
            f"Een vergelijking noemt van een groep alleen het middelste antwoord, en vanaf {verdeling} antwoorden hoe "
            f"ze verdeeld zijn. Is de groep bij een vraag kleiner dan {kleinste}, dan staat er niets."
        )
    yield f"Wie {bestand} heeft of van u krijgt, kan uw antwoorden wel lezen, en weet meestal dat zij van u zijn."
    yield "Noem geen namen van mensen of van uw organisatie. Aan een toelichting kan iemand u toch herkennen."
