"""One difference between two contents of a playbook."""

from typing import Any, Literal

from salescoach.values.record import record

Kind = Literal[
    "added", "removed", "renamed", "moved", "reworded", "tightened", "loosened", "changed"
]
Effect = Literal["same", "more-deals", "fewer-deals"]


@record(kw_only=True)
class Change:
    """One line of a comparison. Of what is added or removed as a whole its parts are not told.

    Attributes:
        kind: `tightened`: whatever meets the new one meets the old one, and not the other way
            round; `loosened`: the other way round; `changed`: neither can be proved.
        element: what it is about: `criterion`, `item`, `fact` and so on, `playbook` for its head.
        id: what it is called in the new content, as HOME/ID where it has a home; of what is
            removed in the old one.
        old_id: what it was called before, where that is otherwise.
        stage: the stage that it belongs to; None for what belongs to none.
        key: what of it; None for the whole.
        old, new: the two values in the form that a deal is pinned to; None for nothing. Of what is
            added or removed its words; `new` of what is removed: what it has become part of.
        effect: `same`: written otherwise, and asks the same. Of a `when`: whom it is for now.
        label: what people call it.
    """

    kind: Kind
    element: str
    id: str
    old_id: str | None = None
    stage: str | None = None
    key: str | None = None
    old: Any = None
    new: Any = None
    effect: Effect | None = None
    label: str = ""
