"""What shall be packed: planned orders, and the products that have a recipe."""

from pydantic import Field

from station.api.schema.base import Arguments, Key, Part, ShortText


class PlannedOrder(Part):
    """An order that was not started."""

    order: ShortText
    product: ShortText
    lot: ShortText = ""
    """Empty = that of the recipe."""
    cases: int = 0
    """0 = nobody said how many are wanted."""
    recipe_version: int = 0
    """0 = the newest when it is started."""
    source: Key = "typed"
    """``typed``, ``sheet``, ``file`` or ``hub``."""
    units_per_case: int = 0
    """Of its recipe; 0 = there is none, the order cannot be started."""
    refusal: Key = ""
    """Why it cannot be started, as far as is known; empty = nothing."""
    refusal_arguments: Arguments = Field(default_factory=dict)


class Product(Part):
    """A product that can be packed."""

    product: ShortText
    version: int
    """The newest of its recipe; 0 = it is the recipe of the settings."""
    units_per_case: int
    lot: ShortText = ""


class Plan(Part):
    orders: tuple[PlannedOrder, ...] = ()
    more: int = 0
    """Planned ones that are not in ``orders``."""
    products: tuple[Product, ...] = ()
    hub_us: int = Field(default=0)
    """When upstream was last asked for planned orders with an answer; 0 = never."""
