"""Takes out of files what they do not show, so that what is shown stays as it is."""
