"""What happened and what courts decided: the codebook, incidents, rulings and the casebook."""
