"""How the learned parts of Tieline are made. Nothing here ships; the product reads the files that these modules write."""
