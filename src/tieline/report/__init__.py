"""The dossier and the exports."""
