"""Finds the programs that tests drive beside the browser, or installs Debian's packages of them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


class MissingProgramError(Exception):
    """A program is not to be had; the message says what was tried and what helps."""


def named(variable: str) -> str | None:
    """The program that an environment variable names.

    Args:
        variable: Such as "FACHAUSTAUSCH_BROWSER".

    Returns:
        A path or a name; None where the variable is not set.

    Raises:
        MissingProgramError: The variable names something that is not there.
    """
    program = os.environ.get(variable)
    if program and not shutil.which(program):
        raise MissingProgramError(f"{variable} names {program}, but no such program is there; correct or unset it")
    return program or None


def first_of(names: Sequence[str]) -> str | None:
    """The path of the first of some programs that this machine has."""
    return next(filter(None, map(shutil.which, names)), None)


def install_package(package: str) -> bool:
    """Install one of Debian's packages.

    Args:
        package: Its name.

    Returns:
        Whether that was possible.
    """
    root = not hasattr(os, "geteuid") or os.geteuid() == 0
    if not shutil.which("apt-get") or not (root or shutil.which("sudo")):
        return False
    prefix = [] if root else ["sudo", "-n"]
    commands = (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", package])
    return all(subprocess.run([*prefix, *command], check=False).returncode == 0 for command in commands)


def required(variable: str, names: Sequence[str], package: str) -> str:
    """A program that tests cannot do without: named, found, or installed.

    Args:
        variable: The environment variable that may name it.
        names: What it may be called.
        package: Debian's package that brings it.

    Returns:
        Its path.

    Raises:
        MissingProgramError: It is not to be had.
    """
    program = named(variable) or first_of(names)
    if not program and install_package(package):
        program = first_of(names)
    if not program:
        raise MissingProgramError(
            f"The tests need {package}, and it could not be found or installed. Install it by hand, "
            f"or name it: {variable}=/path/to/{names[0]} make test"
        )
    return program


def required_file(variable: str, pattern: str, package: str, root: Path = Path("/")) -> str:
    """A program that lies beside a library and not where programs are looked for.

    Args:
        variable: The environment variable that may name it.
        pattern: Where it lies, below the root of the system.
        package: Debian's package that brings it.
        root: Of the system.

    Returns:
        The path of the newest.

    Raises:
        MissingProgramError: It is not there.
    """
    found = named(variable) or max(map(str, root.glob(pattern)), default=None)
    if not found:
        raise MissingProgramError(
            f"The tests need {Path(pattern).name}, which {package} brings on Debian and Ubuntu, and it is not below "
            f"{root}. Name it: {variable}=/path/to/{Path(pattern).name} make test"
        )
    return found


# What else `make test` drives: the servers that our settings are for, and what makes a certificate for them.
NGINX = ("FACHAUSTAUSCH_NGINX", ("nginx", "/usr/sbin/nginx"), "nginx-light")
APACHE = ("FACHAUSTAUSCH_APACHE", ("apache2", "httpd", "/usr/sbin/apache2", "/usr/sbin/httpd"), "apache2-bin")
CADDY = ("FACHAUSTAUSCH_CADDY", ("caddy",), "caddy")
OPENSSL = ("FACHAUSTAUSCH_OPENSSL", ("openssl",), "openssl")


def main() -> int:
    """Make sure that every program is there, before several tests at once would install the same one."""
    try:
        print("Servers:", ", ".join(required(*program) for program in (NGINX, APACHE, CADDY, OPENSSL)))
    except MissingProgramError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
