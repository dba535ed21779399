using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Reviewing;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Life;

public sealed class DeskTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_whole_grant_is_decided_by_the_rules_at_once(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);

        var opened = await desk.OpenedAsync("friplads/full.json");

        Assert.Equal(CaseState.Issued, opened.State);
        Assert.Equal(Authorship.Rules, opened.InForce!.Issued.Authorship);
        var read = (await desk.Cases.ReadAsync(opened.Id))!;
        Assert.Equal(opened.Version, read.Version);
        Assert.Equal(opened.InForce.Issued.Evaluation, read.InForce!.Issued.Evaluation with { Amounts = opened.InForce.Issued.Evaluation.Amounts });
        Assert.NotEmpty(await desk.Store.ReadDocumentsAsync(read.InForce.Sequence));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_refusal_goes_to_a_person_who_answers_every_flag_before_it_is_issued(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var opened = await desk.OpenedAsync("friplads/refused.json");
        Assert.Equal(CaseState.InReview, opened.State);

        var claimed = await desk.DoAsync(opened, new Claim(), Desk.Anna);
        Assert.Equal(RefusalCode.FlagUnanswered, await desk.RefusalAsync(claimed, new Conclude([], [], null, null, "Reglerne er klare."), Desk.Anna));
        var decided = await desk.DoAsync(claimed, new Conclude([.. claimed.Review!.Reasons.Select(reason => new FlagAnswer(reason.Code, "Set efter i sagen."))], [], null, null, "Reglerne er klare."), Desk.Anna);

        Assert.Equal(CaseState.Issued, decided.State);
        Assert.Equal(Authorship.Person, decided.InForce!.Issued.Authorship);
        Assert.Equal("Anna Holm", decided.InForce.Issued.DecidedBy!.Name);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Work_tables_are_what_the_log_builds(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        foreach (var file in new[] { "friplads/full.json", "friplads/refused.json", "friplads/missing-income.json", "flyttehjaelp/assessed.json" })
        {
            var opened = await desk.OpenedAsync(file);
            if (opened.State == CaseState.InReview)
            {
                await desk.DoAsync(opened, new Claim(), Desk.Anna);
            }
        }

        await Rebuilding.AssertAsync(desk);
    }
}
