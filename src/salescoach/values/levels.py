"""How strong evidence is. Derived from who said it and what supports it, never chosen."""

from enum import StrEnum


class Level(StrEnum):
    """From weak to strong; compare with `rank`.

    assumed: nobody named said it. heard: somebody whose word does not settle it. confirmed: one
    of the roles that can settle it. proven: that, with a document, measurement or minutes.
    """

    ASSUMED = "assumed"
    HEARD = "heard"
    CONFIRMED = "confirmed"
    PROVEN = "proven"

    @property
    def rank(self) -> int:
        """0 for assumed to 3 for proven."""
        return _ORDER.index(self)


_ORDER = tuple(Level)
