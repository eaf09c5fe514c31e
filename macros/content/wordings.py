"""Compares how every question reads with what is remembered, so that none changes without a decision.

`make wording` renews the memory; the build compares.
"""

import argparse
import sys
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from macros.content.data_file import Content, check_content
from macros.content.faults import ContentError, Fault, quoted
from macros.content.lock import LOCK_FILE, Entry, read_lock, write_lock
from macros.content.model import Question

_RENEW = "make wording"


def load_remembered(
    docs: Path, may_change: Callable[[str], bool] = lambda _: False
) -> tuple[Content, dict[str, Entry]]:
    """Read the content and what is remembered of it, and check that the two agree.

    Args:
        docs: The folder with the data file, the pages and the lock file.
        may_change: Whether a new wording of "<worksheet>.<question>" is no fault here, as in a preview.

    Returns:
        The content, and entries by "<worksheet>.<question>".

    Raises:
        ContentError: With every fault of the data file, the pages, the lock file and the wordings.
    """
    content, lock, faults = _check(docs, may_change)
    if faults or content is None:
        raise ContentError(faults)
    return content, lock


def _check(docs: Path, may_change: Callable[[str], bool]) -> tuple[Content | None, dict[str, Entry], list[Fault]]:
    content, faults = check_content(docs)
    try:
        lock = read_lock(docs)
    except ContentError as error:
        return None, {}, [*faults, *error.faults]
    if content:
        passed = [key for key in new_wordings(content, lock) if may_change(key)]
        faults += wording_faults(content, lock, data_file_name(docs), passed)
    return content, lock, faults


def wording_faults(
    content: Content, lock: Mapping[str, Entry], file: str, decided: Container[str] = ()
) -> list[Fault]:
    """Find wordings that changed without a decision, and ids that were used before.

    Args:
        content: The worksheets as they are now.
        lock: What is remembered.
        file: The data file's path, as faults name it.
        decided: Questions whose new wording is no fault, by "<worksheet>.<question>".

    Returns:
        The faults, in the order of the data file.
    """
    return [
        Fault(file, content.question_lines[key], text)
        for key, question in _questions(content)
        if key in lock and (text := _objection(key, question, lock[key], is_decided=key in decided))
    ]


def new_wordings(content: Content, lock: Mapping[str, Entry]) -> list[str]:
    """Find the questions that read otherwise than remembered under the same revision: they need a decision.

    Args:
        content: The worksheets as they are now.
        lock: What is remembered.

    Returns:
        "<worksheet>.<question>" of each.
    """
    return [key for key, question in _questions(content) if key in lock and _has_new_wording(question, lock[key])]


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
            result[key] = {"number": question.number if question else entry.number, "wordings": earlier}
            if question is None:
                result[key]["retired"] = True
    return result


def former_choices(content: Content, lock: Mapping[str, Entry]) -> dict[str, dict[str, str]]:
    """What questions offered before: whoever chose it reads on what it said.

    Args:
        content: The worksheets as they are now.
        lock: What is remembered.

    Returns:
        Texts by id, by "<worksheet>.<question>"; questions that offer all that they ever did are not in it.
    """
    found = {key: _former_choices(question, lock[key]) for key, question in _questions(content) if key in lock}
    return {key: choices for key, choices in found.items() if choices}


def _former_choices(question: Question, entry: Entry) -> dict[str, str]:
    remembered = entry.former_choices | entry.choices
    return {choice: text for choice, text in remembered.items() if choice not in question.choice_texts}


def _objection(key: str, question: Question, entry: Entry, *, is_decided: bool = False) -> str:
    worksheet = key.partition(".")[0]
    name = f'question "{question.id}" of worksheet "{worksheet}"'
    if entry.retired and not _is_known(question, entry):
        remedy = "earlier answers would stand under the wrong question; give it an id that no question ever had"
        return f"the id {quoted(question.id)} belongs to a question that was taken out; {remedy}"
    if question.revision < entry.revision:
        return f"{name} has revision {question.revision}, but {entry.revision} was published; write at least that"
    if reused := _changed(question, entry.former_choices):
        remedy = "earlier answers would say something else; give it an id that no choice of this question ever had"
        return f"the id {quoted(reused)} belongs to a choice of {name} that was taken out; {remedy}"
    if _has_new_wording(question, entry) and not is_decided:
        choice = _changed(question, entry.choices) if _has_known_text(question, entry) else ""
        return (
            f"{name} has a new wording{f' of its choice {quoted(choice)}' if choice else ''}; "
            f"if it means the same, run: {_RENEW} SAME={key}; "
            f'if earlier answers may no longer fit, write "revision: {entry.revision + 1}" under it and run: {_RENEW}'
        )
    return ""


