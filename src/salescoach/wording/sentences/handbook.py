"""What the handbook of a playbook says in our own words."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "book.version": "Version {version} ({id})",
    "book.for-type": "For this type of customer: {type}",
    "book.contents": "Contents",
    "book.how": "How to read this book",
    "book.how-stages": (
        "A stage says where the customer stands, and not what we have done. A deal is in a stage "
        "because of something that the customer did or said."
    ),
    "book.how-items": (
        "A checklist says what we do in a stage. Its steps help the customer on; ticking off all "
        "of them moves no deal."
    ),
    "book.how-gate": (
        "What stands under “Before they go on” must be true before a deal moves to the "
        "next stage. It is the customer who makes it true; where it is our own decision, the book "
        "says so."
    ),
    "book.how-unknown": (
        "What is not known is not a no. What nobody knows is a question to ask; what is not so "
        "takes an act. A certain no is said by somebody whose word settles it."
    ),
    "book.how-go-on": (
        "Going on while something is open is possible where the book does not rule it out. It "
        "takes a name, a reason and a day, and it stays visible until it is made good."
    ),
    "book.levels": "How sure we are",
    "book.levels-are": (
        "How strong a word is follows from who said it. Where something must be true before they "
        "go on, “known” alone takes the word of somebody of theirs; elsewhere our guess is enough."
    ),
    "book.level": "What we call it",
    "book.means": "What it means",
    "book.level-assumed": "Nobody of theirs is named: it is our own guess.",
    "book.level-heard": "Somebody of theirs said it whose word does not settle it.",
    "book.level-confirmed": "Somebody said it whose word settles it.",
    "book.level-proven": "The same, and there is a document, a measurement or minutes.",
    "book.types": "Types of customers",
    "book.way": "The way at a glance",
    "book.stage-head": "Stage",
    "book.buyer": "Where the customer stands",
    "book.leads": "Who leads",
    "book.takes": "Usually takes",
    "book.to": "{least} to {most}",
    "book.numbered": "{number} · {stage}",
    "book.stage": "Stage {number}: {stage}",
    "book.people": "The people",
    "book.their-side": "On their side",
    "book.our-side": "On our side",
    "book.decides-on": "Decides on: {words}",
    "book.reach": "Words that take you there:",
    "book.invite": "Words that get you a moment with them:",
    "book.reach-line": "“{words}”",
    "book.name": "(name)",
    "book.back": "Ways back",
    "book.handovers": "Hand-overs",
    "book.doubts": "Doubts and answers",
    "book.doubts-are": (
        "Ask first, then answer. A doubt is settled when the customer says so, and not before."
    ),
    "book.sounds-like": "Sounds like: {words}",
    "book.sounds-like-list": "Sounds like:",
    "book.behind": "What may be behind it: {words}",
    "book.explore": "Ask first: {words}",
    "book.explore-list": "Ask first:",
    "book.answer": "Then show: {words}",
    "book.answer-list": "Then show:",
    "book.proof": "With this in hand: {words}",
    "book.proof-list": "With this in hand:",
    "book.not-yet": "Not yet: {words}",
    "book.not-yet-list": "Not yet:",
    "book.warnings": "Warnings",
    "book.warnings-are": (
        "Signs that a deal is in danger: what is read on the screen, when it appears, and what to "
        "do about it."
    ),
    "book.warnings-usual": "Warnings that come with the program",
    "book.warnings-usual-are": (
        "Every playbook begins with these; what stands here is how this one uses them."
    ),
    "book.severity": "How bad: {words}",
    "book.during-selling": "Only while we are still selling.",
    "book.during-delivering": "Only while we deliver.",
    "book.fires": "Appears when: {words}",
    "book.fires-list": "Appears when all of this is so:",
    "book.fires-any": "Appears when one of these is so:",
    "book.counter": "What to do: {words}",
    "book.counter-list": "What to do:",
    "book.do": "Do this step: {item}",
    "book.severity-low": "low",
    "book.severity-medium": "medium",
    "book.severity-high": "high",
    "book.severity-critical": "critical",
    "book.hole-days_in_stage": "so many days",
    "book.hole-days_used": "so many days",
    "book.hole-limit_days": "so many days",
    "book.hole-limit_used": "so many percent",
    "book.hole-days_since_contact": "so many days",
    "book.hole-close_date_moves": "so many times",
    "book.hole-expected_close": "(the day)",
    "book.hole-stages_ahead": "so many stages",
    "book.hole-buyer_stage": "(the stage)",
    "book.hole-contradicted_facts": "(what it is about)",
    "book.hole-expired_debts": "(what is owed)",
    "book.hole-missing_roles": "(the roles)",
    "book.hole-continuations_in_a_row": "so many visits",
    "book.hole-days_of_silence": "so many days",
    "book.hole-given_away": "so many percent",
    "book.hole-smallest_refusal": "so many percent",
    "book.meet": "Meet: {role}",
    "book.find-out": "Find out: {fact}",
    "book.scorecards": "Weighing a deal",
    "book.scorecards-are": (
        "For each sign the best line that fits counts: its points, times the weight of the sign. "
        "The sum is told as so many of a hundred."
    ),
    "book.blockers": "What rules it out",
    "book.signals": "What speaks for it",
    "book.signal": "{signal} (weight {weight})",
    "book.points-for": "{points} for: {title}",
    "book.bands": "What it comes to",
    "book.band": "From {least} of 100: {verdict}",
    "book.closer": "Towards a closer customer",
    "book.raises-loyalty": "What makes them stay",
    "book.raises-assistance": "What lets them take more help from us",
    "book.facts": "What we want to know",
    "book.facts-are": (
        "Everything that the stages ask for. Somebody else's word than the one that settles it is "
        "a beginning. The questions stand with the steps; here only those that stand nowhere else."
    ),
    "book.fact-short": "Called in this book: {words}",
    "book.fact-ours": "whose word: our own",
    "book.fact-whom": "whose word: {words}",
    "book.fact-stage": "in stage {words}",
    "book.fact-stages": "in stages {words}",
    "book.fact-handover": "at a hand-over",
    "book.fact-level": "to go on: {level}",
    "book.fact-stale": "too old after {length}",
    "book.fact-and": "{start} · {next}",
    "book.fact-choice": "One of these: {words}",
    "book.fact-choices": "Some of these: {words}",
    "book.fact-type-text": "words",
    "book.fact-type-number": "a number",
    "book.fact-type-money": "an amount",
    "book.fact-type-percent": "a percentage",
    "book.fact-type-date": "a day",
    "book.fact-type-choice": "one of a list",
    "book.fact-type-choices": "some of a list",
    "book.fact-type-flag": "yes or no",
    "book.fact-type-person": "a person",
    "book.fact-type-list": "a list",
    "book.kinds": "Lists to choose from",
    "book.kinds-deals": "Kinds of deals",
    "book.kinds-sources": "Where a deal comes from",
    "book.kinds-visits": "Kinds of visits",
    "book.kinds-promises": "Kinds of promises",
    "book.kinds-agreements": "What is agreed on",
    "book.elements": "What our solution consists of",
    "book.advantage": "What it does: {words}",
    "book.benefit": "What they get from it: {words}",
    "book.serves": "For: {words}",
    "book.materials": "Material",
    "book.material": "{title} ({link})",
    "book.points": "What it draws on",
    "book.point": "Point",
    "book.point-says": "What it says",
}
