"""Code readers: connections and telegrams. A driver gives texts with their numbers; it judges no code."""
