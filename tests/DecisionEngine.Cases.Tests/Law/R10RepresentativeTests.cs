using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Hearing;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Law;

public sealed class R10RepresentativeTests
{
    private static readonly Actor Cara = new(Role.Citizen, "cara", "Cara", []);

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R10_A_representative_gets_every_letter_the_party_gets_finds_the_case_and_acts_in_it(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var application = Desk.Application(Desk.Sample("friplads/full.json")) with { Representative = new Representative("bent", "Bent") };

        var sent = await office.RunAsync(Desk.Happy(await office.Desk.Cases.OpenAsync(application, Desk.Bent)));

        Assert.Equal(Kinds(Folding.ToParty), Kinds(Folding.ToRepresentative));
        Assert.All(sent.Letters, letter => Assert.NotNull(letter.SentAt));
        Assert.Contains(sent.Letters, letter => letter is { To: Folding.ToRepresentative, Kind: LetterKind.Decision, Prepared.To: "bent" });
        Assert.Equal(sent.Id, Assert.Single(await office.Desk.Store.CasesOfPersonAsync("bent", null, 10)).CaseId);
        Assert.Equal(CaseState.Reassessing, (await office.Desk.DoAsync(sent, Lives.Complaint(sent), Desk.Bent)).State);

        List<LetterKind> Kinds(string to) => [.. sent.Letters.Where(letter => letter.To == to).Select(letter => letter.Kind).Order()];
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R10_Only_the_party_names_a_representative_and_whoever_acts_may_lay_it_down(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var named = await desk.DoAsync(await desk.OpenedAsync("friplads/refused.json"), new NameRepresentative(new Representative("bent", "Bent")), Desk.Amina);
        Assert.Equal(RefusalCode.WrongRole, await desk.RefusalAsync(named, new NameRepresentative(new Representative("cara", "Cara")), Desk.Bent));
        Assert.Equal(RefusalCode.Missing, await desk.RefusalAsync(named, new NameRepresentative(new Representative("", "")), Desk.Amina));

        var ended = await desk.DoAsync(named, new NameRepresentative(null), Desk.Bent);

        Assert.Null(ended.Representative);
        Assert.Equal(RefusalCode.NotFound, await desk.RefusalAsync(ended, new Opening.SupplyFacts(Lives.LowIncome, "web"), Desk.Bent));
        Assert.Empty(await desk.Store.CasesOfPersonAsync("bent", null, 10));
        await Rebuilding.AssertAsync(desk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R10_Whoever_takes_over_while_a_hearing_runs_gets_the_hearing_and_whoever_leaves_gets_nothing_more(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var opened = Desk.Happy(await office.Desk.Cases.OpenAsync(Desk.Application(Lives.Unshown) with { Representative = new Representative("bent", "Bent") }, Desk.Amina));
        var claimed = await office.Desk.ClaimedAsync(opened, Desk.Anna);
        var hearing = await office.RunAsync(await office.Desk.DoAsync(claimed, new Hear([new HeardFact("householdIncome", "Indkomsten er for høj.")]), Desk.Anna));

        var changed = await office.RunAsync(await office.Desk.DoAsync(hearing, new NameRepresentative(new Representative("cara", "Cara")), Desk.Amina));

        Assert.Contains(changed.Letters, letter => letter is { Kind: LetterKind.Hearing, SentAt: not null, Prepared.To: "cara" });
        Assert.Equal(RefusalCode.NotFound, await office.Desk.RefusalAsync(changed, new Reply("Nej.", "web"), Desk.Bent));
        Assert.Equal(CaseState.InReview, (await office.Desk.DoAsync(changed, new Reply("Nej.", "web"), Cara)).State);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R10_A_representation_that_has_ended_sends_nothing_more_to_anybody(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var opened = Desk.Happy(await office.Desk.Cases.OpenAsync(Desk.Application(Desk.Sample("friplads/full.json")) with { Representative = new Representative("bent", "Bent") }, Desk.Amina));

        var ended = await office.RunAsync(await office.Desk.DoAsync(opened, new NameRepresentative(null), Desk.Amina));

        Assert.DoesNotContain(ended.Letters, letter => letter.To == Folding.ToRepresentative);
        Assert.Equal(2, ended.Letters.Length);
    }
}
