"""The benchmark: what our pages cost, as ratios to something plainer that is measured in the same run."""
