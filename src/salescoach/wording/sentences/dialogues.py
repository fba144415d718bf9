"""Questions in a dialogue: what the keys mean, who said it, what was noted."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "ask.about": "{about}: {question}",
    "ask.both": "both",
    "ask.who-said": "Who said so?  {people}   Enter = nobody named",
    "ask.whose": "Who said so, and whose is it?  {people}   Enter = leave it",
    "ask.whom": "Whom did you ask?  {people}",
    "ask.how-flag": "y or n",
    "ask.how-money": "like 50000 EUR",
    "ask.how-date": "a day, like 2026-05-04",
    "ask.how-list": "with ; between them",
    "ask.how-choices": "one number or several, like 1+3",
    "ask.noted-once": "Noted: asked once, no answer.",
    "ask.noted": "Noted: asked {times} by now, no answer.",
    "ask.noted-next": "{noted} Next, ask {others}.",
    "ask.of-nobody": "It is kept for each person by name: left out.",
    "ask.one-only": "one name, please.",
    "ask.nobody": "nobody here is called {name}.",
    "ask.nobody-there": "nobody was there to be asked.",
    "ask.several": "several people could be meant by {name}.",
}
