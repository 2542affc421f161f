"""The tables of a workspace, by what they keep. The migrations create them; these are for asking."""
