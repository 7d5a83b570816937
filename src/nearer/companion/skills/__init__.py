"""Skills: cards to practise with, what each rests on, and what was any good for this person."""
