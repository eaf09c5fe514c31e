"""The servers' settings: started for real, with the files of a release as an operator edits them."""

import gzip
import http.server
import re
import shlex
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from macros.hosting import Hosting, HostingError, compress, frame_ancestors, hosting, server_files, site_files
from macros.hosting.rules import ASK, KEEP, TEXTS, TYPES
from macros.release.packing import offer, pack, release
from tests.conftest import SITE, build_site, copy_project
from tests.macros.hosting import servers
from tests.macros.hosting.servers import Answer, Running, Setup

SERVERS: dict[str, Callable[[Setup], AbstractContextManager[Running]]] = {
    "nginx": servers.nginx,
    "container": servers.container,
    "apache": servers.apache,
    "caddy": servers.caddy,
}
PATHS = ("/", "/stadt/leitfaden/")

FILES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*") if path.is_file())
HASHED = re.compile(r"assets/[\w.-]+[-.][0-9A-Fa-f]{8}(\.min)?\.(js|css)")

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'self'; base-uri 'none'; form-action 'none'; object-src 'none'",
}
SHARED = {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"}
YEAR = 31_536_000


@contextmanager
def setup(settings: Hosting) -> Iterator[Setup]:
    """A release, unpacked where its server expects it; servers give up their rights, so not in pytest's folders."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        folder.chmod(0o755)
        site = shutil.copytree(SITE, folder / "site")
        # What comes later, or is put there by others.
        (site / "offline.js").write_text("// a service worker", encoding="utf-8")
        (site / "app.webmanifest").write_text("{}", encoding="utf-8")
        (site / ".well-known").mkdir()
        (site / ".well-known" / "security.txt").write_text("Contact: …", encoding="utf-8")
        release(site, folder / "dist", settings)
        prepared = Setup(folder, folder / "root", folder / "dist", settings.path)
        prepared.unpack()
        offer(prepared.release, site_of(prepared))
        servers.certificate(folder)
        yield prepared


@pytest.fixture(scope="module", params=PATHS, ids=["root", "sub-path"])
def prepared(request: pytest.FixtureRequest) -> Iterator[Setup]:
    with setup(Hosting(path=request.param)) as ready:
        yield ready


@pytest.fixture(scope="module", params=SERVERS)
def running(request: pytest.FixtureRequest, prepared: Setup) -> Iterator[Running]:
    with SERVERS[request.param](prepared) as server:
        yield server


@pytest.fixture(scope="module")
def get(running: Running, prepared: Setup) -> Callable[..., Answer]:
    """Asks for an address below the site's root."""

    def ask(address: str, **headers: str) -> Answer:
        return running.main.get(f"{prepared.path}{address}", **headers)

    return ask


def site_of(prepared: Setup) -> Path:
    return prepared.root / prepared.path.strip("/")


def test_every_file_comes_as_it_was_built_with_its_type(get: Callable[..., Answer], prepared: Setup) -> None:
    for address in [*FILES, "offline.js", "app.webmanifest"]:
        answer = get(address)
        assert answer.status == 200, address
        assert answer.body == (site_of(prepared) / address).read_bytes(), address
        kind, _, charset = str(answer.headers["Content-Type"]).partition(";")
        expected, _, expected_charset = TYPES[address.rpartition(".")[2]].partition(";")
        assert (kind, charset.strip()) == (expected, expected_charset.strip()), address


@pytest.mark.parametrize(
    "name",
    ["fachaustausch-site.zip", "site.sha256", "licences.txt", "sbom-browser.cdx.json", "server/nginx.conf"],
)
def test_what_a_site_offers_comes_as_it_was_released(get: Callable[..., Answer], prepared: Setup, name: str) -> None:
    answer = get(f"herunterladen/{name}", Accept_Encoding="identity")
    assert (answer.status, answer.body) == (200, (prepared.release / name).read_bytes())
    suffix = name.rpartition(".")[2]
    if suffix in TYPES:
        assert str(answer.headers["Content-Type"]).replace(" ", "") == TYPES[suffix].replace(" ", "")


def test_every_kind_of_file_that_is_built_has_a_type_of_its_own() -> None:
    assert {address.rpartition(".")[2] for address in FILES} <= TYPES.keys()


def test_every_answer_has_every_header_once_errors_too(get: Callable[..., Answer]) -> None:
    for address in [*FILES, "", "nirgends.html"]:
        answer = get(address)
        for name, value in (EVERYWHERE | (SHARED if address in ("links.json", "links.schema.json") else {})).items():
            assert answer.headers.get_all(name) == [value], address
        assert answer.headers.get_all("X-Frame-Options") is None, address


def test_programs_of_other_sites_may_read_the_list_of_links_and_nothing_else(get: Callable[..., Answer]) -> None:
    shared = [address for address in FILES if get(address).headers["Access-Control-Allow-Origin"]]
    assert shared == ["links.json", "links.schema.json"]
    for accepted in ("identity", "gzip"):
        assert get("links.json", Accept_Encoding=accepted).headers.get_all("Access-Control-Allow-Origin") == ["*"]
    assert get("nirgends/links.json").headers["Content-Type"].replace(" ", "") == "text/html;charset=utf-8"


def test_pages_may_use_the_clipboard_and_no_camera(get: Callable[..., Answer]) -> None:
    permissions = str(get("").headers["Permissions-Policy"]).split(", ")
    assert "clipboard-write=(self)" in permissions
    assert {"camera=()", "microphone=()", "geolocation=()", "clipboard-read=()"} <= set(permissions)


def test_what_its_content_names_is_kept_a_year_and_all_else_is_asked_for_anew(get: Callable[..., Answer]) -> None:
    named = [address for address in FILES if HASHED.fullmatch(address)]
    assert {"assets"} == {address.rpartition("/")[0] for address in named}
    for accepted in ("identity", "gzip"):
        for address in [*FILES, "", "offline.js", "app.webmanifest"]:
            kept = get(address, Accept_Encoding=accepted).headers.get_all("Cache-Control")
            assert kept == [KEEP if address in named else ASK], address


def test_a_text_comes_compressed_to_those_who_can_read_that(get: Callable[..., Answer], prepared: Setup) -> None:
    texts = [address for address in FILES if address.rpartition(".")[2] in TEXTS]
    for address in [*texts, ""]:
        plain = get(address, Accept_Encoding="identity")
        packed = get(address, Accept_Encoding="br, gzip;q=0.5")
        compressed = site_of(prepared) / f"{address or 'index.html'}.gz"
        assert packed.headers.get_all("Content-Encoding") == ["gzip"], address
        assert packed.body == compressed.read_bytes(), address
        assert "Accept-Encoding" in str(packed.headers["Vary"]), address
        assert gzip.decompress(packed.body) == plain.body, address
        assert str(packed.headers["Content-Type"]).replace(" ", "") == "".join(plain.headers["Content-Type"].split())
        assert packed.headers["ETag"] != plain.headers["ETag"], address


def test_the_kill_switch_comes_once_an_operator_did_what_the_guide_says(
    get: Callable[..., Answer], prepared: Setup
) -> None:
    guide = (prepared.release / "server" / "LIESMICH.txt").read_text(encoding="utf-8")
    commands = re.findall(r"^  ((?:cp offline-abschalten|rm -f /srv).*)$", guide, re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        here = shlex.split(command.replace("/srv/leitfaden", str(prepared.root)))
        subprocess.run(here, cwd=prepared.release / "server", check=True)
    for accepted in ("identity", "gzip"):
        answer = get("offline.js", Accept_Encoding=accepted)
        packed = answer.headers["Content-Encoding"] == "gzip"
        text = (gzip.decompress(answer.body) if packed else answer.body).decode("utf-8")
        assert text == server_files(Hosting())["offline-abschalten.js"]
        assert answer.headers.get_all("Cache-Control") == [ASK]
        assert str(answer.headers["Content-Type"]).replace(" ", "") == "text/javascript;charset=utf-8"
    prepared.unpack()


def test_what_refuses_gzip_gets_the_text_itself(get: Callable[..., Answer]) -> None:
    answer = get("index.html", Accept_Encoding="gzip;q=0, identity")
    assert answer.headers["Content-Encoding"] is None
    assert answer.body == (SITE / "index.html").read_bytes()


def test_an_image_is_not_compressed_again(get: Callable[..., Answer]) -> None:
    answer = get("assets/app/icon-192.png", Accept_Encoding="gzip")
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, None)


@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_an_unchanged_page_costs_no_second_download(get: Callable[..., Answer], accepted: str) -> None:
    known = get("index.html", Accept_Encoding=accepted).headers["ETag"]
    again = get("index.html", Accept_Encoding=accepted, If_None_Match=str(known))
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_a_new_release_is_seen_even_if_a_page_keeps_its_size(
    get: Callable[..., Answer], prepared: Setup, accepted: str
) -> None:
    def publish(script: str) -> Answer:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            site.mkdir()
            (site / "index.html").write_text(f'<script src="{script}.js"></script>', encoding="utf-8")
            compress(site)
            pack(site, Path(folder))
            replace(prepared, release=Path(folder)).unpack()
            return get("index.html", Accept_Encoding=accepted)

    known = str(publish("main-00000001").headers["ETag"])
    publish("main-00000002")
    answer = get("index.html", Accept_Encoding=accepted, If_None_Match=known)
    prepared.unpack()
    assert answer.status == 200


@pytest.mark.parametrize(
    "address", ["nirgends.html", "assets/main-00000000.js", "arbeitsblaetter/", "assets/", "tief/im/nirgends/"]
)
def test_what_is_not_there_gets_the_sites_own_page_which_nobody_keeps(
    get: Callable[..., Answer], address: str
) -> None:
    for accepted in ("identity", "gzip"):
        answer = get(address, Accept_Encoding=accepted)
        assert answer.status == 404
        packed = answer.headers["Content-Encoding"] == "gzip"
        assert (gzip.decompress(answer.body) if packed else answer.body) == (SITE / "404.html").read_bytes()
        assert str(answer.headers["Content-Type"]).replace(" ", "") == "text/html;charset=utf-8"
        assert answer.headers.get_all("Cache-Control") == [ASK]


@pytest.mark.parametrize("address", [".htaccess", ".geheim", "assets/.geheim"])
def test_hidden_files_stay_hidden(get: Callable[..., Answer], prepared: Setup, address: str) -> None:
    file = site_of(prepared) / address
    if not file.exists():
        file.write_text("geheim", encoding="utf-8")
    answer = get(address)
    assert answer.status in (403, 404)
    assert file.read_bytes() not in answer.body


def test_the_place_where_servers_and_people_look_for_contacts_is_open(get: Callable[..., Answer]) -> None:
    assert get(".well-known/security.txt").body.decode("utf-8") == "Contact: …"


@pytest.mark.parametrize(
    "way",
    ["../{}", "../../../../../../../../etc/passwd", "..%2f{}", "%2e%2e/{}", "assets/..%5c..%5c{}", "//etc/passwd"],
)
def test_nobody_gets_out_of_the_published_folder(get: Callable[..., Answer], prepared: Setup, way: str) -> None:
    secret = prepared.root.parent / "geheim.txt"
    secret.write_text("root:geheim", encoding="utf-8")
    up = "../" * (prepared.path.count("/") - 1)
    answer = get(way.format(f"{up}geheim.txt"))
    assert answer.status in (400, 403, 404)
    assert b"root:" not in answer.body


def test_a_server_remembers_https_and_plain_http_never_says_so(running: Running, prepared: Setup) -> None:
    for address in ("", "nirgends.html"):
        if running.secure:
            secure = running.secure.get(f"{prepared.path}{address}")
            assert secure.headers.get_all("Strict-Transport-Security") == [f"max-age={YEAR}"]
            assert secure.headers.get_all("Cross-Origin-Opener-Policy") == ["same-origin"]
        plain = running.plain.get(f"{prepared.path}{address}")
        assert plain.headers["Strict-Transport-Security"] is None
        assert plain.headers["Cross-Origin-Opener-Policy"] is None


@pytest.mark.parametrize("name", ["container", "apache", "caddy"])
def test_a_server_behind_one_that_speaks_https_says_so_too(prepared: Setup, name: str) -> None:
    with SERVERS[name](prepared) as running:
        answer = running.plain.get(prepared.path, X_Forwarded_Proto="https")
    assert answer.headers.get_all("Strict-Transport-Security") == [f"max-age={YEAR}"]


@pytest.mark.parametrize("module", ["headers", "rewrite"])
def test_pages_can_be_read_on_an_apache_that_lacks_a_module(prepared: Setup, module: str) -> None:
    with servers.apache(prepared, without=module) as running:
        answer = running.main.get(f"{prepared.path}index.html", Accept_Encoding="identity;q=0.5, gzip")
        packed = answer.headers["Content-Encoding"] == "gzip"  # By the server itself, in that case.
        assert (gzip.decompress(answer.body) if packed else answer.body) == (SITE / "index.html").read_bytes()
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_nginx_leads_plain_http_to_https(prepared: Setup) -> None:
    with servers.nginx(prepared) as running:
        answer = running.plain.get("/index.html?a=b", Host="boese.example")
    assert answer.status == 301
    assert answer.headers["Location"] == "https://leitfaden.example.de/index.html?a=b"


class _Framing(http.server.BaseHTTPRequestHandler):
    """A page of somebody else, with ours in a frame."""

    framed = ""

    def do_GET(self) -> None:
        page = f'<!doctype html><link rel="icon" href="data:,"><iframe src="{self.framed}"></iframe>'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def intranet(framed: Callable[[], str]) -> Iterator[str]:
    """An origin of another site than ours, which is at 127.0.0.1."""
    handler = type("Handler", (_Framing,), {"framed": property(lambda _: framed())})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


@contextmanager
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and its errors; unlike the usual one, it may ask another host and trusts the test's certificate."""
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    with browser.new_context(ignore_https_errors=True) as context:
        context.on("console", note)
        yield context.new_page(), errors


@contextmanager
def framed_by_the_intranet(browser: Browser, allowed: bool) -> Iterator[tuple[Page, list[str], str]]:
    """The intranet's page, its errors, and the address that it puts in its frame."""
    with ExitStack() as stack:
        address: list[str] = []
        origin = stack.enter_context(intranet(lambda: address[0]))
        settings = Hosting(frame_ancestors=frame_ancestors({"frame_ancestors": [origin] if allowed else []}))
        running = stack.enter_context(servers.container(stack.enter_context(setup(settings))))
        address.append(f"{running.main.address}/bogen/vorbereitung.html")
        page, errors = stack.enter_context(watched(browser))
        page.goto(origin)
        yield page, errors, address[0]


def test_a_foreign_page_shows_the_site_in_a_frame_if_the_setting_names_it(browser: Browser) -> None:
    with framed_by_the_intranet(browser, allowed=True) as (page, errors, _):
        field = page.frame_locator("iframe").locator("#ziel textarea")
        field.fill("Aus dem Intranet")
        expect(field).to_have_value("Aus dem Intranet")
        assert errors == []


def test_no_foreign_page_shows_the_site_in_a_frame_unless_the_setting_names_it(browser: Browser) -> None:
    with framed_by_the_intranet(browser, allowed=False) as (page, errors, address):
        while not errors:
            page.evaluate("new Promise(requestAnimationFrame)")
        assert "frame-ancestors" in errors[0]
        assert page.frame_locator("iframe").locator("textarea").count() == 0
        assert address not in [frame.url for frame in page.frames]


def test_every_page_works_with_all_headers_and_without_an_error(browser: Browser) -> None:
    pages = [address for address in FILES if address.endswith(".html")]
    with ExitStack() as stack:
        running = stack.enter_context(servers.nginx(stack.enter_context(setup(Hosting()))))
        page, errors = stack.enter_context(watched(browser))
        for address in pages:
            page.goto(f"{running.main.address}/{address}")
            assert page.evaluate("document.styleSheets.length") > 0
        page.goto(f"{running.main.address}/arbeitsblaetter/vorbereitung.html")
        page.locator("textarea").first.fill("Mit allen Köpfen")
        page.reload()
        # The page shows its fields before its script puts the answers into them.
        expect(page.locator("textarea").first).to_have_value("Mit allen Köpfen")
        assert errors == []


def test_without_the_setting_only_the_site_itself_shows_its_pages_in_frames() -> None:
    assert frame_ancestors({}) == frame_ancestors({"frame_ancestors": None}) == ("'self'",)


def test_origins_are_taken_as_they_are_each_once() -> None:
    listed = [
        "https://intranet.example.de",
        "https://*.example.de",
        "http://rathaus:8080",
        "https://INTRANET.example.de",
    ]
    assert frame_ancestors({"frame_ancestors": listed}) == (
        "'self'",
        "https://intranet.example.de",
        "https://*.example.de",
        "http://rathaus:8080",
    )


HOSTILE = [
    "https://a.de; script-src *",
    "https://a.de\nX-Evil: 1",
    "https://a.de\r",
    "https://a.de\0",
    'https://a.de"; } server { root /',
    "https://a.de'",
    "https://a.de https://b.de",
    "https://$host",
    "https://{env.SECRET}",
    "https://%{SECRET}e",
    "https://a.de/pfad",
    "https://a.de/",
    "https://münchen.de",
    "https://*",
    "https://",
    "https:",
    "*",
    "'none'",
    "intranet.example.de",
    "javascript:alert(1)",
    "data:",
    "",
    7,
    None,
    ["https://a.de"],
]


@pytest.mark.parametrize("entry", HOSTILE, ids=repr)
def test_what_is_no_origin_is_named_with_what_to_write_instead(entry: object) -> None:
    with pytest.raises(HostingError) as caught:
        frame_ancestors({"frame_ancestors": ["https://gut.example.de", entry]})
    message = str(caught.value)
    assert message.startswith("mkdocs.yml: extra.frame_ancestors, entry 2 is ")
    assert "write an origin like https://intranet.example.de" in message
    assert message.isprintable()


def test_every_wrong_entry_is_told_at_once() -> None:
    with pytest.raises(HostingError) as caught:
        frame_ancestors({"frame_ancestors": ["*", "https://gut.example.de", "https:"]})
    assert re.findall(r"entry (\d)", str(caught.value)) == ["1", "3"]


@pytest.mark.parametrize("given", ["https://a.de", {"https://a.de": 1}, True])
def test_a_setting_that_is_no_list_is_told_how_to_be_one(given: object) -> None:
    with pytest.raises(HostingError, match="must be a list; write each origin in a line of its own"):
        frame_ancestors({"frame_ancestors": given})


@pytest.mark.parametrize("entry", [entry for entry in HOSTILE if re.search(r'[\n\r\0"${}]', str(entry))], ids=repr)
def test_no_settings_are_written_with_what_could_break_out_of_them(entry: str) -> None:
    broken = Hosting(frame_ancestors=("'self'", entry))
    for write in (server_files, lambda hosting: site_files(hosting, [])):
        with pytest.raises(HostingError, match="can hold"):
            write(broken)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.de;b/",
        "https://a.de/x y/",
        "https://a.de/x;}/",
        "https://a.de/$x/",
        "https://a.de/kein-ende",
        "https://münchen.de/",
        "https://[::1/",
        "leitfaden",
    ],
)
def test_an_address_that_no_server_can_have_is_refused(address: str) -> None:
    with pytest.raises(HostingError, match=r"mkdocs\.yml: site_url .* write it like https://www\.example\.de/"):
        hosting(address, {})


