-- What the application's role may do, where another role owns the tables: add to the record, and keep the work tables.
REVOKE ALL ON event, payload, document, content, access, migration, case_summary, case_person, queue, due, decision, remembered FROM PUBLIC, {application};
GRANT SELECT ON migration TO {application};
GRANT SELECT, INSERT ON event, payload, document, content, access TO {application};
GRANT SELECT, INSERT, UPDATE, DELETE ON case_summary, case_person, queue, due, decision, remembered TO {application};
GRANT EXECUTE ON FUNCTION dispose_of TO {application};
