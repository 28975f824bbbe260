"""Commands about orders: start and change over, line clearance, the first case."""

from typing import Annotated, Literal

from pydantic import Field

from station.api.schema.base import Text
from station.api.schema.recipe import Args, RecipeArgs
from station.api.schema.request import Name, Request, Why


class WhyArgs(Args):
    reason: Why = ""


class StartOrderArgs(WhyArgs):
    order: Name
    recipe: RecipeArgs | None = None
    """None: that of the planned order of this name; else that of ``product``; else the recipe of the config."""
    product: Annotated[Text, Field(max_length=128)] = ""
    """Its recipe in the library; empty = as planned, or that of the config."""
    lot: Annotated[Text, Field(max_length=128)] = ""
    """Empty = that of the plan or recipe."""
    cases: int = Field(default=0, ge=0, le=10_000_000)
    """How many are wanted; 0 = as planned, or nobody said."""


class StartOrder(Request):
    kind: Literal["start_order"] = "start_order"
    args: StartOrderArgs


class SuspendOrderArgs(WhyArgs):
    order: Name | None = None
    """Refused where another one runs; none = whichever runs."""


class SuspendOrder(Request):
    kind: Literal["suspend_order"] = "suspend_order"
    args: SuspendOrderArgs = SuspendOrderArgs()


class ResumeOrderArgs(WhyArgs):
    order: Name


class ResumeOrder(Request):
    kind: Literal["resume_order"] = "resume_order"
    args: ResumeOrderArgs


class CloseOrderArgs(WhyArgs):
    order: Name | None = None
    """Running or suspended; none = the running one."""


class CloseOrder(Request):
    kind: Literal["close_order"] = "close_order"
    args: CloseOrderArgs = CloseOrderArgs()


class ClearLineArgs(Args):
    items: tuple[Annotated[Text, Field(min_length=1, max_length=80)], ...] = Field(max_length=64)
    """Every item of the checklist, as the snapshot has it: each was looked at."""
    by: Name
    reason: Why = ""


class ClearLine(Request):
    """Line clearance: nothing of the last product is left."""

    kind: Literal["clear_line"] = "clear_line"
    args: ClearLineArgs


class CheckFirstCaseArgs(Args):
    good: bool
    case: Annotated[Text, Field(max_length=64)] = ""
    """Refused where another one waits; empty = whichever waits."""
    by: Name
    reason: Why = ""


class CheckFirstCase(Request):
    """A person held the first case of the order against product, lot and count."""

    kind: Literal["check_first_case"] = "check_first_case"
    args: CheckFirstCaseArgs


class PlanOrderArgs(Args):
    sheet: Annotated[Text, Field(max_length=4096)] = ""
    """The code on an order sheet: ``ORDER=…;PRODUCT=…;LOT=…;CASES=…;RECIPE=…``."""
    order: Annotated[Text, Field(max_length=128)] = ""
    product: Annotated[Text, Field(max_length=128)] = ""
    """``order`` and ``product`` where they were typed."""
    lot: Annotated[Text, Field(max_length=128)] = ""
    cases: int = Field(default=0, ge=0, le=10_000_000)


class PlanOrder(Request):
    """An order is planned: from the code on its sheet, or typed. It is started by its name."""

    kind: Literal["plan_order"] = "plan_order"
    args: PlanOrderArgs


class DropOrderArgs(Args):
    order: Name


class DropOrder(Request):
    """A planned order is not wanted any more."""

    kind: Literal["drop_order"] = "drop_order"
    args: DropOrderArgs


PlanCommand = PlanOrder | DropOrder
OrderCommand = StartOrder | SuspendOrder | ResumeOrder | CloseOrder | ClearLine | CheckFirstCase
