"""From files to tables and findings. Nothing here raises on what a school sent."""
