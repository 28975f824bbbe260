"""PLCs: the register map and its wire. A driver reads and writes blocks; what they mean is the core's to say."""
