"""What the built site holds."""

from macros.content.data_file import load_worksheets
from tests.conftest import PROJECT

WORKSHEETS = {worksheet.id: worksheet for worksheet in load_worksheets(PROJECT / "docs" / "worksheets.yml")}

# The site as it must be; the build checks that no page is forgotten here.
PAGES = (
    "index.html",
    "arbeitsblaetter/ausgangslage.html",
    "arbeitsblaetter/vorbereitung.html",
    "arbeitsblaetter/gastgeben.html",
    "arbeitsblaetter/vereinbarung.html",
    "arbeitsblaetter/beobachtung.html",
    "arbeitsblaetter/transferplan.html",
    "arbeitsblaetter/rueckblick.html",
    "bogen/ausgangslage.html",
    "bogen/vorbereitung.html",
    "bogen/gastgeben.html",
    "bogen/vereinbarung.html",
    "bogen/beobachtung.html",
    "bogen/transferplan.html",
    "bogen/rueckblick.html",
    "leitfaden/wozu.html",
    "leitfaden/formate.html",
    "leitfaden/partnerkommune.html",
    "leitfaden/zeitplan.html",
    "leitfaden/rollen.html",
    "leitfaden/tagesprogramm.html",
    "leitfaden/moderation.html",
    "leitfaden/junge-gefluechtete.html",
    "leitfaden/beschluss.html",
    "leitfaden/glossar.html",
    "einfach/start.html",
    "einfach/anleitung.html",
    "einfach/austausch.html",
    "checkliste.html",
    "handzettel.html",
    "einbetten.html",
    "ohne-netz.html",
    "fachaustausch-offline.html",
    "ueber/redaktion.html",
    "ueber/so-gehts.html",
    "ueber/datenfluss.html",
    "ueber/datenschutz.html",
    "ueber/barrierefreiheit.html",
    "ueber/impressum.html",
    "404.html",
)
