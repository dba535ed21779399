using System.Data.Common;
using static DecisionEngine.Cases.Storage.ColumnType;

namespace DecisionEngine.Cases.Storage;

/// <summary>Every table the store writes, in the order in which a group of commits writes them.</summary>
internal static class Tables
{
    /// <summary>The chain. Written once, never changed.</summary>
    public static readonly Table Event = new(
        "event",
        [
            new("sequence", Integer, IsKey: true), new("stream", Text), new("version", Integer), new("type", Text), new("at", Text),
            new("actor", Text), new("content_hash", Text), new("previous", Text), new("hash", Text),
        ],
        null);

    /// <summary>What happened, beside the chain.</summary>
    public static readonly Table Payload = new(
        "payload", [new("sequence", Integer, IsKey: true), new("salt", Bytes), new("body", Bytes)], null);

    /// <summary>What belongs to an event, beside the chain.</summary>
    public static readonly Table Document = new(
        "document",
        [
            new("sequence", Integer, IsKey: true), new("ordinal", Integer, IsKey: true), new("name", Text), new("media_type", Text),
            new("encoding", Text), new("sha256", Text), new("bytes", Bytes),
        ],
        null);

    /// <summary>Answered requests.</summary>
    public static readonly Table Remembered = new(
        "remembered",
        [new("key", Text, IsKey: true), new("actor", Text, IsKey: true), new("request_hash", Text), new("answer", Bytes), new("at", Text)],
        null);

    public static readonly Table<ContentRow> Content = new(
        "content",
        [new("hash", Text, IsKey: true), new("bytes", Bytes)],
        row => [row.Hash, row.Bytes],
        read => new ContentRow(read.GetString(0), read.GetFieldValue<byte[]>(1)),
        "DO NOTHING");

    public static readonly Table<AccessRow> Access = new(
        "access",
        [new("at", Text), new("actor", Text), new("case_id", Text), new("what", Text), new("reason", Text)],
        row => [Moment.Text(row.At), row.Actor, row.CaseId, row.What, row.Reason],
        read => new AccessRow(Moment.Read(read.GetString(0)), read.GetString(1), read.GetString(2), read.GetString(3), TextOrNull(read, 4)),
        null);

    public static readonly Table<CaseRow> Case = new(
        "case_summary",
        [
            new("case_id", Text, IsKey: true), new("version", Integer), new("case_type", Text), new("unit", Text), new("party", Text),
            new("state", Text), new("channel", Text), new("opened_at", Text), new("due_at", Text), new("assignee", Text),
            new("outcome", Text), new("is_held", ColumnType.Boolean),
        ],
        row =>
        [
            row.CaseId, (long)row.Version, row.CaseType, row.Unit, row.Party, row.State, row.Channel, Moment.Text(row.OpenedAt),
            Moment.Text(row.DueAt), row.Assignee, row.Outcome, row.IsHeld,
        ],
        read => new CaseRow(
            read.GetString(0), read.GetInt32(1), read.GetString(2), read.GetString(3), read.GetString(4), read.GetString(5), read.GetString(6),
            Moment.Read(read.GetString(7)), MomentOrNull(read, 8), TextOrNull(read, 9), TextOrNull(read, 10), read.GetBoolean(11)));

    public static readonly Table<PersonRow> Person = new(
        "case_person",
        [new("case_id", Text, IsKey: true), new("person", Text, IsKey: true), new("relation", Text)],
        row => [row.CaseId, row.Person, row.Relation],
        read => new PersonRow(read.GetString(0), read.GetString(1), read.GetString(2)));

    public static readonly Table<QueueRow> Queue = new(
        "queue",
        [
            new("case_id", Text, IsKey: true), new("kind", Text), new("unit", Text), new("case_type", Text), new("channel", Text),
            new("reasons", Text), new("due_at", Text), new("entered_at", Text), new("assignee", Text), new("claimed_until", Text),
            new("excluded", Text),
        ],
        row =>
        [
            row.CaseId, row.Kind, row.Unit, row.CaseType, row.Channel, row.Reasons, Moment.Text(row.DueAt), Moment.Text(row.EnteredAt),
            row.Assignee, Moment.Text(row.ClaimedUntil), row.Excluded,
        ],
        read => new QueueRow(
            read.GetString(0), read.GetString(1), read.GetString(2), read.GetString(3), read.GetString(4), read.GetString(5),
            Moment.Read(read.GetString(6)), Moment.Read(read.GetString(7)), TextOrNull(read, 8), MomentOrNull(read, 9), read.GetString(10)));

