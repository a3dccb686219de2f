"""Titles in twelve scripts, as long as they are wanted, of words of our own."""

# Language, direction, words, and what parts them.
SCRIPTS = {
    "Latin": ("en", "ltr", "the fog over Saltmarsh lifts before the ferry leaves its pier again".split(), " "),
    "Latin, long words": ("de", "ltr", "Seezeichenwärter Hafenmeisterei Wattwanderungsgenehmigung Deichgrafenversammlung".split(), " "),
    "Cyrillic": ("ru", "ltr", "туман над солёным болотом уходит прежде чем паром покинет свой причал".split(), " "),
    "Greek": ("el", "ltr", "η ομίχλη πάνω από τον βάλτο διαλύεται πριν φύγει το πορθμείο".split(), " "),
    "Arabic": ("ar", "rtl", "ينقشع الضباب فوق المستنقع قبل أن تغادر العبّارة رصيفها".split(), " "),
    "Urdu": ("ur", "rtl", "دلدل پر چھائی دھند کشتی کے نکلنے سے پہلے چھٹ جاتی ہے".split(), " "),
    "Hebrew": ("he", "rtl", "הערפל מעל הביצה מתפזר לפני שהמעבורת עוזבת את הרציף".split(), " "),
    "Devanagari": ("hi", "ltr", "दलदल पर छाया कोहरा नाव के छूटने से पहले छँट जाता है".split(), " "),
    "Thai": ("th", "ltr", "หมอก เหนือ บึง จาง หาย ก่อน ที่ เรือ ข้าม ฟาก จะ ออก จาก ท่า".split(), ""),
    "Chinese": ("zh", "ltr", list("渡轮离开码头之前盐沼上的雾就散了人们等着面包"), ""),
    "Japanese": ("ja", "ltr", "渡し船 が 桟橋 を 離れる 前 に 湿地 の 霧 は 晴れる".split(), ""),
    "Korean": ("ko", "ltr", "나룻배가 선착장을 떠나기 전에 소금 늪의 안개가 걷힌다".split(), " "),
}

LENGTHS = (3, 25, 80, 200)  # characters


def title(script, length):
    """A title of exactly so many characters that ends in no space."""
    _, _, words, space = SCRIPTS[script]
    text, i = "", 0
    while len(text) <= length:
        text += (space if text else "") + words[i % len(words)]
        i += 1
    return text[:length].rstrip() or text[:length]
