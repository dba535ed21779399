-- Texts are compared byte by byte, as SQLite does, so that pages come in the same order everywhere.
CREATE DOMAIN plain_text AS text COLLATE "C";
CREATE DOMAIN blob AS bytea;

-- SQLite's name for it, so that queries are the same.
CREATE FUNCTION instr(whole text, part text) RETURNS integer LANGUAGE sql IMMUTABLE RETURN strpos(whole, part);

-- The record: an unbroken chain of events, and beside it what the events hold. Written once.
CREATE TABLE event (
  sequence     bigint PRIMARY KEY,
  stream       plain_text NOT NULL,
  version      bigint NOT NULL,
  type         plain_text NOT NULL,
  at           plain_text NOT NULL,
  actor        plain_text NOT NULL,
  content_hash plain_text NOT NULL,
  previous     plain_text NOT NULL,
  hash         plain_text NOT NULL,
  UNIQUE (stream, version)
);

CREATE TABLE payload (
  sequence bigint PRIMARY KEY REFERENCES event (sequence),
  salt     bytea NOT NULL,
  body     bytea NOT NULL
);

CREATE TABLE document (
  sequence   bigint NOT NULL REFERENCES event (sequence),
  ordinal    bigint NOT NULL,
  name       plain_text NOT NULL,
  media_type plain_text NOT NULL,
  encoding   plain_text NOT NULL,
  sha256     plain_text NOT NULL,
  bytes      bytea NOT NULL,
  PRIMARY KEY (sequence, ordinal)
);

CREATE TABLE content (
  hash  plain_text PRIMARY KEY,
  bytes bytea NOT NULL
);

CREATE TABLE access (
  number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      plain_text NOT NULL,
  actor   plain_text NOT NULL,
  case_id plain_text NOT NULL,
  what    plain_text NOT NULL,
  reason  plain_text
);
CREATE INDEX access_of_case ON access (case_id, number);

-- Compressed documents are not worth compressing again.
ALTER TABLE document ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The bodies of these functions are bound to the tables when they are made: whoever calls them cannot put other tables in their place.
CREATE FUNCTION is_disposed(wanted bigint) RETURNS boolean LANGUAGE sql STABLE
RETURN EXISTS (
  SELECT 1 FROM event gone JOIN event disposal ON disposal.stream = gone.stream AND disposal.version > gone.version
  WHERE gone.sequence = wanted AND disposal.type = 'disposed');

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the record is only ever added to; only a disposal in the log removes a payload or a document';
END
$$;

CREATE TRIGGER event_is_kept BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER event_is_not_emptied BEFORE TRUNCATE ON event EXECUTE FUNCTION refuse();

CREATE TRIGGER payload_is_not_changed BEFORE UPDATE ON payload FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER payload_goes_by_disposal BEFORE DELETE ON payload FOR EACH ROW WHEN (NOT is_disposed(OLD.sequence)) EXECUTE FUNCTION refuse();
CREATE TRIGGER payload_is_not_emptied BEFORE TRUNCATE ON payload EXECUTE FUNCTION refuse();

CREATE TRIGGER document_is_not_changed BEFORE UPDATE ON document FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER document_goes_by_disposal BEFORE DELETE ON document FOR EACH ROW WHEN (NOT is_disposed(OLD.sequence)) EXECUTE FUNCTION refuse();
CREATE TRIGGER document_is_not_emptied BEFORE TRUNCATE ON document EXECUTE FUNCTION refuse();

CREATE TRIGGER content_is_kept BEFORE UPDATE OR DELETE ON content FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER content_is_not_emptied BEFORE TRUNCATE ON content EXECUTE FUNCTION refuse();

CREATE TRIGGER access_is_kept BEFORE UPDATE OR DELETE ON access FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER access_is_not_emptied BEFORE TRUNCATE ON access EXECUTE FUNCTION refuse();

-- The application's role may not delete; this does it for a stream whose disposal is in the log. The triggers ask for that again.
DO $outer$ BEGIN EXECUTE $inner$
  CREATE FUNCTION dispose_of(disposed text, before bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
  BEGIN ATOMIC
    DELETE FROM document WHERE sequence IN (SELECT e.sequence FROM event e WHERE e.stream = disposed AND e.sequence < before);
    DELETE FROM payload WHERE sequence IN (SELECT e.sequence FROM event e WHERE e.stream = disposed AND e.sequence < before);
  END
$inner$; END $outer$;
REVOKE ALL ON FUNCTION dispose_of FROM PUBLIC;
