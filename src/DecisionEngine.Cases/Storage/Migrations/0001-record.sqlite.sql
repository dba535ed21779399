-- The record: an unbroken chain of events, and beside it what the events hold. Written once.
CREATE TABLE event (
  sequence     integer PRIMARY KEY,
  stream       text NOT NULL,
  version      integer NOT NULL,
  type         text NOT NULL,
  at           text NOT NULL,
  actor        text NOT NULL,
  content_hash text NOT NULL,
  previous     text NOT NULL,
  hash         text NOT NULL,
  UNIQUE (stream, version)
);

CREATE TABLE payload (
  sequence integer PRIMARY KEY REFERENCES event (sequence),
  salt     blob NOT NULL,
  body     blob NOT NULL
);

CREATE TABLE document (
  sequence   integer NOT NULL REFERENCES event (sequence),
  ordinal    integer NOT NULL,
  name       text NOT NULL,
  media_type text NOT NULL,
  encoding   text NOT NULL,
  sha256     text NOT NULL,
  bytes      blob NOT NULL,
  PRIMARY KEY (sequence, ordinal)
);

CREATE TABLE content (
  hash  text PRIMARY KEY,
  bytes blob NOT NULL
);

CREATE TABLE access (
  number  integer PRIMARY KEY AUTOINCREMENT,
  at      text NOT NULL,
  actor   text NOT NULL,
  case_id text NOT NULL,
  what    text NOT NULL,
  reason  text
);
CREATE INDEX access_of_case ON access (case_id, number);

-- INSERT OR REPLACE removes a row without asking a delete trigger, so what is there already is refused before it comes to that.
CREATE TRIGGER event_is_next BEFORE INSERT ON event
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM event)
  OR EXISTS (SELECT 1 FROM event WHERE stream = NEW.stream AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;
CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;

CREATE TRIGGER payload_is_not_replaced BEFORE INSERT ON payload WHEN EXISTS (SELECT 1 FROM payload WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;
CREATE TRIGGER payload_is_not_changed BEFORE UPDATE ON payload
BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;
CREATE TRIGGER payload_goes_by_disposal BEFORE DELETE ON payload
WHEN NOT EXISTS (
  SELECT 1 FROM event gone JOIN event disposal ON disposal.stream = gone.stream AND disposal.version > gone.version
  WHERE gone.sequence = OLD.sequence AND disposal.type = 'disposed')
BEGIN SELECT RAISE(ABORT, 'only a disposal in the log removes a payload'); END;

CREATE TRIGGER document_is_not_replaced BEFORE INSERT ON document WHEN EXISTS (SELECT 1 FROM document WHERE sequence = NEW.sequence AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;
CREATE TRIGGER document_is_not_changed BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;
CREATE TRIGGER document_goes_by_disposal BEFORE DELETE ON document
WHEN NOT EXISTS (
  SELECT 1 FROM event gone JOIN event disposal ON disposal.stream = gone.stream AND disposal.version > gone.version
  WHERE gone.sequence = OLD.sequence AND disposal.type = 'disposed')
BEGIN SELECT RAISE(ABORT, 'only a disposal in the log removes a document'); END;

CREATE TRIGGER content_is_not_changed BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;
CREATE TRIGGER content_is_not_deleted BEFORE DELETE ON content
BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;

CREATE TRIGGER access_is_not_replaced BEFORE INSERT ON access WHEN EXISTS (SELECT 1 FROM access WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;
CREATE TRIGGER access_is_not_changed BEFORE UPDATE ON access
BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;
CREATE TRIGGER access_is_not_deleted BEFORE DELETE ON access
BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END;
