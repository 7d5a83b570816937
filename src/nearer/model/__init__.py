"""The isolation cycle: equations and their evidence. Knows no clock, web, plot or questionnaire."""
