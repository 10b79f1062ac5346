"""What a user does: one method, one transaction; hands out frozen views."""
