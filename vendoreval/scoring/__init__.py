"""Multi-attribute value theory: figures become points through fixed value functions, points become a total by weights."""
