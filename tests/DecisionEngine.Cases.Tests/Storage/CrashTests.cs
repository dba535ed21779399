using CsCheck;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

public sealed class CrashTests
{
    [Fact]
    public async Task What_is_acknowledged_on_SQLite_is_in_its_files_at_that_moment()
    {
        await using var database = (SqliteTestDatabase)await TestDatabase.CreateAsync("SQLite");
        await using var store = await database.OpenAsync();

        for (var number = 1; number <= 10; number++)
        {
            var last = (await Task.WhenAll(Enumerable.Range(0, 5).Select(one => store.CommitAsync(Some.Commit($"case:{number}-{one}"))))).Max(Some.Last);
            var copy = Path.Combine(database.Folder, $"copy-{number}");
            SqliteFile.CopyFiles(database.File, copy);
            await using var reopened = await Store.OpenAsync(SqliteFile.Options(copy), new FixedTime(TestDatabase.Now));
            Assert.Equal(new Verification(last, null, null), await reopened.VerifyAsync());
        }
    }

    [Fact]
    public async Task A_SQLite_store_whose_write_ahead_log_ends_anywhere_opens_to_an_intact_beginning_of_the_record()
    {
        await using var database = (SqliteTestDatabase)await TestDatabase.CreateAsync("SQLite");
        await using var store = await database.OpenAsync();
        for (var number = 1; number <= 30; number++)
        {
            await store.CommitAsync(Some.Commit($"case:{number}", 0, Some.Event("a", new string('x', number * 100))));
        }

        var hashes = (await store.ReadAllAsync(0).ToListAsync()).ConvertAll(happened => happened.Hash);
        var length = (int)new FileInfo(database.File + "-wal").Length;

        await Gen.Int[0, length].SampleAsync(
            async cut =>
            {
                var copy = Path.Combine(database.Folder, Guid.NewGuid().ToString("N"));
                SqliteFile.CopyFiles(database.File, copy);
                using (var wal = new FileStream(copy + "-wal", FileMode.Open))
                {
                    wal.SetLength(cut);
                }

                await using var reopened = await Store.OpenAsync(SqliteFile.Options(copy), new FixedTime(TestDatabase.Now));
                var left = (await reopened.ReadAllAsync(0).ToListAsync()).ConvertAll(happened => happened.Hash);
                var isWhole = cut < length || left.Count == hashes.Count;
                return isWhole && (await reopened.VerifyAsync()).IsIntact && left.SequenceEqual(hashes.Take(left.Count)) && await reopened.CommitAsync(Some.Commit("case:after")) is CommitResult.Done;
            },
            iter: 40, threads: 1);
    }
}
