using System.Collections.Immutable;
using System.Text;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

/// <summary>Commits and rows to try the store with.</summary>
internal static class Some
{
    public const string Actor = "system:test";

    public static NewEvent Event(string type = "case-opened", string payload = "{}", params ImmutableArray<Document> documents) =>
        new(type, Encoding.UTF8.GetBytes(payload), documents);

    public static Document Document(string name, string text, string mediaType = "application/json") => new(name, mediaType, Encoding.UTF8.GetBytes(text));

    public static Commit Commit(string stream, int expectedVersion = 0, params ImmutableArray<NewEvent> events) =>
        new(Actor, TestDatabase.Now, [new StreamAppend(stream, expectedVersion, events.IsEmpty ? [Event()] : events)], []);

    public static Commit Rows(params ImmutableArray<Row> rows) => new(Actor, TestDatabase.Now, [], [.. rows.Select(row => new RowChange(row))]);

    public static Remembered Remembered(string key, string answer = "{}", string request = "aa") => new(key, Actor, request, Encoding.UTF8.GetBytes(answer));

    public static CaseRow Case(string id, string unit = "north", string state = "open", string caseType = "friplads") =>
        new(id, 1, caseType, unit, "party-1", state, "portal", TestDatabase.Now, null, null, null, false);

    public static QueueRow Queue(string caseId, DateTimeOffset dueAt, string unit = "north") =>
        new(caseId, "review", unit, "friplads", "portal", "margin adverse", dueAt, TestDatabase.Now, null, null, " ");

    public static DueRow Due(string id, DateTimeOffset dueAt, int attempts = 0, string kind = "dispatch") => new(id, kind, "case-1", dueAt, attempts);

    public static DecisionRow Decision(string id, long sequence = 0, string ruleSet = "friplads", string version = "1", string used = " step:income rate:taper ", string state = "issued") =>
        new(id, "case-1", sequence, ruleSet, version, TestDatabase.Now, new DateOnly(2026, 7, 1), "granted", "rules", new string('a', 64), used, state, false, true, false);

    public static long Last(CommitResult result) => Assert.IsType<CommitResult.Done>(result).Last;

    public static string Text(ReadOnlyMemory<byte>? bytes) => Encoding.UTF8.GetString(bytes!.Value.Span);
}
