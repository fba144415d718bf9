"""What a trainer is told about the keys of a translation."""

from salescoach.trainer.keys.key import Key, Keys

_ID = Key("The id of the playbook's element; it stays as it is.", "id: first-visit")
_ABOUT = Key(
    "The explaining sentence, in the other language.", "about: Hier entscheidet sich viel."
)
_TITLE = Key("The title, in the other language.", "title: Der erste Besuch")
_SHORT = Key("The short form, in the other language.", "short: Besuch")
_ASK = Key(
    "The questions, in the other language: as many as the playbook has, in its order.",
    "ask:\n  - Was steht, wenn es steht?",
)
_DO = Key("What is done, in the other language.", "do: Die Stillstände an der Presse zählen")
_WHY = Key("The reason, in the other language.", "why: Was sie selbst zählen, glauben sie")
_CHECKLISTS = Key(
    "Checklists with their items, by id.",
    "checklists:\n  - id: first-visit\n    title: Der erste Besuch",
)
_REASONS = Key("The reasons, by id.", "reasons:\n  - id: price\n    title: Zu teuer")
_ITEMS = Key(
    "Items, by id, with their texts.",
    "items:\n  - id: count\n    do: Die Stillstände zählen",
)


def _named(form: str, **keys: Key) -> Keys:
    return {(form, key): told for key, told in {"id": _ID, "about": _ABOUT, **keys}.items()}


def _titled(form: str, **keys: Key) -> Keys:
    return _named(form, title=_TITLE, short=_SHORT, **keys)


def _list(what: str, id_: str, title: str) -> Key:
    return Key(f"{what}, by id, with their texts.", f"- id: {id_}\n  title: {title}")


