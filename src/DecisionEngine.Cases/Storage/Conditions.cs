using Dapper;

namespace DecisionEngine.Cases.Storage;

/// <summary>The conditions of a query, joined by AND. Only those that are asked for are there, so that each finds its index.</summary>
internal sealed class Conditions
{
    private readonly List<string> parts = [];

    public DynamicParameters Arguments { get; } = new();

    public string Where => parts.Count == 0 ? "" : " WHERE " + string.Join(" AND ", parts);

    /// <summary>Adds a condition that is always asked.</summary>
    /// <exception cref="ArgumentNullException">There is no value: leaving the condition out would give everybody's rows.</exception>
    public Conditions Always(string condition, string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return And(condition, name, value);
    }

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

    /// <summary>Adds that a column holds one of several values, unless there is no list of them. Of an empty list it holds none.</summary>
    public Conditions AndIn(string column, IEnumerable<string>? values)
    {
        if (values is not null)
        {
            var names = new List<string>();
            foreach (var value in values)
            {
                var name = $"{column}{names.Count}";
                Arguments.Add(name, value);
                names.Add("@" + name);
            }

            parts.Add(names.Count == 0 ? "1 = 0" : $"{column} IN ({string.Join(", ", names)})");
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
