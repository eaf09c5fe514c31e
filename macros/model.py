"""What the data file says, as frozen values: worksheet > section > question.

No input or output here.  `loading` reads the file, `rendering` turns these values into HTML.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr

ID_PATTERN = r"^[a-z][a-z0-9-]*$"
NUMBER_PATTERN = r"^[1-9][0-9]*(\.[1-9][0-9]*)*$"

# Control characters have no business in a text for readers; a line feed from a YAML block is the exception.
TEXT_PATTERN = r"^[^\x00-\x08\x0b-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x08\x0b-\x1f\x7f]*$"

Identifier = Annotated[
    StrictStr,
    Field(pattern=ID_PATTERN, description="Permanent and never reused: links and saved answers point to it"),
]
Text = Annotated[StrictStr, Field(pattern=TEXT_PATTERN)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Question(_Part):
    """One question with one free answer."""

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
            description="Expected length of the answer in lines: height of the field, writing lines on paper",
        ),
    ] = 5
    asks_who: Annotated[
        StrictBool, Field(description="Whether it asks for people: Zuständig then stands first and large")
    ] = False
    revision: Annotated[
        StrictInt, Field(ge=1, description="Goes up by one when the meaning of the wording changes")
    ] = 1


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

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions of the sheet, in order."""
        return tuple(question for section in self.sections for question in section.questions)


class DataFile(_Part):
    """The whole of `docs/worksheets.yml`."""

    worksheets: Annotated[tuple[Worksheet, ...], Field(min_length=1)]
