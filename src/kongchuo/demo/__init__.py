"""An invented township with known faults, to try kongchuo on and to test it with."""
