"""Tables of documents: their cells, what their headers say that columns state, and the ties that rows state."""
