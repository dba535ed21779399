using System.Runtime.CompilerServices;
using Dapper;

namespace DecisionEngine.Cases.Storage;

/// <summary>The work tables as a whole: to compare with what the log says, and to build them again from it.</summary>
public sealed partial class Store
{
    private const int RowsAtATime = 1000;

    /// <summary>Every row of every work table the log can build again, table by table in order of their keys, all as they were at one moment.</summary>
    /// <param name="cancel">Gives up.</param>
    public async IAsyncEnumerable<Row> ReadDerivedAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var connection = await database.OpenReaderAsync(cancel);
        await using var snapshot = await database.BeginSnapshotAsync(connection, cancel);
        foreach (var table in Tables.Derived)
        {
            await using var reader = await connection.ExecuteReaderAsync(
                new CommandDefinition($"SELECT {table.Listed} FROM {table.Name} ORDER BY {table.KeysListed}", cancellationToken: cancel));
            while (await reader.ReadAsync(cancel))
            {
                yield return table.ReadRow(reader);
            }
        }
    }

    /// <summary>Puts rows in place of all those in the work tables the log can build again. Leases on due work end.</summary>
    /// <param name="builtFrom">The last event the rows were built from.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>False, and nothing is changed, where the log has gone on since: then the rows are not those it says any more.</returns>
    /// <exception cref="ArgumentException">A row cannot be built from the log, or holds what cannot be stored.</exception>
    public Task<bool> ReplaceDerivedAsync(long builtFrom, IEnumerable<Row> rows, CancellationToken cancel = default) => database.WriteAsync(
        async connection =>
        {
            await database.HoldLogAsync(connection);
            if (await connection.ExecuteScalarAsync<long>("SELECT coalesce(max(sequence), 0) FROM event") != builtFrom)
            {
                return false;
            }

            foreach (var table in Tables.Derived)
            {
                await connection.ExecuteAsync($"DELETE FROM {table.Name}");
            }

            foreach (var some in rows.Chunk(RowsAtATime))
            {
                foreach (var ofTable in some.Select(row => TableChange.Of(new RowChange(row))).GroupBy(change => change.Table))
                {
                    ArgumentOutOfRangeException.ThrowIfNegative(Array.IndexOf(Tables.Derived, ofTable.Key), nameof(rows));
                    var lastOfEach = ofTable.GroupBy(change => change.Key).Select(changes => changes.Last().Values);
                    await database.PutAsync(connection, ofTable.Key, [.. lastOfEach]);
                }
            }

            return true;
        },
        cancel);
}
