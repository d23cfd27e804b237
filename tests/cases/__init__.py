"""What happened and what courts decided: the models, the rulings, citations and problems."""
