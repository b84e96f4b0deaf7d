"""小升初衔接: what became of every grade 6 leaver (DOMAIN section 3, Transition)."""
