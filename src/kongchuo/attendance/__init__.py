"""Who was not at school: runs of absence without leave (四查三比对: roll ↔ present, 名在人不在)."""
