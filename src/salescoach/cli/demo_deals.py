"""Invented deals in need recognition, as the commands that a rep would have typed, by day."""

_HALDEN = "halden-board"
_CORVIN = "corvin-dairies"
_LUMBRE = "lumbre-ceramica"
_OSTERMANN = "ostermann-guss"
_PINE = "pine-valley-packaging"
_NORDHAV = "nordhav-fiskemel"

DEALS: tuple[tuple[str, ...], ...] = (
    # an opportunity customer, well begun: the need is said by a user, the money is not asked for
    ("2026-03-26", "new", "Halden Board", "--title", "retention aid, machine 2",
     "--type", "opportunity", "--kind", "new-business", "--lead-source", "our-visit",
     "--amount", "186000 EUR", "--expected-close", "2026-06-29"),
    ("2026-03-26", "set", _HALDEN, "customer-known=Folding boxboard, two machines, family owned",
     "state-of-industry=Fibre prices up a third in a year; small mills sell or modernise",
     "where-we-could-help=fibre loss; breaks on machine 2; water use"),
    ("2026-03-27", "person", "add", _HALDEN, "Ulf Berg", "--role", "technical",
     "--job", "process engineer", "--wants", "fewer breaks"),
    ("2026-03-27", "person", "add", _HALDEN, "Ines Koval", "--role", "purchasing",
     "--job", "buyer"),
    ("2026-03-30", "set", _HALDEN, "visit-what=They let us see machine 2 run for a shift",
     "visit-who=Ulf Berg; shift leader; our chemist", "visit-how-much=190000 EUR",
     "visit-when=2026-04-08", "visit-where=at the wet end, then one hour in the meeting room",
     "visit-how=Ask about the last three breaks; leave the brochure in the car",
     "visit-why=They lost eleven hours in February and do not know why"),
    ("2026-04-08", "person", "add", _HALDEN, "Marta Solberg", "--role", "user",
     "--job", "machine leader", "--wants", "no new smell on the wire"),
    ("2026-04-08", "set", _HALDEN, "need=Lose less fibre through the wire, 2 % more since February",
     "need-origin=found-together", "--said-by", "marta"),
    ("2026-04-08", "set", _HALDEN, "need-owner=marta", "--said-by", "ulf"),
    ("2026-04-09", "set", _HALDEN, "budget=40000 EUR", "--said-by", "ulf"),
    ("2026-04-13", "set", _HALDEN, "cost-of-need=90000 EUR"),
    # a market customer in a hurry: the list is there, the reason to change is not
    ("2026-04-09", "new", "Corvin Dairies", "--title", "cleaning agent, line 4", "--type", "market",
     "--amount", "21500 GBP", "--expected-close", "2026-04-30", "--lead-source", "they-asked"),
    ("2026-04-09", "person", "add", _CORVIN, "Priya Nair", "--role", "purchasing"),
    ("2026-04-10", "set", _CORVIN, "need=Same cleaning result at 55 degrees",
     "specifications=No chlorine, drum of 200 litres, food contact", "needed-by=2026-05-18",
     "quantity-wanted=9 tonnes a year, monthly", "--said-by", "priya"),
    ("2026-04-10", "set", _CORVIN, "supplier-today=Halvorsen Kemi, for six years",
     "--said-by", "priya"),
    # a loyal customer, just opened again
    ("2026-04-13", "new", "Lumbre Cerámica", "--title", "glaze for the new kiln", "--type", "loyal",
     "--kind", "another-use", "--amount", "64000 EUR", "--expected-close", "2026-09-15"),
    ("2026-04-13", "person", "add", _LUMBRE, "Inés Aranda", "--role", "technical",
     "--role", "user", "--job", "kiln leader"),
    # a strategic customer: both sides at one table, the payer not met
    ("2026-02-16", "new", "Ostermann Guss", "--title", "core binder without formaldehyde",
     "--type", "strategic", "--amount", "1250000 EUR", "--expected-close", "2026-12-11"),
    ("2026-02-17", "person", "add", _OSTERMANN, "Katrin Wolff", "--role", "technical",
     "--job", "head of core shop"),
    ("2026-02-17", "person", "add", _OSTERMANN, "Mehmet Aydin", "--role", "user",
     "--job", "shift leader"),
    ("2026-03-02", "done", _OSTERMANN, "plan-first-visit"),
    ("2026-03-03", "set", _OSTERMANN, "customer-known=Iron castings for brakes, four sites",
     "state-of-industry=Formaldehyde limits fall in October; two foundries closed last year",
     "where-we-could-help=smell in the core shop; scrap on humid days"),
    ("2026-03-12", "set", _OSTERMANN, "need=Get below the new limit before the audit",
     "why-now=Audit on 1 October", "--said-by", "katrin", "--document", "minutes of 12 March"),
    ("2026-03-12", "set", _OSTERMANN, "need=Cores that do not stick on humid days",
     "--said-by", "mehmet"),
    # opened in January, and nobody has said anything since February
    ("2026-01-20", "new", "Pine Valley Packaging", "--title", "coating trial", "--type",
     "opportunity", "--amount", "98000 USD", "--expected-close", "2026-03-31"),
    ("2026-01-22", "person", "add", _PINE, "Dana Whitfield", "--role", "technical"),
    ("2026-02-09", "set", _PINE, "need=Less dust at the slitter", "--said-by", "dana"),
    # somebody named a deal and did not say yet what sort of customer it is
    ("2026-04-14", "new", "Nordhav Fiskemel", "--title", "antioxidant"),
    ("2026-04-14", "set", _NORDHAV, "amount=420000 NOK"),
)  # fmt: skip
