using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Support;

/// <summary>Builds the work tables from the log and compares.</summary>
internal static class Rebuilding
{
    public static async Task AssertAsync(Desk desk)
    {
        var streams = new Dictionary<string, List<StoredEvent>>();
        await foreach (var happened in desk.Store.ReadAllAsync(0))
        {
            if (happened.Stream.StartsWith("case:", StringComparison.Ordinal))
            {
                (streams.TryGetValue(happened.Stream, out var all) ? all : streams[happened.Stream] = []).Add(happened);
            }
        }

        var built = streams.SelectMany(stream => WorkRows.Of(CaseDesk.Fold(stream.Key["case:".Length..], [.. stream.Value]), desk.Cases.Policy)).Select(Row).Order(StringComparer.Ordinal);
        var stored = new List<string>();
        await foreach (var row in desk.Store.ReadDerivedAsync())
        {
            stored.Add(Row(row));
        }

        Assert.Equal(built, stored.Order(StringComparer.Ordinal));
    }

    // Moments are kept as instants; the offset they were written with does not matter.
    private static string Row(Row row) => row switch
    {
        CaseRow each => (each with { OpenedAt = each.OpenedAt.ToUniversalTime(), DueAt = each.DueAt?.ToUniversalTime() }).ToString(),
        QueueRow each => (each with { DueAt = each.DueAt.ToUniversalTime(), EnteredAt = each.EnteredAt.ToUniversalTime(), ClaimedUntil = each.ClaimedUntil?.ToUniversalTime() }).ToString(),
        DueRow each => (each with { DueAt = each.DueAt.ToUniversalTime() }).ToString(),
        DecisionRow each => (each with { DecidedAt = each.DecidedAt.ToUniversalTime() }).ToString(),
        _ => row.ToString(),
    };
}