def test_the_published_address_stands_in_the_settings_already() -> None:
    settings = hosting("https://www.Example.de:8443/stadt/leitfaden/", {})
    files = server_files(settings)
    assert "server_name www.example.de;" in files["nginx.conf"]
    assert "\nwww.example.de {\n" in files["Caddyfile"]
    in_site = site_files(settings, [])
    for text in (files["nginx.conf"], files["nginx-container.conf"], files["Caddyfile"], in_site[".htaccess"]):
        assert " /stadt/leitfaden/404.html" in text


def test_where_others_may_show_the_site_their_sandboxed_frames_get_its_styles_too() -> None:
    files = server_files(Hosting(frame_ancestors=("'self'", "https://intranet.example.de")))
    assert "Cross-Origin-Resource-Policy" not in files["nginx.conf"]


def test_a_build_with_a_wrong_origin_stops_and_names_it(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    wrong, count = re.subn(r"(?m)^  frame_ancestors:.*$", '  frame_ancestors: ["https://a.de; b"]', settings)
    assert count == 1
    (project / "mkdocs.yml").write_text(wrong, encoding="utf-8")
    result = build_site(tmp_path / "site", project)
    assert result.returncode != 0
    assert 'mkdocs.yml: extra.frame_ancestors, entry 1 is "https://a.de; b"; write an origin' in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()


def test_every_text_has_its_compressed_file_and_the_same_text_the_same_one(tmp_path: Path) -> None:
    sites = [shutil.copytree(SITE, tmp_path / name) for name in ("one", "two")]
    written = [[path.relative_to(site) for path in compress(site)] for site in sites]
    texts = {path.relative_to(SITE) for path in SITE.rglob("*") if path.suffix in {".html", ".js", ".css", ".json"}}
    assert texts <= {path.with_suffix("") for path in written[0]}
    assert written[0] == written[1]
    for path in written[0]:
        assert (sites[0] / path).read_bytes() == (sites[1] / path).read_bytes()


def test_the_container_is_built_of_what_the_release_holds_and_of_a_named_version() -> None:
    text = server_files(Hosting())["Containerfile"]
    copied = re.findall(r"^COPY (?!--from)(\S+)", text, re.MULTILINE)
    assert copied == ["fachaustausch-site.zip", ".", "server/nginx-container.conf"]
    assert all(re.search(r":\d+\.\d+\.\d+\S*", image) for image in re.findall(r"^FROM (\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("path", PATHS)
def test_the_container_runs_without_rights_and_says_whether_it_works(path: str) -> None:
    last = server_files(Hosting(path=path))["Containerfile"].rpartition("\nFROM ")[2]
    assert re.findall(r"^USER (\S+)", last, re.MULTILINE) == ["101"]
    assert f"HEALTHCHECK --interval=30s --timeout=3s CMD wget -q -O /dev/null http://127.0.0.1:8080{path}" in last
