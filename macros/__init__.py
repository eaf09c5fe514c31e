"""The macros that a page may use.  Most only mark a place: `hooks` puts the rendered part there.

Markdown would otherwise work through every line of a form (most of the build time on a large site), and the
search would index the form instead of the questions.
"""

from types import SimpleNamespace
from typing import Any

from macros.content.version import stated_version
from macros.site.particulars import shown
from macros.site.rendering import placeholder


def names_in_braces(config: Any) -> dict[str, object]:
    """What pages may name between braces: our macros, and settings that are no more than a word or a number.

    Args:
        config: MkDocs's.
    """
    found: dict[str, object] = {name: value for name, value in config.extra.items() if isinstance(value, str | int)}
    define_env(SimpleNamespace(conf=config, macro=lambda macro: found.setdefault(macro.__name__, macro)))
    return found


def define_env(env: Any) -> None:  # noqa: C901 - one macro after the other
    """Register the macros.

    Args:
        env: The environment of mkdocs-macros-plugin, which calls this function by its name.
    """

    @env.macro  # type: ignore[untyped-decorator]
    def worksheet(worksheet_id: str) -> str:
        """The whole worksheet: questions, fields, paper form."""
        return placeholder("worksheet", worksheet_id)

    @env.macro  # type: ignore[untyped-decorator]
    def ways() -> str:
        """One way for each role: first step, worksheets, timeline; without roles, a card for each sheet."""
        return placeholder("ways")

    @env.macro  # type: ignore[untyped-decorator]
    def home(timeline: str = "") -> str:
        """The visits of whoever has begun; with the address of a page that shows the timeline."""
        return placeholder("home", timeline)

    @env.macro  # type: ignore[untyped-decorator]
    def timeline() -> str:
        """Every worksheet that has a lead time, with its days once the day of the visit is known."""
        return placeholder("timeline")

    @env.macro  # type: ignore[untyped-decorator]
    def leads_to(worksheet_id: str) -> str:
        """The worksheet that a page of the guide leads to."""
        return placeholder("leads-to", worksheet_id)

    @env.macro  # type: ignore[untyped-decorator]
    def example(*questions: str) -> str:
        """The filled example: its answers to the named questions, and a button that loads all of it."""
        return placeholder("example", *questions)

    @env.macro  # type: ignore[untyped-decorator]
    def picture(name: str) -> str:
        """A picture of the guide, from `docs/bilder/<name>.svg`."""
        return placeholder("picture", name)

    @env.macro  # type: ignore[untyped-decorator]
    def checklist() -> str:
        """All questions of all worksheets, a line each."""
        return placeholder("checklist")

    @env.macro  # type: ignore[untyped-decorator]
    def handout(*worksheet_ids: str) -> str:
        """The named worksheets as compact forms for the pen, a page each."""
        return placeholder("handout", *worksheet_ids)

    @env.macro  # type: ignore[untyped-decorator]
    def embedding() -> str:
        """Puts together what editors paste into an intranet; needs `all_links()` on the same page."""
        return placeholder("embedding")

    @env.macro  # type: ignore[untyped-decorator]
    def all_links() -> str:
        """Every worksheet, section and question with its addresses."""
        return placeholder("links")

    @env.macro  # type: ignore[untyped-decorator]
    def offline() -> str:
        """Lets a person keep the whole site for use without a network."""
        return placeholder("offline")

    @env.macro  # type: ignore[untyped-decorator]
    def downloads() -> str:
        """What a release holds besides the site, or who has it where the site does not know its address."""
        return placeholder("downloads")

    @env.macro  # type: ignore[untyped-decorator]
    def version() -> str:
        """Which version of the guide this is."""
        return stated_version()

    @env.macro  # type: ignore[untyped-decorator]
    def particular(field: str) -> str:
        """One particular of the operator, from `extra.operator` in mkdocs.yml."""
        operator = env.conf["extra"]["operator"]
        if field not in operator:
            raise LookupError(f"the operator has no particular {field!r}: write extra.operator.{field} in mkdocs.yml")
        return shown(" ".join(operator[field].split()))
