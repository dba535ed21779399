using System.Data.Common;

namespace DecisionEngine.Cases.Storage;

/// <summary>What a column holds.</summary>
internal enum ColumnType
{
    Text,
    Integer,
    Boolean,
    Bytes,
}

/// <summary>A column the store writes.</summary>
internal sealed record Column(string Name, ColumnType Type, bool IsKey = false)
{
    public string ArrayType => Type switch
    {
        ColumnType.Text => "text[]",
        ColumnType.Integer => "bigint[]",
        ColumnType.Boolean => "boolean[]",
        _ => "bytea[]",
    };
}

/// <summary>
/// A table and the statements that write it: one row at a time for SQLite, a column at a time for PostgreSQL, where a group of
/// commits is then one statement a table.
/// </summary>
internal class Table
{
    private readonly string values;
    private readonly string arrays;
    private readonly string keyArrays;
    private readonly string keyTest;
    private readonly string conflict;

    /// <param name="name">Its name.</param>
    /// <param name="columns">Its columns; the key first.</param>
    /// <param name="whenThere">What to do with a row whose key is there; null where that is an error.</param>
    public Table(string name, Column[] columns, string? whenThere)
    {
        Name = name;
        Columns = columns;
        Keys = [.. columns.Where(column => column.IsKey)];
        Listed = string.Join(", ", columns.Select(column => column.Name));
        KeysListed = string.Join(", ", Keys.Select(column => column.Name));
        values = string.Join(", ", columns.Select((_, index) => $"${index + 1}"));
        arrays = Arrays(columns);
        keyArrays = Arrays(Keys);
        keyTest = string.Join(" AND ", Keys.Select((column, index) => $"{column.Name} = ${index + 1}"));
        conflict = whenThere is null ? "" : $" ON CONFLICT ({KeysListed}) {whenThere}";
    }

    public string Name { get; }

    public Column[] Columns { get; }

    public Column[] Keys { get; }

    public string Listed { get; }

    public string KeysListed { get; }

    public string PutOne => $"INSERT INTO {Name} ({Listed}) VALUES ({values}){conflict}";

    public string PutMany => $"INSERT INTO {Name} ({Listed}) SELECT * FROM unnest({arrays}){conflict}";

    public string RemoveOne => $"DELETE FROM {Name} WHERE {keyTest}";

    public string RemoveMany => $"DELETE FROM {Name} WHERE ({KeysListed}) IN (SELECT * FROM unnest({keyArrays}))";

    /// <summary>Reads a row of a table that has rows.</summary>
    public virtual Row ReadRow(DbDataReader reader) => throw new NotSupportedException($"{Name} is read otherwise.");

    protected static string Replacing(params ReadOnlySpan<string> columns)
    {
        var assignments = new List<string>();
        foreach (var column in columns)
        {
            assignments.Add($"{column} = excluded.{column}");
        }

        return "DO UPDATE SET " + string.Join(", ", assignments);
    }

    private static string Arrays(Column[] columns) => string.Join(", ", columns.Select((column, index) => $"${index + 1}::{column.ArrayType}"));
}

/// <summary>A table of rows of one kind.</summary>
internal sealed class Table<T>(string name, Column[] columns, Func<T, object?[]> write, Func<DbDataReader, T> read, string? whenThere)
    : Table(name, columns, whenThere)
    where T : Row
{
    /// <summary>A table whose rows are replaced whole.</summary>
    public Table(string name, Column[] columns, Func<T, object?[]> write, Func<DbDataReader, T> read)
        : this(name, columns, write, read, Replacing([.. columns.Where(column => !column.IsKey).Select(column => column.Name)]))
    {
    }

    public Func<DbDataReader, T> Read => read;

    public override Row ReadRow(DbDataReader reader) => read(reader);

    public object?[] Values(T row) => write(row);
}
