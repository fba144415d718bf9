"""Forgetting somebody in a deal."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "forgotten.name": "somebody (forgotten)",
    "forgotten.in-text": "somebody",
    "forgotten.words": "(forgotten)",
    "forgotten.done": (
        "{deal}: {who} is forgotten, in {records}. Next: {next}. Nothing brings it back."
    ),
    "forgotten.would": "{deal}: would forget {who}, in {records}. Then the history says:",
    "forgotten.record": "{day}: {what}",
    "forgotten.stays": "The id of {deal}, or what the company is called, stays as it is.",
    "forgotten.unreadable": "Look at these files yourself, they can't be read: {paths}",
    "already-forgotten": "in {deal} this person is forgotten already.",
    "not-forgotten": "nothing was changed in {deal}.",
    "forget-needs-yes": "{who} would be forgotten in {deal}, in {records}: that needs --yes.",
    "hint.forget": "Nothing brings it back. If you are sure: {command}",
    "hint.people": "Who is known there: {command}",
    "prompt.forget": "Forget {who} in {deal}, in {records}? Nothing brings it back",
    "prompt.forget-no": "No, leave it as it is",
    "prompt.forget-yes": "Yes, forget",
}
