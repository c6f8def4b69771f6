"""What a response is: its front matter, its reference, its text, and the log that holds them all."""
