using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace DecisionEngine.Cases.Storage;

/// <summary>
/// Statements that are prepared once and run many times, on one connection and by one thread. Parameters are <c>$1</c>, <c>$2</c> ….
/// Written against SQLite itself: the writer runs a dozen small statements a commit, and the wrapping would cost as much as they do.
/// </summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly sqlite3 database = connection.Handle!;
    private readonly Dictionary<string, sqlite3_stmt> prepared = [];

    /// <summary>Runs a statement that gives nothing back.</summary>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public void Run(string sql, params ReadOnlySpan<object?> values) => First<object>(sql, values, null);

    /// <summary>The first row a statement gives; null where it gives none.</summary>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public T? First<T>(string sql, ReadOnlySpan<object?> values, Func<sqlite3_stmt, T>? read)
        where T : class
    {
        var statement = Prepared(sql);
        try
        {
            for (var index = 0; index < values.Length; index++)
            {
                Check(Bind(statement, index + 1, values[index]));
            }

            var outcome = sqlite3_step(statement);
            if (outcome is not (SQLITE_ROW or SQLITE_DONE))
            {
                SqliteException.ThrowExceptionForRC(outcome, database);
            }

            return outcome == SQLITE_ROW ? read?.Invoke(statement) : null;
        }
        finally
        {
            _ = sqlite3_reset(statement);
        }
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values)
        {
            statement.Dispose();
        }
    }

    private sqlite3_stmt Prepared(string sql)
    {
        if (!prepared.TryGetValue(sql, out var statement))
        {
            Check(sqlite3_prepare_v3(database, sql, SQLITE_PREPARE_PERSISTENT, out statement));
            prepared[sql] = statement;
        }

        return statement;
    }

    // SQLite takes an empty span for no value, so what is empty is bound otherwise.
    private static int Bind(sqlite3_stmt statement, int index, object? value) => value switch
    {
        null => sqlite3_bind_null(statement, index),
        string text => BindText(statement, index, text),
        long number => sqlite3_bind_int64(statement, index, number),
        bool truth => sqlite3_bind_int(statement, index, truth ? 1 : 0),
        byte[] { Length: 0 } => sqlite3_bind_zeroblob(statement, index, 0),
        byte[] bytes => sqlite3_bind_blob(statement, index, bytes),
        _ => throw new ArgumentException($"A {value.GetType().Name} is not stored."),
    };

    private static int BindText(sqlite3_stmt statement, int index, string text)
    {
        if (text.Length is 0 or > 256)
        {
            return sqlite3_bind_text(statement, index, text);
        }

        Span<byte> bytes = stackalloc byte[text.Length * 3];
        return sqlite3_bind_text(statement, index, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private void Check(int outcome) => SqliteException.ThrowExceptionForRC(outcome, database);
}
