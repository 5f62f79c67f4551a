"""The tables of the first record."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Every table, those that others refer to first."""
    _decision()
    _document()
    _entity()
    _erasure()
    _mark()
    _origin()
    _outlet()
    _redirect()
    _tie()
    _name()
    _version()
    _run()
    _appearance()
    _post()
    _statement()
    _claim()
    _mention()
    _role()
    _saying()
    _passage()


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("selector", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False, server_default=""),
        sa.Column("why", sa.Text(), nullable=False, server_default=""),
        sa.Column("created_at", sa.Text(), nullable=False, server_default=""),
    )


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("withdrawn", sa.Text(), nullable=False, server_default=""),
        sa.Column("created_at", sa.Text(), nullable=False, server_default=""),
    )


def _entity() -> None:
    op.create_table(
        "entity",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, server_default=""),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("full", sa.Boolean(), nullable=False),
        sa.Column("joined", sa.Text(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
    )


def _erasure() -> None:
    op.create_table(
        "erasure",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("keyed_hashes", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False, server_default=""),
    )


def _mark() -> None:
    op.create_table(
        "mark",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False, server_default=""),
    )


def _origin() -> None:
    op.create_table(
        "origin",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("tie", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False, server_default=""),
        sa.Column("claims", sa.Integer(), nullable=False),
    )


def _outlet() -> None:
    op.create_table(
        "outlet",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False, server_default=""),
    )


def _redirect() -> None:
    op.create_table(
        "redirect",
        sa.Column("old", sa.Text(), primary_key=True),
        sa.Column("new", sa.Text(), nullable=False),
    )


def _tie() -> None:
    op.create_table(
        "tie",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False, server_default=""),
        sa.Column("valid_at", sa.Text(), nullable=False, server_default=""),
        sa.Column("invalid_at", sa.Text(), nullable=False, server_default=""),
        sa.Column("stage", sa.Text(), nullable=False, server_default=""),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False, server_default=""),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
    )
    op.create_index("tie_object", "tie", ["object"])
    op.create_index("tie_subject", "tie", ["subject"])


def _name() -> None:
    op.create_table(
        "name",
        sa.Column("entity", sa.Text(), sa.ForeignKey("entity.id"), primary_key=True),
        sa.Column("folded", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False, server_default=""),
        sa.Column("own", sa.Boolean(), nullable=False),
    )
    op.create_index("name_folded", "name", ["folded"])


def _version() -> None:
    op.create_table(
        "version",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("document", sa.Text(), sa.ForeignKey("document.id"), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False, server_default=""),
        sa.Column("edition", sa.Text(), nullable=False, server_default=""),
        sa.Column("outlet", sa.Text(), sa.ForeignKey("outlet.id")),
        sa.Column("url", sa.Text(), nullable=False, server_default=""),
        sa.Column("title", sa.Text(), nullable=False, server_default=""),
        sa.Column("date", sa.Text(), nullable=False, server_default=""),
        sa.Column("text", sa.Text(), nullable=False, server_default=""),
        sa.Column("extractor", sa.Text(), nullable=False, server_default=""),
        sa.Column("sketch", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False, server_default=""),
        sa.Column("expired_at", sa.Text()),
        sa.UniqueConstraint("document", "edition"),
    )


def _run() -> None:
    op.create_table(
        "run",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("version", sa.Integer(), sa.ForeignKey("version.key"), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False, server_default=""),
        sa.Column("sayso", sa.Text(), nullable=False, server_default=""),
        sa.Column("created_at", sa.Text(), nullable=False, server_default=""),
        sa.Column("expired_at", sa.Text()),
        sa.UniqueConstraint("version", "reader"),
    )


def _appearance() -> None:
    op.create_table(
        "appearance",
        sa.Column("run", sa.Integer(), sa.ForeignKey("run.key"), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, server_default=""),
        sa.Column("inferred_name", sa.Text(), nullable=False, server_default=""),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False, server_default=""),
    )
    op.create_index("appearance_entity", "appearance", ["entity"])


