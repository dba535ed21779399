using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DecisionEngine.Cases.Storage;

/// <summary>Statements that are prepared once and run many times, on one connection and by one thread. Parameters are <c>$1</c>, <c>$2</c> ….</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = [];

    public void Run(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteNonQuery();

    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteScalar();

    public SqliteDataReader Read(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteReader();

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }
    }

    private SqliteCommand Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            prepared[sql] = command = new SqliteCommand(sql, connection);
            for (var index = 1; index <= values.Length; index++)
            {
                command.Parameters.Add(new SqliteParameter("$" + index.ToString(CultureInfo.InvariantCulture), null));
            }
        }

        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command;
    }
}
