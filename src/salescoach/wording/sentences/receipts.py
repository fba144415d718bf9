"""What was recorded, what is next, how to take it back."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "receipt": "{deal}: {recorded}. Next: {next}. Take back: {undo}",
    "receipt.opened": "{deal}: {recorded}. Next: {next}. See: {see}",
    "receipt.dry": "Would record: {deal}: {recorded}.",
    "receipt.repeated": (
        "Already recorded, nothing was added. To record it a second time, add --again."
    ),
    "receipt.nothing-next": "nothing is open",
    "recorded.both": "{first}; {second}",
    "recorded.opened": "opened for {account}",
    "recorded.field": "{field} is {value}",
    "recorded.fact": "{fact}: {value} ({level}, {who})",
    "recorded.fact-ours": "{fact}: {value}",
    "recorded.fact-history": (
        "{fact}: {value}, kept as history; what counts is {counts} ({level}, {day})"
    ),
    "recorded.done": "done: {item}",
    "recorded.person": "{name} ({roles})",
    "recorded.person-no-role": "{name}, no role yet",
    "recorded.undone": "taken back: {what}",
    "recorded.redone": "counts again: {what}",
    "opened.type-missing": "It is one of {types}: {command}",
    "event.deal-opened": "opened for {account}",
    "event.field-set": "{field}: {value}",
    "event.evidence": "{fact}: {value}, said by {who}",
    "event.evidence-ours": "{fact}: {value}",
    "event.evidence-nobody": "{fact}: {value}, nobody named",
    "event.evidence-document": "{evidence}, with {document}",
    "event.evidence-lowered": "{evidence}, at most {level}",
    "event.item-done": "done: {item}",
    "event.person-added": "met {name}",
    "event.person-added-roles": "met {name} ({roles})",
    "event.undone": "took back: {what}",
    "event.redone": "brought back: {what}",
}
