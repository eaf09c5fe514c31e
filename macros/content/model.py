"""What the data file says, as frozen values: worksheet > section > question.

No input or output here.  `loading` reads the file, `rendering` turns these values into HTML.
"""

import re
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr

ID_PATTERN = r"^[a-z][a-z0-9-]*$"
NUMBER_PATTERN = r"^[1-9][0-9]*(\.[1-9][0-9]*)*$"

# Control characters have no business in a text for readers, and neither have those that show it in another order than
# it is read; a line feed from a YAML block is the exception.
_NO_CONTROL = r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]*"
TEXT_PATTERN = rf"^{_NO_CONTROL}[^\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]{_NO_CONTROL}$"

KEY_PATTERN = r"^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$"

# A time before or after the visit; "on the day" is the visit's own.
LEAD_TIME_PATTERN = r"^(on the day|[1-9][0-9]{0,2} (day|week|month)s? (before|after))$"

Identifier = Annotated[
    StrictStr,
    Field(pattern=ID_PATTERN, description="Permanent and never reused: links and saved answers point to it"),
]
Text = Annotated[StrictStr, Field(pattern=TEXT_PATTERN)]
Key = Annotated[
    StrictStr,
    Field(
        pattern=KEY_PATTERN,
        description="A question of any worksheet: <worksheet>.<question>",
    ),
]
LeadTime = Annotated[
    StrictStr,
    Field(
        pattern=LEAD_TIME_PATTERN,
        description='Counted from the visit: "6 months before", "2 weeks after", "on the day"',
    ),
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(_Part):
    """One of the things that a question lets people choose from."""

    id: Identifier
    text: Text


class Question(_Part):
    """One question, with one free answer at least."""

    id: Identifier
    number: Annotated[
        StrictStr,
        Field(
            pattern=NUMBER_PATTERN,
            description="What stands before the question, such as 2.10",
            # Editors check the YAML value, in which 1.1 without quotes is a number.  Loading takes its text.
            json_schema_extra={"type": ["string", "number"]},
        ),
    ]
    text: Annotated[Text, Field(description="The question itself")]
    aspects: Annotated[
        tuple[Text, ...], Field(description="Bullets under the question, never fields of their own")
    ] = ()
    lines: Annotated[
        StrictInt,
        Field(
            ge=1,
            le=40,
            description="Expected length of the answer in lines: height of the field, writing lines on paper; of a "
            "question with rows, the number of its rows on paper",
        ),
    ] = 5
    asks_who: Annotated[
        StrictBool, Field(description="Whether it asks for people: Zuständig then stands first and large")
    ] = False
    revision: Annotated[
        StrictInt, Field(ge=1, description="Goes up by one when the meaning of the wording changes")
    ] = 1
    kind: Annotated[
        Literal["text", "choice", "rows"],
        Field(
            description="text: a free answer; choice: one of `choices`, and a free answer; rows: any number of "
            "entries, each with a text, Zuständig, Bis wann and a status"
        ),
    ] = "text"
    choices: Annotated[tuple[Choice, ...], Field(description="With kind: choice, what people choose from")] = ()
    row: Annotated[Text | None, Field(description="With kind: rows, what each is called, such as Maßnahme")] = None
    audience: Annotated[
        Literal["hosts", "visitors", "both"], Field(description="Which side of the exchange the question is for")
    ] = "both"
    refers_to: Annotated[
        tuple[Key, ...], Field(description="Questions whose answers stand above this one, as quotations with links")
    ] = ()

    @property
    def choice_texts(self) -> dict[str, str]:
        """What people choose from, by id."""
        return {choice.id: choice.text for choice in self.choices}


class Section(_Part):
    """Questions that belong together under one heading."""

    title: Text
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class Worksheet(_Part):
    """One sheet: one page on the web, one stack of paper in a meeting."""

    id: Identifier
    title: Text
    short: Annotated[Text, Field(description="Short title for lists and links")]
    purpose: Annotated[Text, Field(description="What the sheet is for; stands above the questions")]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    phase: Annotated[Text | None, Field(description="Of the exchange, such as Vorbereiten")] = None
    begin: Annotated[LeadTime | None, Field(description="When work on the sheet begins; with `end`")] = None
    end: Annotated[LeadTime | None, Field(description="When the sheet is due; not before `begin`")] = None
    filled_in_by: Annotated[Text | None, Field(description="Who fills the sheet in")] = None
    tracked: Annotated[
        StrictBool,
        Field(
            description="Whether all questions have status, Zuständig and Bis wann; otherwise only those that ask who"
        ),
    ] = True
    repeats: Annotated[
        Text | None,
        Field(description="Where the sheet is filled in several times, such as for each stop: what one is called"),
    ] = None
    named_by: Annotated[
        Identifier | None, Field(description="With `repeats`: the question whose answer names one of them")
    ] = None
    side_by_side: Annotated[
        StrictBool, Field(description="Whether both sides of the exchange fill it in, and compare their answers")
    ] = False

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions of the sheet, in order."""
        return tuple(question for section in self.sections for question in section.questions)

    def tracks(self, question: Question) -> bool:
        """Whether a question of this sheet has a status, Zuständig and Bis wann."""
        return self.tracked or question.asks_who or question.kind == "rows"

    def has_many(self, question: Question) -> bool:
        """Whether a question of this sheet may be answered several times."""
        return bool(self.repeats) or question.kind == "rows"

    @property
    def has_instances(self) -> bool:
        """Whether any of its questions may be answered several times."""
        return any(self.has_many(question) for question in self.questions)

    @property
    def has_sides(self) -> bool:
        """Whether some of the questions are for one side of the exchange only."""
        return any(question.audience != "both" for question in self.questions)

    @property
    def asks_side(self) -> bool:
        """Whether it matters to the sheet on which side of the exchange it is filled in."""
        return self.side_by_side or self.has_sides

    @property
    def looks_back(self) -> bool:
        """Whether it asks about earlier answers: whoever fills it in wants to see what was agreed and observed."""
        return not self.side_by_side and any(question.refers_to for question in self.questions)

    @property
    def is_plain(self) -> bool:
        """Whether the client needs nothing for it but a form: nothing repeats, is chosen, quoted or hidden."""
        special = any(question.kind != "text" or question.refers_to for question in self.questions)
        return not (self.repeats or self.asks_side or special)


class Hint(_Part):
    """What people should keep in mind while they write; stands above the questions."""

    lead: Text
    text: Text
    short: Annotated[Text | None, Field(description="The same in a few words, beside the number of questions")] = None


class Role(_Part):
    """A way into the guide: for whom it is, and which worksheets are on it."""

    id: Identifier
    title: Annotated[Text, Field(description="Such as Wir fahren hin")]
    text: Annotated[Text, Field(description="For whom this way is")]
    first_step: Annotated[Text, Field(description="What to do first")]
    worksheets: Annotated[tuple[Identifier, ...], Field(min_length=1, description="Their ids, in order")]


class Asked(NamedTuple):
    """A question, and the sheet that asks it."""

    worksheet: Worksheet
    question: Question


class DataFile(_Part):
    """The whole of `docs/worksheets.yml`."""

    question_set: Annotated[
        Identifier, Field(description="Stands in save files: which guide the answers belong to")
    ] = "fachaustausch"
    hint: Hint | None = None
    roles: tuple[Role, ...] = ()
    worksheets: Annotated[tuple[Worksheet, ...], Field(min_length=1)]

    @property
    def asked(self) -> dict[str, Asked]:
        """Every question, by "<worksheet>.<question>", in order."""
        return {
            f"{worksheet.id}.{question.id}": Asked(worksheet, question)
            for worksheet in self.worksheets
            for question in worksheet.questions
        }


def lead_days(lead_time: str) -> int:
    """Days from the visit to a lead time, below zero before it; for comparisons, a month counts as 30 days.

    Args:
        lead_time: As in `LEAD_TIME_PATTERN`.

    Raises:
        ValueError: It is something else.
    """
    if not re.fullmatch(LEAD_TIME_PATTERN, lead_time):
        raise ValueError(f"{lead_time!r} is no lead time")
    if lead_time == "on the day":
        return 0
    count, unit, direction = lead_time.split()
    days = int(count) * {"day": 1, "week": 7, "month": 30}[unit.removesuffix("s")]
    return -days if direction == "before" else days
