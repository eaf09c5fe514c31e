"""Starts the servers that our settings are for, on loopback, with a release's files as an operator edits them."""

import calendar
import contextlib
import http.client
import os
import socket
import ssl
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from tests.programs import APACHE, CADDY, NGINX, OPENSSL, required

MARK = "ANPASSEN"

_APACHE_MODULES = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/libexec/apache2")
_NEEDED_OF_APACHE = (
    "mpm_event",
    "authz_core",
    "autoindex",
    "deflate",
    "dir",
    "filter",
    "headers",
    "mime",
    "rewrite",
    "socache_shmcb",
    "ssl",
)

# The certificate is made for the test.
_TRUSTING = ssl.create_default_context()
_TRUSTING.check_hostname = False
_TRUSTING.verify_mode = ssl.CERT_NONE


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Place:
    """A port on loopback."""

    port: int
    secure: bool

    @property
    def address(self) -> str:
        return f"{'https' if self.secure else 'http'}://127.0.0.1:{self.port}"

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path exactly as it is written; header names are written with underscores."""
        connection: http.client.HTTPConnection
        if self.secure:
            connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=_TRUSTING, timeout=10)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.closing(connection):
            connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())


@dataclass(frozen=True)
class Setup:
    """What an operator has before a server starts.

    Attributes:
        folder: For the server's own files; readable for everybody, because servers give up their rights.
        root: The folder that the server publishes.
        release: The unpacked release.
        path: The way to the site on the server.
    """

    folder: Path
    root: Path
    release: Path
    path: str

    def unpack(self) -> None:
        """Put the site where the server finds it, with the times that are in the ZIP, as unzip does."""
        target = self.root / self.path.strip("/")
        with zipfile.ZipFile(self.release / "fachaustausch-site.zip") as packed:
            packed.extractall(target)
            for entry in packed.infolist():
                time = calendar.timegm(entry.date_time)
                os.utime(target / entry.filename, (time, time))


@dataclass(frozen=True)
class Running:
    """A server.

    Attributes:
        secure: Where it speaks HTTPS; None if that is the business of a server in front of it.
        plain: Where it speaks HTTP.
    """

    secure: Place | None
    plain: Place

    @property
    def main(self) -> Place:
        return self.secure or self.plain


def adapted(text: str, lines: Mapping[str, str]) -> str:
    """Edit the marked lines of a file, as an operator does.

    Args:
        text: The file; a mark stands in its line, or in a comment right above it.
        lines: New lines by what their marks say; every mark has to be known.
    """
    edited = text.splitlines()
    for index, line in enumerate(edited):
        if f"{MARK}:" in line or f"{MARK} " in line:
            new = next(new for mark, new in lines.items() if mark in line)
            edited[index + line.lstrip().startswith("#")] = new
    return "\n".join(edited) + "\n"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def certificate(folder: Path) -> None:
    """Make a certificate that nobody signed."""
    elliptic = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=127.0.0.1", "-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run([required(*OPENSSL), "req", "-x509", *elliptic, *names], check=True, capture_output=True)


@contextlib.contextmanager
def nginx(setup: Setup) -> Iterator[Running]:
    running = Running(Place(free_port(), secure=True), Place(free_port(), secure=False))
    settings = adapted(
        (setup.release / "server" / "nginx.conf").read_text("utf-8"),
        {
            "kein IPv6": "",
            "Port für HTTPS": f"listen 127.0.0.1:{running.main.port} ssl;",
            "Port für HTTP": f"listen 127.0.0.1:{running.plain.port};",
            "Name des Servers": "server_name leitfaden.example.de;",
            "Ordner mit der Website": f"root {setup.root};",
            "Zertifikat": f"ssl_certificate {setup.folder}/certificate.pem;",
            "Schlüssel": f"ssl_certificate_key {setup.folder}/key.pem;",
            "Pfad vor": f"error_page 403 404 =404 {setup.path}404.html;",
        },
    )
    with _nginx(setup, settings, running):
        yield running


@contextlib.contextmanager
def container(setup: Setup) -> Iterator[Running]:
    """What runs in the container, without one: its port and folder are the only ones that may differ."""
    running = Running(None, Place(free_port(), secure=False))
    settings = (setup.release / "server" / "nginx-container.conf").read_text("utf-8")
    for old, new in (
        ("listen 8080;", f"listen 127.0.0.1:{running.plain.port};"),
        ("root /srv/leitfaden;", f"root {setup.root};"),
    ):
        assert settings.count(old) == 1
        settings = settings.replace(old, new)
    with _nginx(setup, settings, running):
        yield running


@contextlib.contextmanager
def _nginx(setup: Setup, settings: str, running: Running) -> Iterator[None]:
    (setup.folder / "leitfaden.conf").write_text(settings, encoding="utf-8")
    temporary = "".join(
        f"{name}_temp_path {setup.folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (setup.folder / "frame.conf").write_text(
        f"daemon off; worker_processes 1; pid {setup.folder}/pid; error_log stderr;"
        f"events {{}} http {{ access_log off; {temporary} include {setup.folder}/leitfaden.conf; }}",
        encoding="utf-8",
    )
    command = [required(*NGINX), "-e", "stderr", "-p", str(setup.folder), "-c", str(setup.folder / "frame.conf")]
    with _serving(command, setup, running):
        yield


@contextlib.contextmanager
def apache(setup: Setup, without: str = "") -> Iterator[Running]:
    """Apache as it often is set up, with no more rights for .htaccess than LIESMICH.txt asks for.

    Args:
        setup: What the operator has.
        without: A module that this server does not have.
    """
    running = Running(Place(free_port(), secure=True), Place(free_port(), secure=False))
    modules = next(folder for folder in _APACHE_MODULES if Path(folder).is_dir())
    loaded = "\n".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so" for name in _NEEDED_OF_APACHE if name != without
    )
    (setup.folder / "apache.conf").write_text(
        f"""
        ServerRoot {setup.folder}
        DefaultRuntimeDir {setup.folder}
        PidFile {setup.folder}/pid
        ErrorLog /dev/stderr
        ServerName leitfaden.example.de
        Listen 127.0.0.1:{running.main.port}
        Listen 127.0.0.1:{running.plain.port}
        {loaded}
        TypesConfig /dev/null
        AddType application/x-gzip .gz .tgz
        AddEncoding x-gzip .gz
        AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json
        DirectoryIndex index.html
        DocumentRoot {setup.root}
        <Directory {setup.root}>
            Options Indexes FollowSymLinks
            AllowOverride FileInfo
            Require all granted
        </Directory>
        <VirtualHost 127.0.0.1:{running.main.port}>
            SSLEngine on
            SSLCertificateFile {setup.folder}/certificate.pem
            SSLCertificateKeyFile {setup.folder}/key.pem
        </VirtualHost>
        """,
        encoding="utf-8",
    )
    with _serving([required(*APACHE), "-D", "FOREGROUND", "-f", str(setup.folder / "apache.conf")], setup, running):
        yield running


@contextlib.contextmanager
def caddy(setup: Setup) -> Iterator[Running]:
    running = Running(Place(free_port(), secure=True), Place(free_port(), secure=False))
    settings = adapted(
        (setup.release / "server" / "Caddyfile").read_text("utf-8"),
        {
            "Name des Servers": f"{running.main.address}, {running.plain.address} {{",
            "Ordner mit der Website": f"root * {setup.root}",
            "eigenes Zertifikat": f"tls {setup.folder}/certificate.pem {setup.folder}/key.pem",
            "Pfad vor": f"rewrite * {setup.path}404.html",
        },
    )
    frame = "{\nadmin off\nauto_https disable_redirects\n}\n"
    (setup.folder / "Caddyfile").write_text(f"{frame}{settings}", encoding="utf-8")
    command = ["env", f"HOME={setup.folder}", required(*CADDY), "run", "--config", str(setup.folder / "Caddyfile")]
    with _serving(command, setup, running):
        yield running


@contextlib.contextmanager
def _serving(command: list[str], setup: Setup, running: Running) -> Iterator[None]:
    log = setup.folder / "log"
    with log.open("w") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        try:
            for place in filter(None, (running.secure, running.plain)):
                while not _answers(place):
                    if process.poll() is not None:
                        raise RuntimeError(log.read_text("utf-8"))
            yield
        finally:
            process.terminate()


def _answers(place: Place) -> bool:
    """Whether a server does more than listen: Caddy opens its port before it has read its certificate."""
    with contextlib.suppress(OSError):
        return bool(place.get("/").status)
    return False
