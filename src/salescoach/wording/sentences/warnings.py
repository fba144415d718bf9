"""What warnings say around the words of the playbook."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "warning.none": "none",
    "warning.no-worth": "no amount",
    "warning.no-limit": "no limit",
    "warning.no-day": "no day yet",
    "screen.take-care": "Take care: {because}",
    "screen.what-helps": "{warning} What helps: {counter_action}",
}
