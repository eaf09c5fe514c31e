"""The settings for IIS, which does not run here: their form, and that they say the same as those of other servers."""

import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from macros.hosting import Hosting, server_files, site_files
from macros.hosting.rules import ASK, HASHED, KEEP, SHARED, TYPES, headers
from macros.release.packing import release
from tests.conftest import SITE

FILES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*") if path.is_file())

# What a site may set where nobody has unlocked anything, with its attributes; an unknown or a locked name is
# answered with 500.  Source: IIS_schema.xml and applicationHost.config as IIS installs them.
ENABLED = {"enabled": "true|false"}
SCHEMA = {
    "defaultDocument": ENABLED,
    "defaultDocument/files": {},
    "defaultDocument/files/add": {"value": ".+"},
    "defaultDocument/files/remove": {"value": ".+"},
    "directoryBrowse": ENABLED,
    "staticContent": {},
    "staticContent/clientCache": {"cacheControlMode": "NoControl|DisableCache|UseMaxAge|UseExpires"},
    "staticContent/mimeMap": {"fileExtension": r"[.]\w*", "mimeType": "[a-z+-]+/[a-z0-9+.-]+(; charset=utf-8)?"},
    "staticContent/remove": {"fileExtension": r"[.]\w*"},
    "urlCompression": {"doStaticCompression": "true|false", "doDynamicCompression": "true|false"},
    "security": {},
    "security/requestFiltering": {},
    "security/requestFiltering/hiddenSegments": {},
    "security/requestFiltering/hiddenSegments/add": {"segment": "[^/]+"},
    "security/requestFiltering/hiddenSegments/remove": {"segment": "[^/]+"},
    "httpErrors": {"errorMode": "DetailedLocalOnly|Custom|Detailed", "existingResponse": "Auto|Replace|PassThrough"},
    "httpErrors/error": {
        "statusCode": "[45][0-9]{2}",
        "subStatusCode": "-1",
        "responseMode": "File",  # The others do not keep the status.
        "path": r"[^/\\].*",  # An absolute one is refused.
    },
    "httpErrors/remove": {"statusCode": "[45][0-9]{2}", "subStatusCode": "-1"},
    "httpProtocol": {},
    "httpProtocol/customHeaders": {},
    "httpProtocol/customHeaders/add": {"name": "[A-Za-z-]+", "value": "[ -~]+"},
    "httpProtocol/customHeaders/remove": {"name": "[A-Za-z-]+"},
}
# What makes an entry of a list the same as another one.
KEYS = ("fileExtension", "segment", "statusCode", "name", "value")


def web_config(hosting: Hosting | None = None) -> ElementTree.Element:
    return parsed(site_files(hosting or Hosting(), FILES)["web.config"])


def parsed(text: str | bytes) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314  # Our own.


def sections(settings: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element]]:
    """All `system.webServer`, each with the address that it is for; "" for all."""
    assert [child.tag for child in settings if child.tag != "location"] == ["system.webServer"]
    for place in (settings, *settings.iter("location")):
        section = place.find("system.webServer")
        assert section is not None
        yield place.get("path", ""), section


def sent(settings: ElementTree.Element, address: str) -> dict[str, str]:
    """The headers with which IIS sends a file."""
    found: dict[str, str] = {}
    for path, section in sections(settings):
        if path in ("", address):
            for entry in section.iterfind("httpProtocol/customHeaders/*"):
                if entry.tag == "remove":
                    found.pop(entry.attrib["name"], None)
                else:
                    found[entry.attrib["name"]] = entry.attrib["value"]
    return found


def test_it_holds_nothing_that_iis_does_not_know_or_does_not_leave_to_a_site() -> None:
    def check(element: ElementTree.Element, path: str) -> None:
        assert path in SCHEMA, path
        for name, value in element.attrib.items():
            assert re.fullmatch(SCHEMA[path][name], value), (path, name, value)
        for child in element:
            check(child, f"{path}/{child.tag}")

    for _, section in sections(web_config()):
        for element in section:
            check(element, element.tag)


def test_nothing_is_added_that_may_be_there_already() -> None:
    """A second entry of one name is answered with 500, and IIS's own list grows with its versions."""
    for address, section in sections(web_config()):
        for parent in section.iter():
            removed: set[str] = set()
            for entry in parent:
                key = next((entry.attrib[key] for key in KEYS if key in entry.attrib), "")
                if entry.tag == "remove":
                    removed.add(key.lower())
                elif entry.tag in ("add", "mimeMap", "error"):
                    assert key.lower() in removed, (address, entry.attrib)
                    removed.discard(key.lower())


def test_no_place_is_named_twice() -> None:
    counts = Counter(path.lower() for path, _ in sections(web_config()))
    assert set(counts.values()) == {1}
    assert set(counts) - {""} <= {address.lower() for address in FILES}


def test_every_kind_of_file_has_the_type_that_the_rules_say() -> None:
    maps = web_config().iterfind("system.webServer/staticContent/mimeMap")
    assert {entry.attrib["fileExtension"][1:]: entry.attrib["mimeType"] for entry in maps} == {
        **TYPES,
        "": "application/octet-stream",  # SHA256SUMS, Caddyfile
    }


@pytest.mark.parametrize("origins", [(), ("https://intranet.example.de",)], ids=["alone", "in a frame"])
def test_every_file_comes_with_the_headers_that_the_rules_say(origins: tuple[str, ...]) -> None:
    hosting = Hosting(frame_ancestors=("'self'", *origins))
    settings = web_config(hosting)
    for address in [*FILES, "nirgends.html"]:
        shared = re.fullmatch(SHARED, f"/{address}")
        expected = {
            header.name: (header.shared if shared and header.shared else header.value)
            for header in headers(hosting.frame_ancestors)
            if header.value or shared
        }
        kept = KEEP if re.fullmatch(HASHED, f"/{address}") else ASK
        assert sent(settings, address) == {**expected, "Cache-Control": kept}, address


def test_a_page_that_is_not_there_gets_the_sites_own_and_keeps_its_status() -> None:
    for path, file in (("/", "404.html"), ("/stadt/leitfaden/", "stadt/leitfaden/404.html")):
        errors = web_config(Hosting(path=path)).findall("system.webServer/httpErrors/error")
        assert {(entry.attrib["statusCode"], entry.attrib["path"]) for entry in errors} == {
            ("403", file),
            ("404", file),
        }


def test_no_file_lies_where_iis_hides_it() -> None:
    hidden = {"bin", "app_code", "app_data", "app_browsers", "app_globalresources", "app_localresources"}
    assert not [address for address in FILES if hidden & set(address.lower().split("/"))]
    assert not [address for address in FILES if "+" in address], "refused as escaped twice"


def test_it_lies_in_the_site_and_in_no_folder_that_the_site_offers(tmp_path: Path) -> None:
    """IIS would read it there, too."""
    site = shutil.copytree(SITE, tmp_path / "site")
    release(site, tmp_path / "dist", Hosting())
    assert not list((tmp_path / "dist").rglob("web.config"))
    with zipfile.ZipFile(tmp_path / "dist" / "fachaustausch-site.zip") as packed:
        assert parsed(packed.read("web.config")).tag == "configuration"


def test_the_guide_for_operators_says_that_nobody_has_run_it() -> None:
    guide = " ".join(server_files(Hosting())["LIESMICH.txt"].split())
    assert "web.config ist schon in fachaustausch-site.zip" in guide
    assert "auf einem laufenden IIS nicht ausprobiert" in guide
