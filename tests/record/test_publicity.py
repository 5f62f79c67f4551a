import pytest

from sayso.record.identity.publicity import is_public_role


@pytest.mark.parametrize(
    ("role", "public"),
    [
        ("mayor of Lund", True),
        ("the former Secretary of State", True),
        ("chief executive officer", True),
        ("singer", True),
        ("Chilean president", True),
        ("police officer", False),
        ("primary school teacher", False),
        ("mother of three", False),
    ],
)
def test_a_public_role_makes_a_public_figure(role: str, public: bool) -> None:
    assert is_public_role(role) is public
