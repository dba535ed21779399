namespace DecisionEngine.Cases.Storage;

/// <summary>What a group of commits writes to one table. Of several changes to one row only the last remains, so one statement can write them all.</summary>
internal sealed class TableWrite(Table table)
{
    private readonly Dictionary<string, TableChange> byKey = [];
    private readonly List<object?[]> added = [];

    public Table Table => table;

    /// <summary>The rows to add or replace.</summary>
    public List<object?[]> Puts() => [.. added, .. byKey.Values.Where(change => !change.IsRemoved).Select(change => change.Values)];

    /// <summary>The keys of the rows to remove.</summary>
    public List<object?[]> Removes() => [.. byKey.Values.Where(change => change.IsRemoved).Select(change => change.Values[..table.Keys.Length])];

    public void Add(object?[] values) => added.Add(values);

    public void Add(TableChange change, long lastSequence)
    {
        if (change.Key is not { } key)
        {
            added.Add(change.Values);
            return;
        }

        byKey.TryGetValue(key, out var before);
        if (change.Row is DecisionRow decision)
        {
            Place(change, decision, before, lastSequence);
        }

        byKey[key] = change;
    }

    // A decision stays where it was issued; one that has no place yet counts back from its commit's last event.
    private static void Place(TableChange change, DecisionRow decision, TableChange? before, long lastSequence)
    {
        var column = Array.FindIndex(Tables.Decision.Columns, one => one.Name == "sequence");
        if (before is { IsRemoved: false })
        {
            change.Values[column] = before.Values[column];
        }
        else if (decision.Sequence <= 0)
        {
            change.Values[column] = lastSequence + decision.Sequence;
        }
    }
}
