"""Settings of all tests."""

from hypothesis import settings

# no deadline: the first example pays for imports, and a busy machine is no fault of the code
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
