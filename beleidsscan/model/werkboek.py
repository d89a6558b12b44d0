"""What a workbook looks like, for whoever writes it and whoever reads it back.

Every sheet is known by the headings of its columns and every row by the id in a hidden one, never by where it stands:
people sort, insert, remove and rename.
"""

# Raised when what is written can no longer be read by what was there before.
FORMULIER = "beleidsscan-werkboek/1"

NUMMER, VRAAG, KEUZES = "Nr.", "Vraag", "Keuzes"
ANTWOORD, REDEN, TOELICHTING = "Antwoord", "Reden (bij nvt)", "Toelichting"
BRON, PLAATS, NOTITIE = "Bron", "Plaats in de bron", "Notitie (voor uzelf)"
VRAAG_ID = "vraag-id"
VRAAGKOLOMMEN = (NUMMER, VRAAG, KEUZES, ANTWOORD, REDEN, TOELICHTING, BRON, PLAATS, NOTITIE, VRAAG_ID)
INVULKOLOMMEN = (ANTWOORD, REDEN, TOELICHTING, BRON, PLAATS, NOTITIE)

KORTE_NAAM, TITEL, AUTEUR, DATUM, SOORT = "Korte naam", "Titel", "Auteur", "Datum", "Soort"
BRONKOLOMMEN = (KORTE_NAAM, TITEL, AUTEUR, DATUM, SOORT)

# Rows of a name and a value: about who answers on the first sheet, about the form on a hidden one.
INGEVULD = "Vul in"
VELD_ID = "veld-id"
FORMULIER_VELD = "formulier"
ORGANISATIE_SOORT, BETAALDE_KRACHTEN = "organisatie.soort", "organisatie.betaalde_krachten"
VELDLABELS = {
    "gemeente": "Gemeente",
    "peildatum": "Peildatum: de dag waarvoor dit geldt",
    "naam": "Naam van uw afdeling of organisatie",
    "laag": "Gaat u over beleid of uitvoering?",
    ORGANISATIE_SOORT: "Soort organisatie, zoals zorg of sport",
    BETAALDE_KRACHTEN: "Werken er betaalde krachten?",
}

# Between two sources at one answer, and between their places.
SCHEIDING = ";"


def kolomletters(kolom: int) -> str:
    """The letters of a column, counted from 0: 0 is A, 26 is AA."""
    letters = ""
    kolom += 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
