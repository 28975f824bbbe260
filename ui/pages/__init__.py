"""The pages. Each answers one question of the operator."""
