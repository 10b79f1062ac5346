"""What sentences and documents tell, as claims: quotes, counts, days, speakers, whom they are about."""
