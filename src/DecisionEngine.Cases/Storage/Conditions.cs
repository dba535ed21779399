using Dapper;

namespace DecisionEngine.Cases.Storage;

/// <summary>The conditions of a query, joined by AND. Only those that are asked for are there, so that each finds its index.</summary>
internal sealed class Conditions
{
    private readonly List<string> parts = [];

    public DynamicParameters Arguments { get; } = new();

    public string Where => parts.Count == 0 ? "" : " WHERE " + string.Join(" AND ", parts);

    /// <summary>Adds a condition about one value, unless the value is null.</summary>
    public Conditions And(string condition, string name, object? value)
    {
        if (value is not null)
        {
            parts.Add(condition);
            Arguments.Add(name, value);
        }

        return this;
    }

    public Conditions Take(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        Arguments.Add("take", rows);
        return this;
    }
}
