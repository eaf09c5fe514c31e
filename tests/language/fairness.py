"""Forms that speak to all: no symbols in words, and none that means men alone."""

import re

_SYMBOLS = re.compile(r"\w+(?:[*:_·]|/-?)(?:in(?:nen)?|r|n|e)\b|\w*[a-zäöüß]Innen\b|\w+\(-?(?:in|innen|r|n|e)\)")

# A form that means men and speaks of all, by its stem: what to write instead.
_FAIR = {
    "Administrator": "IT",
    "Akteur": "Beteiligte",
    "Anbieter": "wer es anbietet, Träger",
    "Ansprechpartner": "Kontakt, Ansprechperson",
    "Anwender": "alle, die es benutzen",
    "Arbeitgeber": "Betriebe",
    "Arbeitnehmer": "Beschäftigte",
    "Arzt": "ärztliche Fachkräfte, Praxis",
    "Ärzte": "ärztliche Fachkräfte, Praxen",
    "Asylbewerber": "Menschen im Asylverfahren",
    "Ausländer": "Menschen ohne deutschen Pass",
    "Autor": "wer es geschrieben hat",
    "Beamte": "Beschäftigte",
    "Benutzer": "alle, die es benutzen",
    "Berater": "Beratung",
    "Besucher": "Besuchende, Gäste",
    "Betreiber": "Stelle, die es betreibt",
    "Betreuer": "Betreuung",
    "Bewohner": "Menschen, die dort wohnen",
    "Bürger": "Menschen in der Stadt",
    "Bürgermeister": "Leitung der Kommune",
    "Dezernent": "Leitung des Dezernats",
    "Dienstleister": "Dienste, Firma",
    "Dolmetscher": "Sprachmittlung",
    "Dozent": "Lehrende",
    "Ehrenamtler": "Ehrenamtliche",
    "Einwohner": "Menschen, die dort wohnen",
    "Erzieher": "pädagogische Fachkräfte",
    "Experte": "Fachleute, Fachperson",
    "Fachmann": "Fachleute, Fachperson",
    "Flüchtling": "Geflüchtete",
    "Gastgeber": "Gastgebende",
    "Helfer": "Helfende",
    "Kollege": "Kollegium, andere aus dem Team, Kolleginnen und Kollegen",
    "Koordinator": "Koordination",
    "Lehrer": "Lehrkräfte",
    "Leiter": "Leitung",
    "Leser": "alle, die lesen",
    "Migrant": "Eingewanderte",
    "Mitarbeiter": "Mitarbeitende, Beschäftigte",
    "Moderator": "Moderation",
    "Nutzer": "alle, die es benutzen",
    "Partner": "Partnerkommune",
    "Pate": "Patenschaft",
    "Politiker": "Politik, Ratsmitglieder",
    "Praktikant": "wer ein Praktikum macht",
    "Redakteur": "Redaktion",
    "Referent": "Vortragende",
    "Sachbearbeiter": "Sachbearbeitung",
    "Schüler": "Schulkinder, Jugendliche, Schülerinnen und Schüler",
    "Sozialarbeiter": "Fachkräfte der Sozialen Arbeit",
    "Sozialpädagoge": "Fachkräfte der Sozialen Arbeit",
    "Sprecher": "wer für andere spricht",
    "Student": "Studierende",
    "Teilnehmer": "Teilnehmende",
    "Übersetzer": "Übersetzung",
    "Vertreter": "Vertretung",
    "Zuhörer": "Publikum, alle, die zuhören",
    "Zuschauer": "Publikum",
    "Zuwanderer": "Eingewanderte",
}
# Words of another origin that end as one of these does.
_THINGS = ("Lautsprecher", "Stromleiter", "Trittleiter", "Spaten")
# Pairs that are read easily, where no short form is better.  Two of them in one sentence are too many.
_PAIRS = {"Betreiber", "Bürger", "Bürgermeister", "Kollege", "Schüler"}


def _forms(word: str) -> str:
    return f"{word}n?" if word.endswith("e") else f"{word}(?:e?n|e?s|e)?"


_LONGEST_FIRST = sorted(_FAIR, key=len, reverse=True)
_ALL_FORMS = "|".join(map(_forms, _LONGEST_FIRST))
# Whole words and the ends of longer ones: in a Nutzerkonto or a Bürger- und Jugendamt the form names a thing.
_MASCULINE = re.compile(
    rf"(?<![\w-])(?:[^\W\d_]+-)*(?:{_ALL_FORMS}|[A-ZÄÖÜ][^\W\d_]*?(?:{_ALL_FORMS.lower()}))(?![\w-])"
)


def fairness(text: str) -> list[str]:
    """Forms that speak of men only, symbols that screen readers stumble over, and pairs that everybody does.

    Args:
        text: A sentence or a few.

    Returns:
        What to change, each with what to write instead.
    """
    found = [f"{match[0]}: symbol in a word; write Teilnehmende, Fachpersonen …" for match in _SYMBOLS.finditer(text)]
    pairs = 0
    for match in _MASCULINE.finditer(text):
        if match[0].startswith(_THINGS):
            continue
        word = next(word for word in _LONGEST_FIRST if re.search(rf"{_forms(word)}$", match[0], re.IGNORECASE))
        beginning = re.split(word.removesuffix("e"), match[0], flags=re.IGNORECASE)[0]
        is_paired = f"{beginning}{word.removesuffix('e')}in".casefold() in text.casefold()
        if not is_paired:
            found.append(f"{match[0]}: speaks of men only; write {_FAIR[word]}")
        elif word not in _PAIRS:
            found.append(f"{match[0]}: stumbles as a pair; write {_FAIR[word]}")
        pairs += is_paired
    return [*found, "more than one pair: reads like a form; write one of them another way"] if pairs > 1 else found
