"""What the JSON documents have in common."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Stage = Literal["primary", "junior"]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Percent = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?%$")]
Whole = Annotated[int, Field(ge=0)]


class Part(BaseModel):
    """A part of a document: all its keys are there, and no others."""

    model_config = ConfigDict(extra="forbid")


class Evidence(Part):
    """Where it is written."""

    file: str | None
    sheet: str | None
    cell: str | None
