"""`careerfit` alone in a terminal: a small menu that teaches its own commands.

M1 each entry runs a command and shows it
M2 a role is chosen from a list; the second of a comparison is another one
M3 leaving is calm; an interrupt ends with 130
"""


def test_m1_an_entry_shows_the_command_it_runs(terminal):
    opened = terminal()
    opened.shows("Mau melakukan apa?")
    opened.press("3")
    assert opened.ends() == 0
    said = opened.everything()
    assert "$ careerfit roles" in said
    assert "(ahli_kdrt)" in said


def test_m1_the_quiz_starts_from_the_menu(terminal):
    opened = terminal()
    opened.shows("Mau melakukan apa?")
    opened.press("\r")
    opened.told("$ careerfit quiz --short")
    opened.shows("Simpan jawaban di komputer ini")
    opened.press("\x03")
    assert opened.ends() == 130


def test_m2_two_roles_are_chosen_one_after_the_other(terminal, shipped):
    opened = terminal(columns=40)
    opened.shows("Mau melakukan apa?")
    opened.press("5")
    opened.shows("Peran yang mana?")
    for role in shipped.roles.values():  # long titles are wrapped, not cut off
        opened.shows(role.title.root["id"])
    opened.press("1")
    opened.shows("Dibandingkan dengan?")
    first, second, *_ = shipped.roles
    assert shipped.roles[first].title.root["id"] not in opened.seen()
    opened.press("1")
    assert opened.ends() == 0
    assert f"$ careerfit compare {first} {second}" in " ".join(opened.everything().split())


def test_m3_leaving_is_calm(terminal):
    for key, status in (("q", 0), ("\x03", 130)):
        opened = terminal()
        opened.shows("Mau melakukan apa?")
        opened.press(key)
        assert opened.ends() == status
        assert "Traceback" not in opened.everything()
