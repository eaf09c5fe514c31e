"""Remembers how every question reads, so that no wording changes without a decision and no id is used again.

The memory is `docs/worksheets.lock.json`, by "<worksheet>.<question>": number and revision of each, its wording in
every revision, and whether it is gone.  `make wording` renews it; the build compares.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, RootModel, StrictBool, StrictInt, StrictStr, ValidationError

from macros.faults import ContentError, Fault, quoted
from macros.loading import Content, load_content
from macros.model import ID_PATTERN, Question

LOCK_FILE = "worksheets.lock.json"

_KEY_PATTERN = rf"{ID_PATTERN[:-1]}\.{ID_PATTERN[1:]}"
_RENEW = "make wording"


class Entry(BaseModel):
    """What is remembered of one question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: StrictStr
    revision: Annotated[StrictInt, Field(ge=1)]
    wordings: Annotated[dict[str, StrictStr], Field(description="The question's text, by revision")]
    retired: StrictBool = False


class _Lock(RootModel[dict[Annotated[str, Field(pattern=_KEY_PATTERN)], Entry]]):
    pass


def read_lock(docs: Path) -> dict[str, Entry]:
    """Read what is remembered.

    Args:
        docs: The folder with the lock file.

    Returns:
        Entries by "<worksheet>.<question>"; none where there is no lock file yet.

    Raises:
        ContentError: The file is damaged.
    """
    path = docs / LOCK_FILE
    try:
        return _Lock.model_validate_json(path.read_bytes()).root
    except FileNotFoundError:
        return {}
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors()[0]["loc"])
        text = f"the file cannot be read ({place or error.errors()[0]['msg']}); restore it from the version control"
        raise ContentError([Fault(f"{docs.name}/{LOCK_FILE}", 1, text)]) from None


def wording_faults(content: Content, lock: Mapping[str, Entry], file: str) -> list[Fault]:
    """Find wordings that changed without a decision, and ids that were used before.

    Args:
        content: The worksheets as they are now.
        lock: What is remembered.
        file: The data file's path, as faults name it.

    Returns:
        The faults, in the order of the data file.
    """
    return [
        Fault(file, content.question_lines[key], text)
        for key, question in _questions(content)
        if key in lock and (text := _objection(key, question, lock[key]))
    ]


def pending(content: Content, lock: Mapping[str, Entry]) -> list[str]:
    """What the lock file does not know yet: new, revised or missing questions.

    Args:
        content: The worksheets as they are now.
        lock: What is remembered.

    Returns:
        "<worksheet>.<question>" of each.
    """
    return [key for key, entry in renewed(content, lock).items() if lock.get(key) != entry]


def renewed(content: Content, lock: Mapping[str, Entry]) -> dict[str, Entry]:
    """What to remember from now on.  Nothing is ever forgotten: a question that is gone is marked.

    Args:
        content: The worksheets as they are now; their wordings are taken for decided.
        lock: What is remembered so far.

    Returns:
        Entries in the order of the data file; those of former questions last.
    """
    entries = {key: _entry(question, lock.get(key)) for key, question in _questions(content)}
    gone = {key: entry.model_copy(update={"retired": True}) for key, entry in lock.items() if key not in entries}
    return entries | gone


def earlier_wordings(content: Content, lock: Mapping[str, Entry]) -> dict[str, dict[str, Any]]:
    """How questions read before, and how those read that are gone: what a page needs to explain old answers.

    Args:
        content: The worksheets as they are now.
        lock: What is remembered.

    Returns:
        By "<worksheet>.<question>": number, wordings by revision, and whether it is retired.
    """
    current = dict(_questions(content))
    result: dict[str, dict[str, Any]] = {}
    for key, entry in lock.items():
        question = current.get(key)
        earlier = {
            revision: text
            for revision, text in entry.wordings.items()
            if question is None or int(revision) < question.revision
        }
        if earlier:
            result[key] = {"number": entry.number, "wordings": earlier}
            if question is None:
                result[key]["retired"] = True
    return result


def _objection(key: str, question: Question, entry: Entry) -> str:
    worksheet = key.partition(".")[0]
    name = f'question "{question.id}" of worksheet "{worksheet}"'
    is_same = _plain(entry.wordings.get(str(question.revision), "")) == _plain(question.text)
    if entry.retired and not is_same:
        remedy = "earlier answers would stand under the wrong question; give it an id that no question ever had"
        return f"the id {quoted(question.id)} belongs to a question that was taken out; {remedy}"
    if question.revision < entry.revision:
        return f"{name} has revision {question.revision}, but {entry.revision} was published; write at least that"
    if question.revision == entry.revision and not is_same:
        return (
            f"{name} has a new wording; if it means the same, run: {_RENEW} SAME={key}; "
            f'if earlier answers may no longer fit, write "revision: {entry.revision + 1}" under it and run: {_RENEW}'
        )
    return ""


def _entry(question: Question, known: Entry | None) -> Entry:
    wordings = dict(known.wordings) if known else {}
    wordings[str(question.revision)] = _plain(question.text)
    return Entry(number=question.number, revision=question.revision, wordings=wordings)


def _questions(content: Content) -> Iterable[tuple[str, Question]]:
    for worksheet in content.worksheets:
        for question in worksheet.questions:
            yield f"{worksheet.id}.{question.id}", question


def _plain(text: str) -> str:
    return " ".join(text.split())


def main(arguments: Sequence[str] | None = None, docs: Path = Path("docs")) -> int:
    """Renew the lock file: `make wording`.

    Args:
        arguments: Of the command line; those of this process where None.
        docs: The folder with the data file.

    Returns:
        0, or 1 where a decision is missing; the output says which.
    """
    parser = argparse.ArgumentParser(
        prog="python -m macros.wordings", description="Remember how every question reads."
    )
    parser.add_argument("--same", nargs="*", default=[], help="questions whose new wording means the same")
    same: list[str] = parser.parse_args(arguments).same
    try:
        content = load_content(docs)
        lock = read_lock(docs)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    file = f"{docs.name}/worksheets.yml"
    lines = {content.question_lines[key] for key in same if key in content.question_lines}
    unknown = [key for key in same if key not in content.question_lines]
    faults = [
        str(fault)
        for fault in wording_faults(content, lock, file)
        if fault.line not in lines or "SAME=" not in fault.text
    ]
    faults += [f"{file}: there is no question {quoted(key)}; name it as <worksheet>.<question>" for key in unknown]
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    changed = pending(content, lock)
    text = _Lock(renewed(content, lock)).model_dump_json(indent=2, exclude_defaults=True)
    (docs / LOCK_FILE).write_text(f"{text}\n", encoding="utf-8")
    print(f"Remembered in {docs.name}/{LOCK_FILE}: {', '.join(changed) or 'nothing new'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
