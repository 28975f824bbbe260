"""EPCIS 2.0 as a second wire: what the journal tells, as events of GS1's standard."""
