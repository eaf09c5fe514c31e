"""Checks mkdocs.yml: as a file, which MkDocs reads more leniently than an operator would wish, and our own settings.

`python -m macros.content.settings` checks the file alone, before MkDocs reads it.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import yaml

from macros.content.faults import ContentError, Fault, quoted
from macros.content.reading import compose_yaml, invisible, line_of, read

_MOST_MONTHS = 120

# What an operator's particular begins with until it is filled in.
_UNSET = "BITTE EINTRAGEN"


@dataclass
class SettingsFiles:
    """mkdocs.yml, and the files that it inherits from.

    Attributes:
        files: The root of each file by its name, in the order in which they count.
        faults: What is wrong with the files as such.
    """

    files: dict[str, yaml.MappingNode] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: str, text: str) -> Fault:
        """A fault of a setting, such as "extra.operator", where it stands or would have to."""
        for file, root in self.files.items():
            line, node = 0, cast("yaml.Node", root)
            for name in path.split("."):
                found = _entry(node, name)
                if found is None:
                    break
                line, node = line_of(found[0]), found[1]
            else:
                return Fault(file, line, f"{path} {text}")
        owner = path.rpartition(".")[0]
        if owner:
            above = self.fault(owner, "")
            return Fault(above.file, above.line, f"{path} {text}")
        return Fault(next(iter(self.files), "mkdocs.yml"), 1, f"{path} {text}")


def _entry(node: yaml.Node, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    entries = node.value if isinstance(node, yaml.MappingNode) else []
    return next((entry for entry in entries if entry[0].value == name), None)


def read_settings(path: Path) -> SettingsFiles:
    """Read mkdocs.yml, and what it inherits from.

    Args:
        path: Where it lies.

    Returns:
        The files as far as they can be read, and their faults.
    """
    settings = SettingsFiles()
    seen: set[Path] = set()
    following: Path | None = path
    while following is not None and following not in seen:
        seen.add(following)
        following = _read_one(following, settings)
    return settings


def _read_one(path: Path, settings: SettingsFiles) -> Path | None:
    reading = read(path, path.name)
    settings.faults += reading.faults
    if reading.text is None:
        return None
    root, faults = compose_yaml(reading.text, path.name, loader=yaml.SafeLoader)
    settings.faults += faults
    if not isinstance(root, yaml.MappingNode):
        if not faults:
            settings.faults.append(
                Fault(path.name, 1, 'these are no settings; begin with such as "site_name: Leitfaden"')
            )
        return None
    settings.files[path.name] = root
    parent = _entry(root, "INHERIT")
    return path.parent / parent[1].value if parent and isinstance(parent[1], yaml.ScalarNode) else None


def setting_faults(
    path: Path, site_name: object, site_description: object, extra: Mapping[str, object]
) -> list[Fault]:
    """Find what is wrong with mkdocs.yml, and with those of its settings that MkDocs does not know.

    Args:
        path: Where it lies.
        site_name: As MkDocs understood it.
        site_description: As MkDocs understood it.
        extra: As MkDocs understood it.

    Returns:
        The faults.
    """
    settings = read_settings(path)
    faults = [*settings.faults, *_text_faults(settings, {"site_name": site_name})]
    if site_description is not None:
        faults += _text_faults(settings, {"site_description": site_description})
    faults += _operator_faults(settings, extra.get("operator"))
    months = extra.get("ask_after_months")
    if not isinstance(months, int) or isinstance(months, bool) or not 1 <= months <= _MOST_MONTHS:
        text = f"is {_shown(months)}; write a whole number of months from 1 to {_MOST_MONTHS}"
        faults.append(settings.fault("extra.ask_after_months", text))
    return faults


def _operator_faults(settings: SettingsFiles, operator: object) -> list[Fault]:
    if not isinstance(operator, Mapping):
        return [
            settings.fault(
                "extra.operator", f"is {_shown(operator)}; write fields with texts below it, such as name:"
            )
        ]
    texts = {f"extra.operator.{name}": value for name, value in operator.items()}
    return _text_faults(settings, texts)


def unset_particulars(extra: Mapping[str, object]) -> list[str]:
    """The names of the operator's particulars that are not filled in yet.

    Args:
        extra: As MkDocs understood it, and without faults.
    """
    operator = cast("Mapping[str, str]", extra["operator"])
    return [name for name, value in operator.items() if value.startswith(_UNSET)]


def _text_faults(settings: SettingsFiles, texts: Mapping[str, object]) -> list[Fault]:
    faults = []
    for path, value in texts.items():
        if not isinstance(value, str):
            faults.append(settings.fault(path, f"is {_shown(value)}; write a text, in quotes"))
        elif not value.strip():
            faults.append(settings.fault(path, "is empty; write a text"))
        elif hidden := invisible(value):
            faults.append(settings.fault(path, f"holds an invisible character ({hidden[0]}); write it anew"))
    return faults


def _shown(value: object) -> str:
    if value is None:
        return "empty or missing"
    if isinstance(value, list | tuple):
        return "a list"
    return "a mapping" if isinstance(value, Mapping) else quoted(str(value))[1:-1]


def main(path: Path = Path("mkdocs.yml")) -> int:
    """Check the file, before MkDocs reads it.

    Args:
        path: Where it lies.

    Returns:
        0, or 1 where it has a fault; the output says which.
    """
    faults = read_settings(path).faults
    if faults:
        print(ContentError(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
