using System.Data.Common;
using Dapper;
using DecisionEngine.Cases.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DecisionEngine.Cases.Tests.Storage;

public sealed class GuardTests
{
    private static readonly string[] RecordTables = ["event", "payload", "document", "content", "access"];

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_in_the_record_is_neither_changed_nor_deleted_not_even_by_who_owns_it(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await WithRecordAsync(database);
        await using var owner = Connect(database.Options.OwnerConnectionString ?? database.Options.ConnectionString);

        foreach (var table in RecordTables)
        {
            var column = (await owner.QueryAsync(FirstColumn(kind, table))).Select(row => (string)row.name).First();
            await RefusedAsync(owner, $"UPDATE {table} SET {column} = {column}");
            await RefusedAsync(owner, $"DELETE FROM {table}");
            if (kind == "PostgreSQL")
            {
                await RefusedAsync(owner, $"TRUNCATE {table} CASCADE");
            }
        }

        Assert.Single(await store.ReadStreamAsync("case:1"));
    }

    [Fact]
    public async Task The_application_has_no_right_on_PostgreSQL_to_change_the_record()
    {
        await using var database = await TestDatabase.CreateAsync("PostgreSQL");
        await using var store = await WithRecordAsync(database);
        await using var application = Connect(database.Options.ConnectionString);
        string[] statements = ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0}", "ALTER TABLE {0} DISABLE TRIGGER ALL", "DROP TABLE {0}"];

        foreach (var table in RecordTables)
        {
            var column = (await application.QueryAsync(FirstColumn("PostgreSQL", table))).Select(row => (string)row.name).First();
            foreach (var statement in statements)
            {
                var refusal = await Assert.ThrowsAsync<PostgresException>(() => application.ExecuteAsync(string.Format(null, statement, table, column)));
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
            }
        }

        await Assert.ThrowsAsync<PostgresException>(() => application.ExecuteAsync("SELECT dispose_of('case:1', 2)"));
    }

    [Fact]
    public async Task On_SQLite_a_row_of_the_record_is_not_replaced_by_inserting_it_again()
    {
        await using var database = await TestDatabase.CreateAsync("SQLite");
        await using var store = await WithRecordAsync(database);
        await using var owner = Connect(database.Options.ConnectionString);

        foreach (var table in RecordTables.Except(["content"]))
        {
            await RefusedAsync(owner, $"INSERT OR REPLACE INTO {table} SELECT * FROM {table}");
        }

        await RefusedAsync(owner, "INSERT INTO event SELECT sequence + 2, stream, version + 1, type, at, actor, content_hash, previous, hash FROM event");
    }

    [Fact]
    public async Task SQLite_takes_the_settings_the_record_rests_on()
    {
        await using var database = await TestDatabase.CreateAsync("SQLite");
        await using var store = await database.OpenAsync();

        await using var writer = SqliteFile.OpenWriter(database.Options.ConnectionString);
        SqliteFile.AssertSettings(writer);
        await writer.ExecuteAsync("PRAGMA synchronous = NORMAL");

        Assert.Contains("synchronous", Assert.Throws<InvalidOperationException>(() => SqliteFile.AssertSettings(writer)).Message, StringComparison.Ordinal);
    }

    private static async Task<Store> WithRecordAsync(TestDatabase database)
    {
        var store = await database.OpenAsync();
        var commit = Some.Commit("case:1", 0, Some.Event("a", "{}", Some.Document("letter", "{}"))) with { Rows = [new RowChange(new ContentRow(new string('a', 64), [1]))] };
        await store.CommitAsync(commit);
        await store.AppendAccessAsync(new AccessRow(TestDatabase.Now, "caseworker:7", "1", "case", null));
        return store;
    }

    private static DbConnection Connect(string connectionString) =>
        connectionString.StartsWith("Host", StringComparison.Ordinal)
            ? new NpgsqlConnection(connectionString + ";Pooling=false")
            : new SqliteConnection(connectionString + ";Pooling=false");

    private static string FirstColumn(string kind, string table) => kind == "SQLite"
        ? $"SELECT name FROM pragma_table_info('{table}') WHERE cid = 1"
        : $"SELECT attname AS name FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum = 2";

    private static async Task RefusedAsync(DbConnection connection, string sql)
    {
        var refusal = await Record.ExceptionAsync(() => connection.ExecuteAsync(sql));
        Assert.True(refusal is DbException && refusal.Message.Contains("only", StringComparison.Ordinal), $"{sql}: {refusal?.Message ?? "was not refused"}");
    }
}