def _has_new_wording(question: Question, entry: Entry) -> bool:
    """Of a question that was taken out, no new wording can mean the same: nobody can tell any more."""
    return question.revision == entry.revision and not entry.retired and not _is_known(question, entry)


def _is_known(question: Question, entry: Entry) -> bool:
    return _has_known_text(question, entry) and not _changed(question, entry.choices)


def _has_known_text(question: Question, entry: Entry) -> bool:
    return _plain(entry.wordings.get(str(question.revision), "")) == _plain(question.text)


def _changed(question: Question, remembered: Mapping[str, str]) -> str:
    """The id of the first choice that reads otherwise than remembered, or ""."""
    texts = question.choice_texts.items()
    return next((choice for choice, text in texts if _plain(remembered.get(choice, text)) != _plain(text)), "")


def _entry(question: Question, known: Entry | None) -> Entry:
    wordings = dict(known.wordings) if known else {}
    wordings[str(question.revision)] = _plain(question.text)
    return Entry(
        number=question.number,
        revision=question.revision,
        wordings=wordings,
        choices={choice: _plain(text) for choice, text in question.choice_texts.items()},
        former_choices=_former_choices(question, known) if known else {},
    )


def _questions(content: Content) -> Iterable[tuple[str, Question]]:
    return ((key, asked.question) for key, asked in content.data.asked.items())


def _plain(text: str) -> str:
    return " ".join(text.split())


def data_file_name(docs: Path) -> str:
    """The data file's path, as faults name it."""
    return f"{docs.name}/worksheets.yml"


def _wrong_same(key: str, content: Content, lock: Mapping[str, Entry], file: str) -> str:
    """What is wrong with a question that SAME names, unless its own fault says so."""
    question = dict(_questions(content)).get(key)
    if question is None:
        return f"{file}: there is no question {quoted(key)}; name it as <worksheet>.<question>"
    if key in lock and _objection(key, question, lock[key]):
        return ""
    return f"{file}:{content.question_lines[key]}: {key} has no new wording to decide on; take it out of SAME"


def _news(entry: Entry, known: Entry | None) -> str:
    """What `make wording` says of a question."""
    if known is None:
        return "new"
    if entry.retired:
        return "taken out; its wordings stay remembered"
    if known.retired:
        return "back again"
    return _change(entry, known)


def _change(entry: Entry, known: Entry) -> str:
    if entry.revision > known.revision:
        return f"revision {entry.revision}; earlier wordings stay remembered"
    if entry.wordings != known.wordings:
        return f"new wording of revision {entry.revision}, which means the same"
    if (entry.choices, entry.former_choices) != (known.choices, known.former_choices):
        return f"choices {', '.join(entry.choices) or 'none'}; earlier ones stay remembered"
    return f"number {entry.number} instead of {known.number}"


def main(arguments: Sequence[str] | None = None, docs: Path = Path("docs")) -> int:
    """Renew the lock file: `make wording`.

    Args:
        arguments: Of the command line; those of this process where None.
        docs: The folder with the data file.

    Returns:
        0, or 1 where a decision is missing; the output says which.
    """
    parser = argparse.ArgumentParser(
        prog="python -m macros.content.wordings", description="Remember how every question reads."
    )
    parser.add_argument("--same", nargs="*", default=[], help="questions whose new wording means the same")
    same: list[str] = parser.parse_args(arguments).same
    content, lock, faults = _check(docs, same.__contains__)
    wrong = [_wrong_same(key, content, lock, data_file_name(docs)) for key in same] if content else []
    if content is None or faults or any(wrong):
        print("\n".join(filter(None, [str(ContentError(faults)), *wrong])), file=sys.stderr)
        return 1
    entries = renewed(content, lock)
    write_lock(docs, entries)
    news = [f"  {key}: {_news(entries[key], lock.get(key))}" for key in pending(content, lock)]
    print("\n".join([f"Remembered in {docs.name}/{LOCK_FILE}:", *(news or ["  nothing new"])]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
