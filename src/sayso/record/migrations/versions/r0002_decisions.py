"""Decisions that can be undone, suggestions, changes, erasures, lists of names; what it takes to conclude in part."""

import sqlalchemy as sa
from alembic import op

from sayso.record.weighing.sketches import sketch_anew

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """No sayso wrote decisions or erasures before: their tables are made anew."""
    op.drop_table("decision")
    op.drop_table("erasure")
    _decision()
    _suggestion()
    _change()
    _erasure()
    _redaction()
    _lists_of_names()
    _scope()
    _review()
    sketch_anew(op.get_bind())
    op.add_column("statement", sa.Column("made_by", sa.Text(), nullable=False, server_default="rule"))
    _moved()
    _added()
    _lists()


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("selectors", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=False, server_default=""),
        sa.Column("who", sa.Text(), nullable=False, server_default=""),
        sa.Column("why", sa.Text(), nullable=False, server_default=""),
        sa.Column("created_at", sa.Text(), nullable=False, server_default=""),
        sa.Column("settled", sa.Boolean(), nullable=False, server_default="0"),
        sa.UniqueConstraint("id"),
    )


def _suggestion() -> None:
    op.create_table(
        "suggestion",
        sa.Column("one", sa.Text(), primary_key=True),
        sa.Column("other", sa.Text(), primary_key=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
    )


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("tie", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False, server_default=""),
        sa.Column("after", sa.Text(), nullable=False, server_default=""),
        sa.Column("documents", sa.Text(), nullable=False),
    )
    op.create_index("ix_change_created_at", "change", ["created_at"])
    op.create_index("change_tie", "change", ["tie"])
    op.create_index("change_ids", "change", ["key"], sqlite_where=sa.text("what IN ('gone', 'tie')"))


def _erasure() -> None:
    lists = ("full", "words", "lengths", "documents", "spared", "entities", "marks", "other_marks")
    op.create_table(
        "erasure",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in lists),
        sa.Column("created_at", sa.Text(), nullable=False, server_default=""),
        sa.Column("finished_at", sa.Text(), nullable=False, server_default=""),
    )


def _redaction() -> None:
    op.create_table(
        "redaction",
        sa.Column("hash", sa.Text(), primary_key=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False, server_default=""),
    )


def _lists_of_names() -> None:
    op.create_table(
        "listing",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False, server_default=""),
    )
    op.create_table(
        "listed",
        sa.Column("list", sa.Text(), sa.ForeignKey("listing.name"), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("wikidata", sa.Text(), nullable=False, server_default=""),
        sa.Column("terms", sa.Text(), nullable=False),
    )
    op.create_table(
        "listed_name",
        sa.Column("list", sa.Text(), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("folded", sa.Text(), primary_key=True),
        sa.ForeignKeyConstraint(["list", "id"], ["listed.list", "listed.id"]),
    )
    op.create_index("listed_name_folded", "listed_name", ["folded"])
    op.create_table(
        "listed_as",
        sa.Column("entity", sa.Text(), sa.ForeignKey("entity.id"), primary_key=True),
        sa.Column("list", sa.Text(), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
    )


def _scope() -> None:
    """What it takes to draw conclusions anew for a part of the record."""
    op.add_column("run", sa.Column("settled", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("appearance", sa.Column("side", sa.Text(), nullable=False, server_default=""))
    op.add_column("entity", sa.Column("known_by", sa.Text(), nullable=False, server_default=""))
    op.create_index("entity_known_by", "entity", ["known_by"])
    op.create_table(
        "companion",
        sa.Column("folded", sa.Text(), primary_key=True),
        sa.Column("spelled", sa.Text(), nullable=False, server_default=""),
        sa.Column("everybody", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "word",
        sa.Column("word", sa.Text(), primary_key=True),
        sa.Column("entity", sa.Text(), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("run_unsettled", "run", ["key"], sqlite_where=sa.text("settled = (expired_at IS NOT NULL)"))
    op.create_index("document_withdrawn", "document", ["withdrawn"], sqlite_where=sa.text("withdrawn != ''"))
    op.create_index("origin_tie", "origin", ["tie"])
    op.create_index("ix_redirect_new", "redirect", ["new"])
    for name, columns in (("subject", ["subject", "relation", "object"]), ("object", ["object", "relation"])):
        op.drop_index(f"tie_{name}", "tie")
        op.create_index(f"tie_{name}", "tie", columns)
    op.drop_index("appearance_entity", "appearance")
    op.create_index("appearance_entity", "appearance", ["entity", "name", "aliases"])


def _review() -> None:
    """Whether a person has looked: the next settling fills it in."""
    for table in ("claim", "tie"):
        op.add_column(table, sa.Column("review", sa.Text(), nullable=False, server_default="unreviewed"))


def _moved() -> None:
    """Readings that a person put right: mentions that are somebody else."""
    op.add_column("run", sa.Column("corrects", sa.Integer()))
    op.create_table(
        "moved",
        sa.Column("run", sa.Integer(), sa.ForeignKey("run.key"), primary_key=True),
        sa.Column("appearance", sa.Text(), primary_key=True),
        sa.Column("start", sa.Integer(), primary_key=True),
        sa.Column("end", sa.Integer(), primary_key=True),
        sa.Column("was", sa.Text(), nullable=False, server_default=""),
        sa.Column("decision", sa.Text(), nullable=False, server_default=""),
    )


def _added() -> None:
    """Claims that a person added, and parties that were not read as anybody; claims that were put right."""
    op.create_table(
        "added",
        sa.Column("run", sa.Integer(), sa.ForeignKey("run.key"), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("decision", sa.Text(), primary_key=True),
    )
    op.create_table(
        "corrected",
        sa.Column("run", sa.Integer(), sa.ForeignKey("run.key"), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False, server_default=""),
    )


def _lists() -> None:
    """What pages list, in the order in which they do: the next settling fills it in."""
    for name in ("first_date", "last_date"):
        op.add_column("tie", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "contested",
        sa.Column("tie", sa.Text(), primary_key=True),
        sa.Column("dated", sa.Text(), primary_key=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("last_date", sa.Text(), nullable=False, server_default=""),
    )
    op.create_index("contested_listed", "contested", ["rank", "last_date", "tie", "dated"])
    op.create_table(
        "unnamed",
        sa.Column("tie", sa.Text(), primary_key=True),
        sa.Column("folded", sa.Text(), primary_key=True),
        sa.Column("outlet", sa.Text(), primary_key=True),
        sa.Column("words", sa.Text(), nullable=False, server_default=""),
    )
    op.create_index("unnamed_source", "unnamed", ["folded", "outlet"])
    op.create_index("entity_claims", "entity", ["claims", "id"])
    op.create_index("run_expired", "run", ["expired_at"], sqlite_where=sa.text("expired_at IS NOT NULL"))
    live = sa.text("expired_at IS NULL")
    op.create_index("version_date", "version", ["date", "document"], sqlite_where=live)
    op.create_index("version_outlet", "version", ["outlet", "date"], sqlite_where=live)
