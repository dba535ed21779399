using Npgsql;

namespace DecisionEngine.Cases.Storage;

/// <summary>Brings a PostgreSQL database to the newest shape, as the role that owns it.</summary>
internal static class PostgresMigrator
{
    private const int OldestVersion = 15;

    /// <summary>Nodes that start together take turns: the lock is held until the transaction ends.</summary>
    /// <exception cref="InvalidOperationException">The server is too old.</exception>
    public static async Task MigrateAsync(StoreOptions options, TimeProvider time, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(options.OwnerConnectionString ?? options.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (connection.PostgreSqlVersion.Major < OldestVersion)
        {
            throw new InvalidOperationException($"The server is PostgreSQL {connection.PostgreSqlVersion.Major}; {OldestVersion} is the oldest that will do.");
        }

        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, $"SELECT pg_advisory_xact_lock({PostgresWriter.MigrationLock})", cancel);
        await RunAsync(connection, "CREATE TABLE IF NOT EXISTS migration (number bigint PRIMARY KEY, name text NOT NULL, at text NOT NULL)", cancel);
        await using var asking = new NpgsqlCommand("SELECT coalesce(max(number), 0) FROM migration", connection);
        var reached = (long)(await asking.ExecuteScalarAsync(cancel))!;
        foreach (var migration in Migration.For("postgres").Where(migration => migration.Number > reached))
        {
            await RunAsync(connection, migration.Sql, cancel);
            await using var noting = new NpgsqlCommand("INSERT INTO migration VALUES ($1, $2, $3)", connection)
            {
                Parameters = { new() { Value = (long)migration.Number }, new() { Value = migration.Name }, new() { Value = Moment.Text(time.GetUtcNow()) } },
            };
            await noting.ExecuteNonQueryAsync(cancel);
        }

        if (options.OwnerConnectionString is { } owner && Role(options.ConnectionString) is { } application && application != Role(owner))
        {
            await RunAsync(connection, Migration.Rights(new NpgsqlCommandBuilder().QuoteIdentifier(application)), cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static string? Role(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Username;

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
