"""What is read from the database, as frozen views; every function takes a session first."""
