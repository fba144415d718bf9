"""Copies of deals that are made one, and mending what a disk or a sync program has left."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "merge.stdin": "what is piped in",
    "merge.too-large": "more than a deal can hold",
    "merge.nothing": "{deal}: everything in {file} is here already, nothing was added.",
    "merge.done": "{deal}: {records} came in from {file}.",
    "merge.would": "{deal}: {records} would come in from {file}.",
    "merge.command": "{day}, {who}: {what}. Take back: {undo}",
    "merge.command-for-good": "{day}, {who}: {what}.",
    "merge.more": "{commands} more came in. See them with: {see}",
    "merge.stage": "The stage was {before}; it is now {after}.",
    "merge.status": "The status was {before}; it is now {after}.",
    "merge.playbook": "The playbook was {before}; it is now {after}.",
    "merge.forgotten": "Somebody was forgotten in the copy, so it is here, too: {records}.",
    "merge.contradiction": "This does not fit together: {what}",
    "merge.next": "Next: {next}.",
    "copy-of-another": "the file is a copy of {other}, not of {deal}.",
    "hint.bring-playbook": (
        "The file of a deal does not bring its playbook. Where it comes from: salescoach export "
        "{deal} --json > {deal}.bundle.json; then here: salescoach import {deal}.bundle.json"
    ),
    "hint.merge-into": "If that is what you meant, name that deal: {deal}",
    "copy-unreadable": "{path} is no copy of a deal: {reason}.",
    "copy-damaged": "nothing is taken from {path}: {what}.",
    "mended.gone": "is gone already",
    "mended.finished": "what was cut is finished",
    "mended.rewritten": "written anew from {records}, each of them whole; the old file is kept",
    "mended.both": "both versions are in it now: {records}; the old file is kept",
    "mended.united": "new in {deal}: {records}; the copy, as {program} names it, is kept",
    "mended.removed": "removed; what was in it is kept",
    "mended.protected": "only its owner may read it now",
    "mended.another": "not mended: the deal in it is {deal}",
    "mended.unmarked": "not mended: the two versions cannot be told apart any more",
    "mended.no-copy": "not mended: it is no copy of a deal any more",
    "mended.changed": "not removed: it has changed meanwhile",
    "mended.damaged": "not mended: a record in it is not what was recorded",
    "mend.finish": "would finish what was cut",
    "mend.rewrite": "would write it anew from its records",
    "mend.unmark": "would unite the two versions that git has left",
    "mend.unite": "would take in what is new in it, and keep the copy in backups",
    "mend.drop": "would remove it",
    "mend.protect": "would let only its owner read it",
    "mend.line": "{path}: {what}.",
    "mend.kept": "What was changed or removed is kept in {folder}.",
    "mend.nothing": "There is nothing to mend.",
    "mend.left": "This is left to you: {findings}.",
    "mend.from-elsewhere": (
        "What is damaged comes back from a copy: move the file elsewhere; then give the newest "
        "copy of the deal in {folder} its name, or take the deal in from an export with {command}"
    ),
    "mend-needs-yes": "that would change {deals}: it needs --yes.",
    "mend-needs-fix": "{option} goes with doctor --fix.",
    "hint.mend": "See first what would be done: {command}",
    "prompt.mend": "Mend {deals}? What is changed is kept in backups",
    "prompt.mend-no": "No, leave them as they are",
    "prompt.mend-yes": "Yes, mend them",
    "not-mended": "nothing was changed.",
    "unit.command": ("{n} command", "{n} commands"),
    "hint.marked": (
        "git has left both versions in it. In the data folder this unites them: "
        "salescoach doctor --fix"
    ),
}
