"""Claims: utterances about the same matter, grouped so that denials stand beside what they deny.

What puts two utterances together: one speaks of the other's speaker, one stands inside the other, both speak of the
same entities in the same words, or, across languages, of the same matter within days. Whether an utterance affirms or
denies was settled by its cue; likeness only finds the matter, never the stance.
"""
