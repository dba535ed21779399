using System.Text;
using Dapper;
using DecisionEngine.Cases.Records;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Records;

public sealed class ReplayTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_stored_decision_comes_out_again(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        await desk.OpenedAsync("friplads/full.json");
        await desk.OpenedAsync("helbredstillaeg/automatic.json");
        await desk.OpenedAsync("friplads/refused.json");

        var report = await Replay.RunAsync(desk.Store);

        Assert.Equal((2, 0, 0), (report.Decisions, report.Disposed, report.Wrong));
        Assert.True(report.Holds);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Only_those_issued_since_a_moment_are_made_again_when_asked(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        await desk.OpenedAsync("friplads/full.json");
        desk.Clock.Now = desk.Clock.Now.AddDays(1);
        await desk.OpenedAsync("friplads/full.json");

        Assert.Equal(1, (await Replay.RunAsync(desk.Store, desk.Clock.Now)).Decisions);
        Assert.Equal(2, (await Replay.RunAsync(desk.Store, desk.Clock.Now.AddDays(-1))).Decisions);
        Assert.Equal(0, (await Replay.RunAsync(desk.Store, desk.Clock.Now.AddTicks(1))).Decisions);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_tampered_decision_is_found_and_named(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var opened = await desk.OpenedAsync("friplads/full.json");
        await desk.OpenedAsync("friplads/full.json");
        var decision = (await desk.Cases.ReadAsync(opened.Id))!.InForce!;
        await using var owner = await database.OpenUnguardedAsync();

        // The facts and their hash, the payload, the file: each consistent in itself.
        foreach (var (sql, bytes, code) in new (string, byte[], string)[]
        {
            ("UPDATE document SET encoding = 'identity', bytes = @bytes WHERE sequence = @sequence AND name = 'facts.json'", Changed(opened.Facts.ToString()), ReplayCode.Unreadable),
            ("UPDATE document SET encoding = 'identity', bytes = @bytes, sha256 = @sha256 WHERE sequence = @sequence AND name = 'facts.json'", Changed(opened.Facts.ToString()), ReplayCode.Hash),
            ("UPDATE document SET encoding = 'identity', bytes = @bytes, sha256 = @sha256 WHERE sequence = @sequence AND name = 'facts.json'", Encoding.UTF8.GetBytes("{\"nothing\":1}"), ReplayCode.Facts),
            ("DELETE FROM document WHERE sequence = @sequence AND name = 'facts.json'", [], ReplayCode.FactsMissing),
        })
        {
            await owner.ExecuteAsync(sql, new { bytes, sequence = decision.Sequence, sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)) });

            var problem = Assert.Single((await Replay.RunAsync(desk.Store)).Problems);
            Assert.Equal((code, decision.Id, decision.Sequence), (problem.Code, problem.Decision, problem.Sequence));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_outcome_that_the_rules_do_not_give_is_found(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var opened = await desk.OpenedAsync("friplads/full.json");
        var decision = (await desk.Cases.ReadAsync(opened.Id))!.InForce!;
        await using var owner = await database.OpenUnguardedAsync();
        var payload = Encoding.UTF8.GetString((await desk.Cases.HistoryAsync(opened.Id)).First(happened => happened.Sequence == decision.Sequence).Payload!.Value.Span);

        await owner.ExecuteAsync(
            "UPDATE payload SET body = @body WHERE sequence = @sequence",
            new { body = Encoding.UTF8.GetBytes(payload.Replace("\"outcome\":\"full\",\"kind\"", "\"outcome\":\"none\",\"kind\"", StringComparison.Ordinal)), sequence = decision.Sequence });

        Assert.Equal(ReplayCode.Outcome, Assert.Single((await Replay.RunAsync(desk.Store)).Problems).Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_rule_set_that_is_gone_from_the_record_is_said_to_be(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        await desk.OpenedAsync("friplads/full.json");
        await using var owner = await database.OpenUnguardedAsync();

        await owner.ExecuteAsync("DELETE FROM content");

        Assert.Equal(ReplayCode.RuleSet, Assert.Single((await Replay.RunAsync(desk.Store)).Problems).Code);
    }

    private static byte[] Changed(string facts)
    {
        Assert.Contains("\"childrenUnder18\"", facts, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(System.Text.RegularExpressions.Regex.Replace(facts, "(\"childrenUnder18\"[^0-9]*)[0-9]+", "${1}7"));
    }
}
