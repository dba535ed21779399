-- Work tables: what the log says, arranged for asking. The types are chosen so that both databases take this file as it stands;
-- moments are texts whose order is their order in time.
CREATE TABLE case_summary (
  case_id   plain_text PRIMARY KEY,
  version   bigint NOT NULL,
  case_type plain_text NOT NULL,
  unit      plain_text NOT NULL,
  party     plain_text NOT NULL,
  state     plain_text NOT NULL,
  channel   plain_text NOT NULL,
  opened_at plain_text NOT NULL,
  due_at    plain_text,
  assignee  plain_text,
  outcome   plain_text,
  is_held   boolean NOT NULL
);
CREATE INDEX case_summary_by_unit ON case_summary (unit, case_id);
CREATE INDEX case_summary_by_state ON case_summary (state, case_id);
CREATE INDEX case_summary_by_type ON case_summary (case_type, case_id);

CREATE TABLE case_person (
  case_id  plain_text NOT NULL,
  person   plain_text NOT NULL,
  relation plain_text NOT NULL,
  PRIMARY KEY (case_id, person)
);
CREATE INDEX case_person_by_person ON case_person (person, case_id);

CREATE TABLE queue (
  case_id       plain_text PRIMARY KEY,
  kind          plain_text NOT NULL,
  unit          plain_text NOT NULL,
  case_type     plain_text NOT NULL,
  channel       plain_text NOT NULL,
  reasons       plain_text NOT NULL,
  due_at        plain_text NOT NULL,
  entered_at    plain_text NOT NULL,
  assignee      plain_text,
  claimed_until plain_text,
  excluded      plain_text NOT NULL
);
CREATE INDEX queue_by_due ON queue (due_at, case_id);
CREATE INDEX queue_by_unit ON queue (unit, due_at, case_id);
CREATE INDEX queue_by_assignee ON queue (assignee, due_at, case_id);

CREATE TABLE due (
  id          plain_text PRIMARY KEY,
  kind        plain_text NOT NULL,
  case_id     plain_text NOT NULL,
  due_at      plain_text NOT NULL,
  attempts    bigint NOT NULL,
  lease_node  plain_text,
  lease_until plain_text
);
CREATE INDEX due_by_time ON due (due_at, id);
CREATE INDEX due_by_kind ON due (kind, due_at, id);

CREATE TABLE decision (
  decision_id      plain_text PRIMARY KEY,
  case_id          plain_text NOT NULL,
  sequence         bigint NOT NULL,
  rule_set         plain_text NOT NULL,
  rule_set_version plain_text NOT NULL,
  decided_at       plain_text NOT NULL,
  effective_on     plain_text,
  outcome          plain_text NOT NULL,
  authorship       plain_text NOT NULL,
  evaluation_hash  plain_text NOT NULL,
  used             plain_text NOT NULL,
  state            plain_text NOT NULL,
  is_held          boolean NOT NULL,
  is_sampled       boolean NOT NULL,
  is_reversed      boolean NOT NULL
);
CREATE INDEX decision_by_case ON decision (case_id, sequence, decision_id);
CREATE INDEX decision_by_rule_set ON decision (rule_set, decision_id);
CREATE INDEX decision_by_version ON decision (rule_set, rule_set_version, decision_id);

CREATE TABLE remembered (
  key          plain_text NOT NULL,
  actor        plain_text NOT NULL,
  request_hash plain_text NOT NULL,
  answer       blob NOT NULL,
  at           plain_text NOT NULL,
  PRIMARY KEY (key, actor)
);
CREATE INDEX remembered_by_time ON remembered (at);