def _post() -> None:
    op.create_table(
        "post",
        sa.Column("run", sa.Integer(), sa.ForeignKey("run.key"), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("author", sa.Text(), nullable=False, server_default=""),
        sa.Column("handle", sa.Text(), nullable=False, server_default=""),
        sa.Column("date", sa.Text(), nullable=False, server_default=""),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
    )


def _statement() -> None:
    op.create_table(
        "statement",
        sa.Column("run", sa.Integer(), sa.ForeignKey("run.key"), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("speakers", sa.Text(), nullable=False),
        sa.Column("speaker_span", sa.Text(), nullable=False),
        sa.Column("speaker_words", sa.Text(), nullable=False, server_default=""),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("cue_words", sa.Text(), nullable=False, server_default=""),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("quotes", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False, server_default=""),
        sa.Column("time", sa.Text(), nullable=False, server_default=""),
        sa.Column("within", sa.Text(), nullable=False, server_default=""),
        sa.Column("post", sa.Text(), nullable=False, server_default=""),
        sa.Column("rule", sa.Text(), nullable=False, server_default=""),
    )


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("run", sa.Integer(), sa.ForeignKey("run.key"), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False, server_default=""),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False, server_default=""),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("speakers", sa.Text(), nullable=False),
        sa.Column("say_so", sa.Text(), nullable=False),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False, server_default=""),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("subject_span", sa.Text(), nullable=False),
        sa.Column("object_span", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False, server_default=""),
        sa.Column("post", sa.Text(), nullable=False, server_default=""),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False, server_default=""),
        sa.Column("sketch", sa.Text(), nullable=False),
        sa.Column("tie", sa.Text(), nullable=False, server_default=""),
        sa.Column("origin", sa.Text(), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["run", "object"], ["appearance.run", "appearance.id"]),
        sa.ForeignKeyConstraint(["run", "subject"], ["appearance.run", "appearance.id"]),
    )
    op.create_index("claim_tie", "claim", ["tie"])


def _mention() -> None:
    op.create_table(
        "mention",
        sa.Column("run", sa.Integer(), sa.ForeignKey("run.key"), primary_key=True),
        sa.Column("appearance", sa.Text(), primary_key=True),
        sa.Column("start", sa.Integer(), primary_key=True),
        sa.Column("end", sa.Integer(), primary_key=True),
        sa.Column("form", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run", "appearance"], ["appearance.run", "appearance.id"]),
    )


def _role() -> None:
    op.create_table(
        "role",
        sa.Column("run", sa.Integer(), sa.ForeignKey("run.key"), primary_key=True),
        sa.Column("appearance", sa.Text(), primary_key=True),
        sa.Column("start", sa.Integer(), primary_key=True),
        sa.Column("end", sa.Integer(), primary_key=True),
        sa.Column("role", sa.Text(), primary_key=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False, server_default=""),
        sa.Column("time", sa.Text(), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["run", "appearance"], ["appearance.run", "appearance.id"]),
    )


def _saying() -> None:
    op.create_table(
        "saying",
        sa.Column("run", sa.Integer(), sa.ForeignKey("run.key"), primary_key=True),
        sa.Column("statement", sa.Text(), primary_key=True),
        sa.Column("appearance", sa.Text(), primary_key=True),
        sa.Column("part", sa.Text(), primary_key=True),
        sa.ForeignKeyConstraint(["run", "statement"], ["statement.run", "statement.id"]),
    )
    op.create_index("saying_appearance", "saying", ["run", "appearance"])


def _passage() -> None:
    """Paragraphs by their words: SQLite's full-text index, which SQLAlchemy has no form for."""
    op.execute(
        "CREATE VIRTUAL TABLE passage USING fts5("
        "text, version UNINDEXED, start UNINDEXED, tokenize='unicode61 remove_diacritics 2')"
    )