KEYS: Keys = {
    ("Translation", "salescoach"): Key("The version of the format: 1.", "salescoach: 1"),
    ("Translation", "translates"): Key(
        "The id of the playbook whose texts these are. Its file stands beside this one.",
        "translates: technical-sale",
    ),
    ("Translation", "language"): Key(
        "The language of these texts: the same as in the name of the file, NAME.de.yaml.",
        "language: de",
    ),
    ("Translation", "reviewed"): Key(
        "Who has read the whole translation and stands for it; no, until somebody has.",
        'reviewed: "Ana Ruiz"',
    ),
    ("Translation", "title"): Key("The title of the playbook.", "title: Pressen betreuen"),
    ("Translation", "short"): _SHORT,
    ("Translation", "about"): _ABOUT,
    ("Translation", "points"): Key(
        "The points of the source, by ref.", "points:\n  - ref: T1\n    title: Kundentypen"
    ),
    ("Translation", "customer_types"): _list("Customer types", "group", "Mehrere Werke"),
    ("Translation", "deal_kinds"): _list("Kinds of deals", "renewal", "Verlängerung"),
    ("Translation", "lead_sources"): _list("Where deals come from", "fair", "Messe"),
    ("Translation", "buyer_roles"): _list("Buyer roles", "pays", "Bezahlt den Service"),
    ("Translation", "seller_roles"): _list("Our own roles", "engineer", "Technischer Vertrieb"),
    ("Translation", "visit_kinds"): _list("Kinds of visits", "pilot", "Der Probelauf"),
    ("Translation", "commitment_kinds"): _list("Kinds of promises", "send", "Etwas schicken"),
    ("Translation", "agreement_kinds"): _list("Kinds of agreements", "price", "Der Preis"),
    ("Translation", "touchpoints"): _list("Touchpoints", "hotline", "Die Hotline"),
    ("Translation", "perspectives"): _list("Points of view", "safety", "Sicherheit"),
    ("Translation", "materials"): _list("Materials", "leaflet", "Das Merkblatt"),
    ("Translation", "facts"): _list("Facts", "stops", "Wie viele Stillstände im Monat"),
    ("Translation", "fact_groups"): _list("Groups of facts", "basics", "Die Grundlagen"),
    ("Translation", "stages"): _list("Stages", "trouble", "Was schiefgeht"),
    ("Translation", "library"): Key(
        "Items and criteria of the library, translated once for every stage that uses them.",
        "library:\n  items:\n    - id: count\n      do: Die Stillstände zählen",
    ),
    ("Translation", "handovers"): Key(
        "Hand-overs, by id, with their checklists.",
        "handovers:\n  - id: to-service\n    about: An den Service",
    ),
    ("Translation", "moves_back"): Key(
        "Why one goes the ways back, each by its from and to.",
        "moves_back:\n  - {from: signing, to: trouble, because: \"Jemand Neues entscheidet\"}",
    ),
    ("Translation", "outcomes"): Key(
        "The reasons of each way to end, by id.",
        "outcomes:\n  lost:\n    reasons:\n      - {id: price, title: \"Zu teuer\"}",
    ),
    ("Translation", "parking"): Key(
        "The reasons to let a deal rest, by id.",
        "parking:\n  reasons:\n    - {id: budget, title: \"Kein Geld in diesem Jahr\"}",
    ),
    ("Translation", "scorecards"): _list("Scorecards", "fit", "Ob es zu uns passt"),
    ("Translation", "doubts"): _list("Doubts of the library", "price", "Es ist zu teuer"),
    ("Translation", "differentiation"): Key(
        "What is done for a customer, by id.",
        "differentiation:\n  - id: training\n    do: Ihre Leute schulen",
    ),
    ("Translation", "warnings"): Key(
        "Warnings, by id. Placeholders such as {limit_days} stay as they are.",
        "warnings:\n  - id: too-long\n    because: \"Schon {days_in_stage} hier\"",
    ),
    ("Translation", "solution_elements"): _list("Solution elements", "spare", "Ersatzteile"),
    **_titled("Titled"),
    **_titled(
        "BuyerRole",
        decides_on=Key(
            "What this person decides on: as many as the playbook has.",
            "decides_on:\n  - die Kosten",
        ),
        decides_by=Key(
            "How this person comes to a yes: as many lines as the playbook has.",
            "decides_by: Vergleicht drei Angebote Zeile für Zeile",
        ),
        prefers=Key(
            "How this person likes to deal with you: as many lines as the playbook has.",
            "prefers: Kurze Mails mit Zahlen",
        ),
        reach=Key(
            "Words that take you to this person. {name} stays as it is.",
            'reach:\n  - "{name}, wer bestellt am Ende?"',
        ),
        invite=Key(
            "Words that get a moment with this person. {name} stays as it is.",
            'invite:\n  - "{name}, haben Sie am Donnerstag zwanzig Minuten?"',
        ),
    ),
    **_titled(
        "Material",
        link=Key(
            "Where it lies in the other language, if it does elsewhere.",
            "link: https://example.com/de/merkblatt.pdf",
        ),
    ),
    **_titled(
        "Fact",
        choices=_list("The choices", "accepted", "Angenommen"),
        ask=_ASK,
        debrief=Key(
            "The question to the rep after the call, in the other language.",
            "debrief: Welche Zahl haben sie genannt?",
        ),
        listen_for=Key(
            "What a good answer has in it: as many as the playbook has.",
            "listen_for:\n  - eine Zahl mit Messgerät",
        ),
    ),
    **_titled(
        "Stage",
        buyer=Key("What the buyer does here.", "buyer: Zählt, was schiefgeht"),
        goals=Key("What both want from it.", "goals:\n  - Sie kennen ihre Kosten"),
        leaving=Key(
            "Finishes the sentence that says what is still open; see the format page.",
            "leaving: alles gezählt ist",
        ),
        not_yet=Key(
            "What not to talk about: as many entries as the playbook has, in its order.",
            'not_yet:\n  - {say: "der Preis", because: "Die Kosten kennen wir noch nicht"}',
        ),
        checklists=_CHECKLISTS,
        exit_criteria=Key(
            "Exit criteria, by id.",
            "exit_criteria:\n  - id: signed\n    statement: Sie haben unterschrieben",
        ),
    ),
    **_titled("Checklist", items=_ITEMS),
    **_named(
        "Item",
        do=_DO,
        why=_WHY,
        short=_SHORT,
        ask=_ASK,
        leave_with=Key("With what to come home.", "leave_with: Sie nennen die Zahl"),
        or_at_least=Key("With what at least.", "or_at_least: Sie nennen, wer sie kennt"),
        not_enough=Key(
            "What is not enough: as many as the playbook has.", 'not_enough:\n  - "Mal sehen"'
        ),
    ),
    **_named(
        "Criterion",
        statement=Key("What must be true.", "statement: Sie haben unterschrieben"),
        short=_SHORT,
        ask=_ASK,
    ),
    ("NotYet", "say"): Key("What not to talk about.", "say: der Preis"),
    ("NotYet", "because"): Key("Why not.", "because: Die Kosten kennen wir noch nicht"),
    ("Library", "items"): _ITEMS,
    ("Library", "criteria"): Key(
        "Criteria, by id.", "criteria:\n  - id: signed\n    statement: Sie haben unterschrieben"
    ),
    **_named("Handover", checklists=_CHECKLISTS),
    ("MoveBack", "from"): Key("The stage that it leads back from; it stays.", "from: signing"),
    ("MoveBack", "to"): Key("The stage that it leads back to; it stays.", "to: trouble"),
    ("MoveBack", "because"): Key("Why one goes it.", "because: Jemand Neues entscheidet"),
    ("Ending", "reasons"): _REASONS,
    ("Outcomes", "lost"): Key("Reasons why a deal is lost.", "lost: {reasons: []}"),
    ("Outcomes", "disqualified"): Key("Reasons why it is none.", "disqualified: {reasons: []}"),
    ("Outcomes", "cancelled"): Key("Reasons to give one up.", "cancelled: {reasons: []}"),
    ("Parking", "reasons"): _REASONS,
    ("Level", "points"): Key("The points of the level; they stay.", "points: 2"),
    ("Level", "title"): _TITLE,
    **_titled("Signal", levels=Key("The levels, by points.", "levels:\n  - {points: 2}")),
    **_titled(
        "Scorecard",
        blockers=_list("Blockers", "no-press", "Sie haben keine Presse"),
        signals=_list("Signals", "pain", "Es tut weh"),
    ),
    **_named(
        "KnownDoubt",
        title=_TITLE,
        sounds_like=Key(
            "What they say when they mean it. Heard beside the playbook's own phrases; there may "
            "be more of them, or fewer.",
            "sounds_like:\n  - zu teuer",
        ),
        risk_behind=Key("The risk behind it.", "risk_behind: Sie haben schon einmal verloren"),
        explore=Key(
            "What to ask first: as many as the playbook has.",
            "explore:\n  - Womit vergleichen Sie?",
        ),
        answer=Key("What to say or show then.", "answer:\n  - Die Rechnung über drei Jahre"),
        not_yet=Key("What not to say yet.", "not_yet:\n  - ein Nachlass"),
    ),
    **_named("Differentiation", do=_DO, why=_WHY),
    ("CounterAction", "text"): Key("What to do about it.", "text: Fragen, was noch fehlt"),
    **_named(
        "WarningRule",
        because=Key(
            "What is wrong. Placeholders such as {limit_days} stay as they are.",
            'because: "Schon {days_in_stage} hier"',
        ),
        counter_action=Key(
            "The words of what to do about it.", 'counter_action: {text: "Nachfragen"}'
        ),
    ),
    **_titled(
        "SolutionElement",
        advantage=Key("What it is better at.", "advantage: Läuft ohne Wartung"),
        benefit=Key("What that gives them.", "benefit: Zwei Schichten mehr im Monat"),
    ),
    ("Point", "ref"): Key("The number of the point; it stays.", "ref: T1"),
    ("Point", "title"): _TITLE,
}  # fmt: skip
