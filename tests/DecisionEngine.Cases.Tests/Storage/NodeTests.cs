using Dapper;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

/// <summary>Several nodes on one database.</summary>
public sealed class NodeTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nodes_that_start_together_on_an_empty_database_bring_it_to_one_shape(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(database.OpenAsync)));

        foreach (var store in stores)
        {
            Assert.IsType<CommitResult.Done>(await store.CommitAsync(Some.Commit($"case:{Guid.NewGuid()}")));
            await store.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_nodes_that_write_at_once_make_one_unbroken_chain(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var first = await database.OpenAsync();
        await using var second = await database.OpenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => (number % 2 == 0 ? first : second).CommitAsync(Some.Commit($"case:{number}")))));

        Assert.Equal(Enumerable.Range(1, 200).Select(number => (long)number), results.Select(Some.Last).Order());
        var log = await first.ReadAllAsync(0).ToListAsync();
        Assert.Equal(200, log.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_store_that_is_closed_has_written_what_it_was_given(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var first = await database.OpenAsync();
        var commits = Enumerable.Range(0, 50).Select(number => first.CommitAsync(Some.Commit($"case:{number}"))).ToList();
        await first.DisposeAsync();

        Assert.All(await Task.WhenAll(commits), result => Assert.IsType<CommitResult.Done>(result));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => first.CommitAsync(Some.Commit("case:late")));
        await using var second = await database.OpenAsync();
        Assert.Equal(50, (await second.ReadAllAsync(0).ToListAsync()).Count);
    }

    [Fact]
    public async Task A_node_whose_connections_PostgreSQL_has_closed_writes_on()
    {
        await using var database = await TestDatabase.CreateAsync("PostgreSQL");
        await using var store = await database.OpenAsync();
        await store.CommitAsync(Some.Commit("case:1"));
        await using var owner = await database.OpenUnguardedAsync();

        await owner.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

        Assert.Equal(2, Some.Last(await store.CommitAsync(Some.Commit("case:2"))));
    }
}
