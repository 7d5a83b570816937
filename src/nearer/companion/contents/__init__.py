"""Contents: every text that the pages offer, with the study or the judgement that it rests on."""
