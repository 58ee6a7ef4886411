"""Rules about written phone numbers that need no numbering plan."""


def digits(number: str) -> str:
    """Only the digits of a number."""
    return "".join(char for char in number if char.isascii() and char.isdigit())


def variants(number: str) -> frozenset[str]:
    """All digit forms under which WhatsApp may know this number (E.164 or wa_id).

    Mexico 52 and 521, Argentina 54 and 549, Brazil with and without the ninth digit.
    """
    plain = digits(number)
    forms = {plain}
    if plain.startswith("521") and len(plain) == 13:
        forms.add("52" + plain[3:])
    elif plain.startswith("52") and len(plain) == 12:
        forms.add("521" + plain[2:])
    elif plain.startswith("549") and len(plain) == 13:
        forms.add("54" + plain[3:])
    elif plain.startswith("54") and len(plain) == 12:
        forms.add("549" + plain[2:])
    elif plain.startswith("55") and len(plain) == 13 and plain[4] == "9":
        forms.add(plain[:4] + plain[5:])
    elif plain.startswith("55") and len(plain) == 12:
        forms.add(plain[:4] + "9" + plain[4:])
    return frozenset(forms)


def for_reading(number: str) -> str:
    """The number in groups: "+56 9 0000 0142" for Chilean mobiles, "+54 9112 3456 789" style for others."""
    plain = digits(number)
    if plain.startswith("569") and len(plain) == 11:
        return f"+56 9 {plain[3:7]} {plain[7:]}"
    if plain.startswith("562") and len(plain) == 11:
        return f"+56 2 {plain[3:7]} {plain[7:]}"
    if not plain:
        return number
    head, rest = plain[:2], plain[2:]
    groups = [rest[start : start + 4] for start in range(0, len(rest), 4)]
    return " ".join([f"+{head}", *groups])
