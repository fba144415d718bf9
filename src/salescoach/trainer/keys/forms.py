"""What each written form is called where a trainer meets it: `explain item.needs`, headings, hover.

Several forms share a name where they are one thing to a trainer: every condition is a condition.
"""

from salescoach.values.record import record


@record
class Form:
    """`name` is what `playbook explain` takes before the point; `title` stands above its keys."""

    name: str
    title: str


CONDITION = "condition"
CHANGE = "Change"
EVENT = "Event"
"""Not forms: a change may leave out what is there; an event depends on its command."""


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


FORMS: dict[str, Form] = {
    "Playbook": Form("playbook", "A playbook"),
    "Point": Form("point", "A point of the source"),
    "CustomerType": Form("customer_type", "A customer type"),
    "Axes": Form("axes", "Where a customer type stands"),
    "Titled": Form("entry", "An entry of a list with ids and titles"),
    "BuyerRole": Form("buyer_role", "A buyer role"),
    "VisitKind": Form("visit_kind", "A kind of visit"),
    "CommitmentKind": Form("commitment_kind", "A kind of promise"),
    "Material": Form("material", "A material"),
    "Fact": Form("fact", "A fact"),
    "FactGroup": Form("fact_group", "A group of facts"),
    "NewDeal": Form("new_deal", "What a new deal must say"),
    "NewDealDefaults": Form("defaults", "What a new deal starts with"),
    "Stage": Form("stage", "A stage"),
    "LimitCase": Form("limit", "A case of the limit of a stage"),
    "NotYet": Form("not_yet", "What not to talk about yet"),
    "Checklist": Form("checklist", "A checklist"),
    "Item": Form("item", "An item"),
    "UsedItem": Form("used_item", "An item out of the library"),
    "Due": Form("due", "When an item is due"),
    "Repeat": Form("repeat", "How an item repeats"),
    "Criterion": Form("criterion", "An exit criterion"),
    "UsedCriterion": Form("used_criterion", "A criterion out of the library"),
    "Library": Form("library", "The library"),
    "FactIs": Form(CONDITION, "A condition on a fact"),
    "GroupIs": Form(CONDITION, "A condition on a group of facts"),
    "SoMany": Form("known", "How many facts of a group"),
    "DealField": Form(CONDITION, "A condition on a field of the deal"),
    "Comparison": Form("field", "What is asked of a field of the deal"),
    "ItemIs": Form(CONDITION, "A condition on an item"),
    "CriterionIs": Form(CONDITION, "A condition on a criterion"),
    "StakeholderIs": Form(CONDITION, "A condition on people"),
    "People": Form("stakeholder", "Which people"),
    "VisitIs": Form(CONDITION, "A condition on visits"),
    "Visits": Form("visit", "Which visits"),
    "CommitmentIs": Form(CONDITION, "A condition on promises"),
    "Commitments": Form("commitment", "Which promises"),
    "DoubtIs": Form(CONDITION, "A condition on doubts"),
    "Doubts": Form("doubt_is", "Which doubts"),
    "AgreementIs": Form(CONDITION, "A condition on agreements"),
    "Agreements": Form("agreement", "Which agreements"),
    "OptionIs": Form(CONDITION, "A condition on options"),
    "Options": Form("option", "Which options"),
    "ProblemIs": Form(CONDITION, "A condition on problems"),
    "Problems": Form("problem", "Which problems"),
    "HowMany": Form("count", "How many records"),
    "NextStepIs": Form(CONDITION, "A condition on the next step"),
    "WithinTime": Form("next_step", "Which next step"),
    "ScoreIs": Form(CONDITION, "A condition on a scorecard"),
    "HandoverIs": Form(CONDITION, "A condition on a hand-over"),
    "StageIs": Form(CONDITION, "A condition on a stage"),
    "MeasureIs": Form(CONDITION, "A condition on time and movement"),
    "Numbers": Form("measure", "What a measure is compared with"),
    "AllOf": Form(CONDITION, "All of several conditions"),
    "AnyOf": Form(CONDITION, "Any of several conditions"),
    "NotThis": Form(CONDITION, "The opposite of a condition"),
    "Handover": Form("handover", "A hand-over"),
    "MoveBack": Form("move_back", "A way back"),
    "Cycle": Form("cycle", "The next round"),
    "Outcomes": Form("outcomes", "How deals end"),
    "Ending": Form("outcome", "One way to end"),
    "EndingFrom": Form("outcome", "The end of a deal that was won"),
    "Parking": Form("parking", "Letting a deal rest"),
    "Scorecard": Form("scorecard", "A scorecard"),
    "Blocker": Form("blocker", "What rules a deal out"),
    "Signal": Form("signal", "What speaks for a deal"),
    "ScoreLevel": Form("score_level", "A level of a signal"),
    "Band": Form("band", "A band of points"),
    "KnownDoubt": Form("doubt", "A known doubt"),
    "Differentiation": Form("differentiation", "What sets us apart"),
    "SolutionElement": Form("solution_element", "A part of what we sell"),
    "Serves": Form("serves", "Whom a part serves"),
    "WarningRule": Form("warning", "A warning"),
    "CounterAction": Form("counter_action", "What to do about a warning"),
    "ExchangeRate": Form("exchange_rate", "A rate of exchange"),
    "Ranking": Form("ranking", "The weights of the ranking"),
    "StaleAfterDays": Form("stale_after_days", "When a deal is stale"),
    CHANGE: Form("change", "A change of an element that is there"),
    "File": Form("test_file", "A test file"),
    "WarningsDefault": Form("test_warnings", "Which warnings a test file looks at"),
    "OneTest": Form("test", "A test"),
    "Case": Form("case", "A case of a test"),
    "Given": Form("given", "What is given"),
    EVENT: Form("event", "An event"),
    "Expectation": Form("expect", "What is expected"),
    "NextWanted": Form("next", "Which actions are expected"),
    "WarningsWanted": Form("expected_warnings", "Which warnings are expected"),
    "BriefWanted": Form("expected_sheet", "What is expected of the call sheet"),
    "SheetList": Form("expected_on_sheet", "What is expected to be on the call sheet"),
    "FactWanted": Form("expected_fact", "What is expected of a fact"),
}

_SAME = (
    "Titled", "BuyerRole", "Material", "Fact", "Stage", "NotYet", "Checklist", "Item", "Criterion",
    "Library", "Handover", "MoveBack", "Outcomes", "Ending", "Parking", "Scorecard", "Signal",
    "KnownDoubt", "Differentiation", "SolutionElement", "WarningRule", "CounterAction", "Point",
)  # fmt: skip
TRANSLATED: dict[str, Form] = {
    "Translation": Form("translation", "A translation"),
    "Named": Form("translated_element", "In a translation: an element"),
    "Level": Form("translated_score_level", "In a translation: a level of a signal"),
    **{one: Form(f"translated_{FORMS[one].name}", f"In a translation: {_small(FORMS[one].title)}")
       for one in _SAME},
}  # fmt: skip
"""The forms of translations, which have the names of those of playbooks."""
