"""The kinds of ids that playbooks give and deals keep: what stands where, what is whose."""

from collections.abc import Callable, Mapping

OF_FIELD: Mapping[str, str] = {
    "customer_type": "customer-type",
    "deal_kind": "deal-kind",
    "lead_source": "lead-source",
}
"""The fields of a deal whose value is an id of the playbook, and of which kind."""

OWNERS: Mapping[str, tuple[str, ...]] = {
    "choice": ("fact",),
    "checklist": ("stage", "handover"),
    "blocker": ("scorecard",),
    "signal": ("scorecard",),
    "item": ("stage", "handover"),
    "criterion": ("stage",),
}
"""Of what is called OWNER/ID: the kinds of which the owner is."""


def after_its_owner(kind: str, id_: str, now: Callable[[str, str], str]) -> str:
    """The same id behind today's name of its owner; `now` says what a kind calls an id today."""
    owner, slash, bare = id_.partition("/")
    for owning in OWNERS.get(kind, ()) if slash else ():
        renamed = now(owning, owner)
        if renamed != owner:
            return f"{renamed}/{bare}"
    return id_
