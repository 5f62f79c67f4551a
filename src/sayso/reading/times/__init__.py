"""When: time phrases to EDTF, and which act they date."""
