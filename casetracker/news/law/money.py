"""Names and signs of money, in which fines are told."""

import re
from typing import Final

from casetracker.news.language.words import word_set

MONEY: Final = word_set(
    "manat manats dram drams dollars euros rubles roubles ruble rouble lari hryvnias hryvnia tenge som lira"
    " liras pounds rupees rials riyals dinars dirhams shillings rand naira pesos yuan yen won baht kyat"
    " rupiah ringgit zloty forints kroner francs crowns krona kronor koruna soms sums leva lei denars tomans"
    " birr euro usd eur gbp amd azn rub uah"
)
SIGNS: Final = {"$": "dollars", "\u20ac": "euros", "\u00a3": "pounds", "\u20b9": "rupees"}
CURRENCIES: Final = {
    "rs": "rupees",
    "sh": "shillings",
    "ksh": "shillings",
    "ush": "shillings",
    "n": "naira",
    "r": "rand",
    "p": "pesos",
    "hk$": "dollars",
    "us$": "dollars",
    "a$": "dollars",
}
PRICED: Final = re.compile(
    rf"(?P<sign>{'|'.join(re.escape(sign) for sign in CURRENCIES)})(?P<amount>\d[\d,]*(?:\.\d+)?)"
)
