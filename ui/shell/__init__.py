"""The frame around every page: state, order, chips, the Now bar, the rail, HOLD. It never moves."""
