using System.Runtime.Versioning;
using Dapper;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

public sealed class CheckpointTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_intact_log_agrees_with_its_checkpoints(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenSigningAsync();
        await store.WriteCheckpointAsync();
        await AppendAsync(store, 5);

        var checkpoint = await store.WriteCheckpointAsync();
        await AppendAsync(store, 3);

        Assert.Equal((5, TestDatabase.Now), (checkpoint.Sequence, checkpoint.At));
        Assert.Equal((await store.ReadStreamAsync("case:5"))[0].Hash, checkpoint.Hash);
        Assert.Equal(new Verification(8, null, null), await store.VerifyAsync());
        Assert.Equal(8, (await store.HeadAsync()).Sequence);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_log_whose_end_is_cut_off_is_intact_in_itself_and_the_checkpoint_shows_what_is_gone(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenSigningAsync();
        await AppendAsync(store, 8);
        await store.WriteCheckpointAsync();
        await CutAsync(database, 6);

        await using var unsigned = await database.OpenAsync();
        Assert.True((await unsigned.VerifyAsync()).IsIntact);
        var verification = await store.VerifyAsync();
        Assert.Equal(6, verification.BrokenAt);
        Assert.Contains("ends with event 5", verification.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_log_that_grows_again_after_its_end_was_cut_off_is_not_the_one_that_was_signed(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenSigningAsync();
        await AppendAsync(store, 8);
        await store.WriteCheckpointAsync();
        await CutAsync(database, 6);

        await AppendAsync(store, 10);

        var verification = await store.VerifyAsync();
        Assert.Equal(8, verification.BrokenAt);
        Assert.Contains("anew", verification.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_checkpoint_that_was_changed_is_not_believed(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenSigningAsync();
        await AppendAsync(store, 12);
        await store.WriteCheckpointAsync();
        var file = Assert.Single(Directory.GetFiles(database.Signing.CheckpointFolder!, "checkpoint-*.json"));
        var written = await File.ReadAllTextAsync(file);

        foreach (var (from, to) in (ValueTuple<string, string>[])[("\"sequence\":12", "\"sequence\":11"), ("2026", "2025"), ("\"hash\":\"", "\"hash\":\"a"), ("\"signature\":\"", "\"signature\":\"A"), ("\"signature\":\"", "\"signature\":\"?")])
        {
            await File.WriteAllTextAsync(file, written.Replace(from, to, StringComparison.Ordinal));
            Assert.Contains("signature", (await store.VerifyAsync()).Problem, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(file, "{}");
        Assert.Contains("not a checkpoint", (await store.VerifyAsync()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_key_is_made_once_and_only_its_owner_may_read_it()
    {
        await using var database = await TestDatabase.CreateAsync("SQLite");
        var key = database.Signing.KeyFile!;
        await using (await database.OpenSigningAsync())
        {
        }

        var made = await File.ReadAllTextAsync(key);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        await using (await database.OpenSigningAsync())
        {
        }

        Assert.Equal(made, await File.ReadAllTextAsync(key));
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        await Assert.ThrowsAsync<InvalidOperationException>(database.OpenSigningAsync);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(database.Signing with { KeyFile = null }, new FixedTime(TestDatabase.Now)));
        await using var unsigned = await database.OpenAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => unsigned.WriteCheckpointAsync());
    }

    private static async Task AppendAsync(Store store, int count)
    {
        for (var number = 0; number < count; number++)
        {
            await store.CommitAsync(Some.Commit($"case:{(await store.HeadAsync()).Sequence + 1}"));
        }
    }

    private static async Task CutAsync(TestDatabase database, long from)
    {
        await using var owner = await database.OpenUnguardedAsync();
        await owner.ExecuteAsync("DELETE FROM payload WHERE sequence >= @from", new { from });
        await owner.ExecuteAsync("DELETE FROM event WHERE sequence >= @from", new { from });
    }
}
