using Dapper;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

public sealed class WorkTableTests
{
    private static readonly Row[] Rows =
    [
        Some.Case("a"), Some.Case("b"), new PersonRow("a", "person-1", "party"), new PersonRow("a", "person-2", "representative"),
        Some.Queue("a", TestDatabase.Now), Some.Due("d", TestDatabase.Now), Some.Decision("e", 1), Some.Decision("f", 2),
    ];

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_work_tables_are_read_whole_in_the_order_of_their_keys_and_replaced_by_others(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await store.CommitAsync(Some.Commit("case:1") with { Rows = [.. Rows.Reverse().Select(row => new RowChange(row)), new RowChange(new ContentRow("x", [1]))] });
        Assert.Equal(Rows, await store.ReadDerivedAsync().ToListAsync());
        Row[] others = [Some.Case("c"), .. Enumerable.Range(1000, 2500).Select(number => Some.Decision($"g-{number}", number))];

        Assert.True(await store.ReplaceDerivedAsync(1, others));

        Assert.Equal(others, await store.ReadDerivedAsync().ToListAsync());
        Assert.NotNull(await store.ReadContentAsync("x"));
        Assert.True(await store.ReplaceDerivedAsync(1, []));
        Assert.Empty(await store.ReadDerivedAsync().ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rows_built_from_a_log_that_has_gone_on_are_not_put_in_place(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await store.CommitAsync(Some.Commit("case:1") with { Rows = [.. Rows.Select(row => new RowChange(row))] });

        Assert.False(await store.ReplaceDerivedAsync(0, []));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => store.ReplaceDerivedAsync(1, [new AccessRow(TestDatabase.Now, "a", "b", "c", null)]));

        Assert.Equal(Rows, await store.ReadDerivedAsync().ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_table_has_only_columns_the_store_knows(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await using var owner = await database.OpenUnguardedAsync();
        var own = new Dictionary<string, string[]> { ["access"] = ["number"], ["due"] = ["lease_node", "lease_until"] };

        foreach (var table in (Table[])[Tables.Event, Tables.Payload, Tables.Document, Tables.Content, Tables.Access, Tables.Remembered, .. Tables.Derived])
        {
            await using var reader = await owner.ExecuteReaderAsync($"SELECT * FROM {table.Name}");
            var there = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName);
            Assert.Equal([.. table.Columns.Select(column => column.Name).Concat(own.GetValueOrDefault(table.Name) ?? []).Order()], there.Order());
        }
    }
}
