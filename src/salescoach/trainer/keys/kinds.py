"""The keys of the short lists in the head: types of customers, roles, kinds."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("CustomerType", "axes"): Key(
        "Where such a customer stands: how much help they want from a supplier, how loyal they "
        "are. With both high they are strategic: the plan of each visit then asks all seven "
        "questions.",
        "axes: {assistance: high, loyalty: high}"),
    ("Axes", "assistance"): Key(
        "How much help such customers want from a supplier.", "assistance: high"),
    ("Axes", "loyalty"): Key("How loyal such customers are to a supplier.", "loyalty: low"),
    ("BuyerRole", "decides_on"): Key(
        "What people in this role look at when they decide.",
        "decides_on:\n  - return\n  - total cost"),
    ("BuyerRole", "decides_by"): Key(
        "How this person comes to a yes: what they do with what they learn. The first line of it "
        "stands with each person of the role on the call sheet.",
        "decides_by: \"Compares three offers line by line\"", related=("buyer_role.prefers",)),
    ("BuyerRole", "prefers"): Key(
        "How people in this role like to deal with you. The first line of it stands with each "
        "person of the role on the call sheet.",
        "prefers: \"Short mails with numbers, no visit without an agenda\"",
        related=("buyer_role.decides_by",)),
    ("BuyerRole", "materials"): Key(
        "What is made for people in this role: the first three are to be brought to every visit "
        "with one of them.", "materials: [noise-sheet]", related=("playbook.materials",)),
    ("BuyerRole", "reach"): Key(
        "Words with which somebody you know takes you to this person. `{name}` becomes the first "
        "name of the best disposed person whom you do know.",
        "reach:\n  - \"{name}, who places the order in the end?\"", related=("buyer_role.invite",)),
    ("BuyerRole", "invite"): Key(
        "Words that get you a moment with this person, whom you know already and do not meet soon. "
        "They stand below whatever is to be arranged. `{name}` becomes the first name.",
        "invite:\n  - \"{name}, twenty minutes on Thursday: may I show you one page?\"",
        related=("buyer_role.reach",)),
    ("VisitKind", "aim"): Key(
        "What such a visit is for: `advance` wants a dated promise of the buyer; `work` is agreed "
        "work itself, like a trial day, and no failure without one.",
        "aim: work", default="advance"),
    ("CommitmentKind", "effort"): Key(
        "How long it usually takes us to keep such a promise; quick ones are advised earlier.",
        "effort: 20min"),
    ("Material", "link"): Key(
        "Where it lies. It is shown to the rep and never followed.",
        "link: sheets/noise.pdf"),
}  # fmt: skip
