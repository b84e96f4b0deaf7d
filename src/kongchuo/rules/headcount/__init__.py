"""Rules on whole classes and schools: how many there are, against last month and against the norm."""
