"""Takes out of files what nobody sees, without changing what they show: one module for each kind."""
