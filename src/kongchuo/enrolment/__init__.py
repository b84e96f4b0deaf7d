"""入学: enrolment by place and age, who comes of age, who is over age (DOMAIN section 3, Enrolment)."""
