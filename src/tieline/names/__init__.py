"""The parts of a name and their comparison, with reasons. Pure."""
