using System.Buffers;

namespace DecisionEngine.Cases.Storage;

/// <summary>A change to a row, as values for its table's columns.</summary>
internal sealed record TableChange(Table Table, Row Row, object?[] Values, bool IsRemoved)
{
    private static readonly SearchValues<char> Suspect = SearchValues.Create([(char)0, .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>The key as one text; null for a table without one.</summary>
    public string? Key => Table.Keys.Length == 0 ? null : string.Join((char)0, Values.Take(Table.Keys.Length));

    /// <exception cref="ArgumentException">A value cannot be stored.</exception>
    public static TableChange Of(RowChange change)
    {
        var made = change.Row switch
        {
            CaseRow row => Of(Tables.Case, row, change.IsRemoved),
            PersonRow row => Of(Tables.Person, row, change.IsRemoved),
            QueueRow row => Of(Tables.Queue, row, change.IsRemoved),
            DueRow row => Of(Tables.Due, row, change.IsRemoved),
            DecisionRow row => Of(Tables.Decision, row, change.IsRemoved),
            ContentRow row => Of(Tables.Content, row, change.IsRemoved),
            AccessRow row => Of(Tables.Access, row, change.IsRemoved),
            _ => throw new ArgumentException($"There is no table for a {change.Row.GetType().Name}."),
        };
        if (made.Values.OfType<string>().Any(value => !IsStorable(value)))
        {
            throw new ArgumentException($"A {change.Row.GetType().Name} holds a character that cannot be stored.");
        }

        return made;
    }

    /// <summary>Whether both databases hold the text as it is: no character 0, no half of a surrogate pair.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(Suspect))
        {
            return true;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0)
            {
                return false;
            }
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !(char.IsHighSurrogate(text[at]) && ++at < text.Length && char.IsLowSurrogate(text[at])))
            {
                return false;
            }
        }

        return true;
    }

    private static TableChange Of<T>(Table<T> table, T row, bool isRemoved)
        where T : Row => new(table, row, table.Values(row), isRemoved);
}
