"""How a statement is put: asserted, negated, planned, possible, asked for."""
