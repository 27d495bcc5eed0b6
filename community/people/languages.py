"""The languages that people here read, each by its own name."""

READING_LANGUAGES = (
    ("en", "English"),
    ("gu", "ગુજરાતી"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pa-pk", "پنجابی"),
    ("ur", "اردو"),
    ("pl", "polski"),
    ("so", "Soomaali"),
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("ro", "română"),
    ("pt", "português"),
)
