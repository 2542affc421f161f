"""How the learned parts of Tieline are made. Nothing here ships; the product reads what these modules write."""
