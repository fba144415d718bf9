"""Moving deals to another content of their playbook."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "upgrade.other-playbook": "the deal follows {old}, and {new} is another playbook",
    "upgrade.no-such-stage": "version {version} has no stage where a deal can stand called {stage}",
    "upgrade.stage-there": (
        "the stage that it stands in is there: {stage}; to move it, use advance or back afterwards"
    ),
    "upgrade.stage-gone": "version {version} does not have the stage that it stands in: {stage}",
    "upgrade.cannot": "{deal}: {why}.",
    "upgrade.no-target": (
        "{deal} follows {playbook}, which is none of the playbooks that come with salescoach: say "
        "with --to where it is."
    ),
    "upgrade.is-older": ("{deal} follows version {version}, and {older} is an older one."),
    "upgrade.nothing-written": (
        "Nothing was changed, because of {deals}.",
        "Nothing was changed, because of {deals}.",
    ),
    "upgrade.both": "Give either deals or --all.",
    "upgrade.needs-yes": "This would move {deals} to another content of the playbook.",
    "upgrade.not-wanted": "Nothing was changed.",
    "upgrade.none": "No deal that goes on follows a content that could be replaced.",
    "hint.upgrade-yes": "Look with --dry-run; then add --yes.",
    "hint.upgrade-older": "To go back to it all the same, add --older.",
    "hint.upgrade-stage": "Say with --stage where it is to stand, one of: {stages}",
    "hint.upgrade-also": (
        "If {stage} is called {now} now, write there: also: [{stage}]. Else say with --stage where "
        "it is to stand, one of: {stages}"
    ),
    "hint.upgrade-to": (
        "Where {playbook} lies in a file, say so; as {playbook}.yaml here, with: {command}"
    ),
    "prompt.upgrade": "Move {deals} to another content of the playbook?",
    "prompt.upgrade-no": "No, change nothing",
    "prompt.upgrade-yes": "Yes, move them all",
    "upgraded.done": "{deal} follows {playbook} {to} now, after {before}.",
    "upgraded.would": "{deal} would follow {playbook} {to}, after {before}.",
    "upgraded.same-version": "{deal} follows another content of {playbook} {to} now.",
    "upgraded.would-same-version": "{deal} would follow another content of {playbook} {to}.",
    "upgraded.already": "{deal} follows {playbook} {to} already, nothing to do.",
    "upgraded.newer": "{deal} follows {playbook} {before}, which is newer: left as it is.",
    "upgraded.no-target": (
        "{deal} follows {playbook}, and where that is was not said: left as it is."
    ),
    "upgraded.renamed": "Called otherwise now: {names}",
    "upgraded.rename": "{kind} {before}: {after}",
    "upgraded.homeless": "Kept, and without a place in it: {names}",
    "upgraded.named": "{kind} {id}",
    "kind.lost": "reason of a loss",
    "kind.disqualified": "reason of a disqualification",
    "kind.cancelled": "reason of a cancellation",
    "kind.parking": "reason of a parking",
    "upgraded.stage": "It stands in: {stage}",
    "upgraded.stage-moved": "It stands in another stage: {stage}",
    "upgraded.past-decision": (
        "They decide in {deciding}, which lies behind it now: what leads on is {command}"
    ),
    "upgraded.gate-opens": "The gate of this stage opens by it: {stage}",
    "upgraded.gate-closes": "The gate of this stage closes by it: {stage}",
    "upgraded.next": "Next: {next}",
    "upgraded.undo": "Take back: {undo}",
    "upgraded.sum": "Moved: {moved}. As they were: {same}.",
    "upgraded.would-sum": "Would be moved: {moved}. As they are: {same}.",
}
