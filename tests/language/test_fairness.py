"""Unfair forms are found, and what only looks like one is left alone."""

import pytest

from tests.language.fairness import fairness


@pytest.mark.parametrize(
    "text",
    [
        "Teilnehmer*innen",
        "Lehrer:innen",
        "Schüler_innen",
        "Schüler/-innen",
        "Nutzer/innen",
        "NutzerInnen",
        "Leiter(in)",
        "ein/e Gast",
        "Mitarbeiter",
        "den Bürgern",
        "der Experte",
        "eine Gruppe von Experten",
        "Projektmitarbeiter",
        "IT-Administratoren",
        "Ansprechpartner:",
        "Flüchtlinge",
        "des Nutzers",
        "Sachbearbeiter",
        "Asylbewerbern",
        "die Beamten",
        "Ärzte",
    ],
)
def test_unfair_forms_are_found(text: str) -> None:
    assert len(fairness(text)) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "Teilnehmende",
        "Lehrkräfte",
        "Bürgeramt und Bürgerhaus",
        "Bürger- und Jugendamt",
        "Nutzerkonto",
        "Nutzer-Konto",
        "Schülervertretung",
        "Flüchtlingsrat",
        "Partnerkommune",
        "Kolleginnen und Kollegen",
        "die Betreiberin oder der Betreiber",
        "Innenstadt",
        "Lautsprecher",
        "Sekunden",
        "breiter, weiter, begleiten, beraten, vertreten",
        "und/oder",
        "Eltern/Vormund",
    ],
)
def test_fair_forms_pass(text: str) -> None:
    assert fairness(text) == []


def test_a_fault_says_what_to_write() -> None:
    assert fairness("Alle Teilnehmer kommen.") == ["Teilnehmer: speaks of men only; write Teilnehmende"]


def test_pairs_stumble_where_a_short_form_is_at_hand_and_where_two_meet() -> None:
    assert fairness("Teilnehmerinnen und Teilnehmer") == ["Teilnehmer: stumbles as a pair; write Teilnehmende"]
    assert len(fairness("Schülerinnen und Schüler fragen Bürgerinnen und Bürger.")) == 1
