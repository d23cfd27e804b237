"""The program's constitution: laws that every answer keeps, whatever the rules and rulings say."""
