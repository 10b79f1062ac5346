"""On which day a step was done, as far as its sentence and story tell."""
