using DecisionEngine.Cases.Storage;
using Dapper;

namespace DecisionEngine.Cases.Tests.Storage;

public sealed class BackupTests
{
    private static readonly FixedTime Time = new(TestDatabase.Now);

    [Fact]
    public async Task A_backup_made_while_others_write_is_the_store_at_one_moment_and_can_be_restored()
    {
        await using var database = (SqliteTestDatabase)await TestDatabase.CreateAsync("SQLite");
        var backup = Path.Combine(database.Folder, "backup.db");
        long written;
        await using (var store = await database.OpenSigningAsync())
        {
            await AppendAsync(store, 20);
            using var stop = new CancellationTokenSource();
            var writing = Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await AppendAsync(store, 1);
                }
            });
            var verification = await store.BackupAsync(backup);
            await stop.CancelAsync();
            await writing;
            Assert.True(verification.IsIntact);
            Assert.InRange(verification.Events, 20, long.MaxValue);
            await AppendAsync(store, 5);
            await store.WriteCheckpointAsync();
            written = (await store.HeadAsync()).Sequence;
        }

        var newer = await Assert.ThrowsAsync<InvalidOperationException>(() => Restore.RunAsync(backup, database.Signing, Time, "administrator:1"));
        Assert.Contains("Nothing is changed", newer.Message, StringComparison.Ordinal);
        var restored = await Restore.RunAsync(backup, database.Signing, Time, "administrator:1", isReplacing: true);

        Assert.True(restored.Verification.IsIntact);
        Assert.InRange(restored.Sequence, 20, written - 5);
        await using var after = await database.OpenSigningAsync();
        var happened = Assert.Single(await after.ReadStreamAsync(Restore.Stream));
        Assert.Equal((restored.Sequence + 1, Restore.EventType, "administrator:1"), (happened.Sequence, happened.Type, happened.Actor));
        Assert.Contains($"\"sequence\":{written}", Some.Text(happened.Payload), StringComparison.Ordinal);
        Assert.True((await after.VerifyAsync()).IsIntact);
        await using var kept = await Store.OpenAsync(SqliteFile.Options(restored.Kept!), Time);
        Assert.Equal(written, (await kept.HeadAsync()).Sequence);
    }

    [Fact]
    public async Task A_backup_is_restored_where_there_is_no_store_or_an_older_one_of_the_same_log()
    {
        await using var database = (SqliteTestDatabase)await TestDatabase.CreateAsync("SQLite");
        var backup = Path.Combine(database.Folder, "backup.db");
        var older = Path.Combine(database.Folder, "older.db");
        await using (var store = await database.OpenAsync())
        {
            await AppendAsync(store, 3);
            await store.BackupAsync(older);
            await AppendAsync(store, 3);
            await store.BackupAsync(backup);
            await Assert.ThrowsAsync<IOException>(() => store.BackupAsync(backup));
        }

        var elsewhere = SqliteFile.Options(Path.Combine(database.Folder, "elsewhere.db"));
        Assert.Null((await Restore.RunAsync(backup, elsewhere, Time, "administrator:1")).Kept);
        Assert.Equal(6, (await Restore.RunAsync(backup, SqliteFile.Options(older), Time, "administrator:1")).Sequence);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Restore.RunAsync(backup, elsewhere, Time, "administrator:1"));
    }

    [Fact]
    public async Task Another_store_is_not_replaced_unless_that_is_asked_for()
    {
        await using var database = (SqliteTestDatabase)await TestDatabase.CreateAsync("SQLite");
        await using var other = (SqliteTestDatabase)await TestDatabase.CreateAsync("SQLite");
        var backup = Path.Combine(database.Folder, "backup.db");
        await FillAsync(database, backup);
        await FillAsync(other, Path.Combine(other.Folder, "backup.db"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Restore.RunAsync(backup, other.Options, Time, "administrator:1"));
        await File.WriteAllTextAsync(other.File, "This is no database.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Restore.RunAsync(backup, other.Options, Time, "administrator:1"));
        Assert.True((await Restore.RunAsync(backup, other.Options, Time, "administrator:1", isReplacing: true)).Verification.IsIntact);
    }

    [Fact]
    public async Task A_broken_backup_is_not_restored()
    {
        await using var database = (SqliteTestDatabase)await TestDatabase.CreateAsync("SQLite");
        var backup = Path.Combine(database.Folder, "backup.db");
        await FillAsync(database, backup);
        await using (var broken = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={backup};Pooling=false"))
        {
            await broken.ExecuteAsync("DROP TRIGGER event_is_not_changed; UPDATE event SET actor = 'other:1' WHERE sequence = 2");
        }

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => Restore.RunAsync(backup, database.Options, Time, "administrator:1", isReplacing: true));

        Assert.Contains("event 2", refusal.Message, StringComparison.Ordinal);
        await using var store = await database.OpenAsync();
        Assert.Equal(3, (await store.HeadAsync()).Sequence);
    }

    [Fact]
    public async Task What_was_disposed_of_after_the_backup_is_named_when_it_comes_back()
    {
        await using var database = (SqliteTestDatabase)await TestDatabase.CreateAsync("SQLite");
        var backup = Path.Combine(database.Folder, "backup.db");
        await FillAsync(database, backup);
        await using (var store = await database.OpenAsync())
        {
            await store.CommitAsync(Some.Commit("case:2", 1, Some.Event(Disposal.EventType)) with { DisposedStreams = ["case:2"] });
        }

        var restored = await Restore.RunAsync(backup, database.Options, Time, "administrator:1", isReplacing: true);

        Assert.Equal("case:2", Assert.Single(restored.DisposedSince));
    }

    [Fact]
    public async Task PostgreSQL_has_its_own_tools_for_this()
    {
        await using var database = await TestDatabase.CreateAsync("PostgreSQL");
        await using var store = await database.OpenAsync();

        await Assert.ThrowsAsync<NotSupportedException>(() => store.BackupAsync(Path.Combine(database.Folder, "backup.db")));
    }

    private static async Task FillAsync(SqliteTestDatabase database, string backup)
    {
        await using var store = await database.OpenAsync();
        await AppendAsync(store, 3);
        await store.BackupAsync(backup);
    }

    private static async Task AppendAsync(Store store, int count)
    {
        for (var number = 0; number < count; number++)
        {
            await store.CommitAsync(Some.Commit($"case:{(await store.HeadAsync()).Sequence + 1}"));
        }
    }
}