    // A lease is on the work as it stood: when its time or its attempts change, the lease is over.
    public static readonly Table<DueRow> Due = new(
        "due",
        [new("id", Text, IsKey: true), new("kind", Text), new("case_id", Text), new("due_at", Text), new("attempts", Integer)],
        row => [row.Id, row.Kind, row.CaseId, Moment.Text(row.DueAt), (long)row.Attempts],
        read => new DueRow(read.GetString(0), read.GetString(1), read.GetString(2), Moment.Read(read.GetString(3)), read.GetInt32(4)),
        """
        DO UPDATE SET kind = excluded.kind, case_id = excluded.case_id, due_at = excluded.due_at, attempts = excluded.attempts,
          lease_node = CASE WHEN due.due_at = excluded.due_at AND due.attempts = excluded.attempts THEN due.lease_node END,
          lease_until = CASE WHEN due.due_at = excluded.due_at AND due.attempts = excluded.attempts THEN due.lease_until END
        """);

    // The sequence is not replaced: a decision stays where it was issued.
    public static readonly Table<DecisionRow> Decision = new(
        "decision",
        [
            new("decision_id", Text, IsKey: true), new("case_id", Text), new("sequence", Integer), new("rule_set", Text),
            new("rule_set_version", Text), new("decided_at", Text), new("effective_on", Text), new("outcome", Text), new("authorship", Text),
            new("evaluation_hash", Text), new("used", Text), new("state", Text), new("is_held", ColumnType.Boolean),
            new("is_sampled", ColumnType.Boolean), new("is_reversed", ColumnType.Boolean),
        ],
        row =>
        [
            row.DecisionId, row.CaseId, row.Sequence, row.RuleSet, row.RuleSetVersion, Moment.Text(row.DecidedAt), Moment.DateText(row.EffectiveOn),
            row.Outcome, row.Authorship, row.EvaluationHash, row.Used, row.State, row.IsHeld, row.IsSampled, row.IsReversed,
        ],
        read => new DecisionRow(
            read.GetString(0), read.GetString(1), read.GetInt64(2), read.GetString(3), read.GetString(4), Moment.Read(read.GetString(5)),
            read.IsDBNull(6) ? null : Moment.ReadDate(read.GetString(6)), read.GetString(7), read.GetString(8), read.GetString(9),
            read.GetString(10), read.GetString(11), read.GetBoolean(12), read.GetBoolean(13), read.GetBoolean(14)),
        """
        DO UPDATE SET case_id = excluded.case_id, rule_set = excluded.rule_set, rule_set_version = excluded.rule_set_version,
          decided_at = excluded.decided_at, effective_on = excluded.effective_on, outcome = excluded.outcome, authorship = excluded.authorship,
          evaluation_hash = excluded.evaluation_hash, used = excluded.used, state = excluded.state, is_held = excluded.is_held,
          is_sampled = excluded.is_sampled, is_reversed = excluded.is_reversed
        """);

    /// <summary>The tables that the log can build again.</summary>
    public static readonly Table[] Derived = [Case, Person, Queue, Due, Decision];

    private static readonly Table[] InOrder = [Event, Payload, Document, Content, Access, .. Derived, Remembered];

    /// <summary>Where a table comes in the order of writing.</summary>
    public static int Order(Table table) => Array.IndexOf(InOrder, table);

    private static string? TextOrNull(DbDataReader read, int column) => read.IsDBNull(column) ? null : read.GetString(column);

    private static DateTimeOffset? MomentOrNull(DbDataReader read, int column) => read.IsDBNull(column) ? null : Moment.Read(read.GetString(column));
}
