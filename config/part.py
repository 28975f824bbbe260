"""What every table of a config is."""

from pydantic import BaseModel, ConfigDict

from config.values import by_hand

IN_THE_FILE = by_hand("Devices are set up in the file.")


class Part(BaseModel):
    """A table: unknown keys are faults, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)
