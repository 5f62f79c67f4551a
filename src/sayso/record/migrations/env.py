"""What Alembic runs: the upgrade, on the connection that the record hands over."""

from alembic import context

from sayso.record.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
