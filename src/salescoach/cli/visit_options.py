"""The options of `visit plan` and `visit edit`, which both take."""

from typing import Annotated, get_args

import typer

from salescoach.values.states import VisitOutcome

VisitArgument = Annotated[str | None, typer.Argument(help="Its id, or its day.", metavar="[VISIT]")]
TimeOption = Annotated[str | None, typer.Option(help="When it begins, like 09:30.", metavar="TIME")]
PlaceOption = Annotated[str | None, typer.Option(help="Where you meet, or by telephone.")]
KindOption = Annotated[str | None, typer.Option(help="One of the playbook's kinds of visit.")]
WithOption = Annotated[
    list[str] | None,
    typer.Option("--with", help="Who of theirs must be there; may be repeated.", metavar="NAME"),
]
OurOption = Annotated[
    list[str] | None, typer.Option(help="Who of ours comes; may be repeated.", metavar="NAME")
]
GoalOption = Annotated[str | None, typer.Option(help="What they are to agree to.")]
AtLeastOption = Annotated[str | None, typer.Option(help="What would do.")]
LeaveOutOption = Annotated[str | None, typer.Option(help="What not to talk about.")]
WhatOption = Annotated[str | None, typer.Option(help="What it is about.")]
WhoOption = Annotated[str | None, typer.Option(help="Whom to meet, in words.")]
HowMuchOption = Annotated[str | None, typer.Option(help="How much is in it for them and us.")]
WhenOption = Annotated[str | None, typer.Option(help="By when what is to happen.")]
WhereOption = Annotated[str | None, typer.Option(help="Where best, and why there.")]
HowOption = Annotated[str | None, typer.Option(help="How you will go about it.")]
WhyOption = Annotated[str | None, typer.Option(help="Why they should see us.")]
OutcomeOption = Annotated[
    str | None, typer.Option(help=f"What it came to: {', '.join(get_args(VisitOutcome))}.")
]
