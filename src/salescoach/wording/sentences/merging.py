"""Copies of deals that are made one, and mending what a disk or a sync program has left."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "merge.stdin": "what is piped in",
    "merge.too-large": "more than a deal can hold",
    "merge.nothing": "{deal}: everything in {file} is here already, nothing was added.",
    "merge.done": "{deal}: {records} came in from {file}.",
    "merge.would": "{deal}: {records} would come in from {file}.",
    "merge.command": "{day}, {who}: {what}. Take back: {undo}",
    "merge.command-for-good": "{day}, {who}: {what}.",
    "merge.untold": "takes back what nobody has here",
    "merge.more": "{commands} more came in. See them with: {see}",
    "merge.stage": "The stage was {before}; it is now {after}.",
    "merge.status": "The status was {before}; it is now {after}.",
    "merge.playbook": "The playbook was {before}; it is now {after}.",
    "merge.forgotten": "Somebody was forgotten in the copy, so it is here, too: {records}.",
    "merge.contradiction": "This does not fit together: {what}",
    "merge.next": "Next: {next}.",
    "copy-of-another": "the file is a copy of {other}, not of {deal}.",
    "hint.merge-into": "If that is what you meant, name that deal: {deal}",
    "copy-unreadable": "{path} is no copy of a deal: {reason}.",
    "copy-damaged": "nothing is taken from {path}: {what}.",
    "hint.marked": (
        "git has left both versions in it. In the data folder this unites them: "
        "salescoach doctor --fix"
    ),
}
