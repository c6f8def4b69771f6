"""The site engine: MkDocs with Material, behind an adapter that is the only place to know of either."""
