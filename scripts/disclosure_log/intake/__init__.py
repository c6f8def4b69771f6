"""From what an officer has to a draft in `responses/`."""
