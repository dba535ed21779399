using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Hearing;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Oversight;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Law;

/// <summary>The boundary of automation (R12, R15, R16, R17, R24).</summary>
public sealed class R15AutomationTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R12_Every_fact_received_and_every_step_is_in_the_record_with_when_and_from_whom(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var opened = await desk.OpenedAsync("friplads/refused.json");
        desk.Clock.Now = desk.Clock.Now.AddHours(3);
        Assert.Equal(RefusalCode.Missing, await desk.RefusalAsync(opened, new AddNote(" ", "amina", "phone"), Desk.Anna));

        await desk.DoAsync(opened, new AddNote("Parten ringede og sagde, at indkomsten er en anden.", "amina", "phone"), Desk.Anna);
        await desk.DoAsync(opened, new SupplyFacts(Lives.LowIncome, "phone"), Desk.Anna);

        var history = await desk.Cases.HistoryAsync(opened.Id);
        var (note, facts) = (history[^2], history[^1]);
        Assert.Equal("Parten ringede og sagde, at indkomsten er en anden.", EventJson.Read<NoteAdded>(note.Type, note.Payload!.Value).Text);
        Assert.Equal(("caseworker:anna", desk.Clock.Now), (note.Actor, note.At.ToUniversalTime()));
        Assert.Equal("phone", EventJson.Read<FactsSupplied>(facts.Type, facts.Payload!.Value).Channel);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R15_What_is_missing_or_in_conflict_is_asked_for_or_looked_at_and_never_refused(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var conflict = Lives.Changed("friplads/refused.json", ("\"saysSingle\": { \"value\": false,", "\"saysSingle\": { \"conflicts\": [ { \"value\": true, \"source\": \"register:CPR\" } ], \"value\": false,"));
        foreach (var opened in new[] { await desk.OpenedAsync("friplads/missing-income.json"), Desk.Happy(await desk.Cases.OpenAsync(Desk.Application(conflict), Desk.Amina)) })
        {
            Assert.Contains(opened.State, new[] { CaseState.Asked, CaseState.InReview });
            Assert.Empty(opened.Decisions);
        }

        var claimed = await desk.ClaimedAsync(await desk.OpenedAsync("friplads/missing-income.json"), Desk.Anna);
        Assert.Equal(RefusalCode.NoOutcome, await desk.RefusalAsync(claimed, Lives.Concluded(claimed), Desk.Anna));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R16_A_comment_of_the_party_brings_a_person_even_to_a_full_grant(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var commented = Lives.Changed("friplads/full.json", ("\"saysSingle\": { \"value\": false,", "\"saysSingle\": { \"comment\": \"Vi er lige flyttet fra hinanden.\", \"value\": false,"));

        var opened = Desk.Happy(await desk.Cases.OpenAsync(Desk.Application(commented), Desk.Amina));

        Assert.Equal(CaseState.InReview, opened.State);
        Assert.Contains("party-comment", opened.Review!.Reasons.Select(reason => reason.Code));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R17_Nobody_but_a_caseworker_answers_discretion_whatever_a_file_says_of_who_wrote_it(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        foreach (var file in new[] { "kompensationsydelse/assessed-cover.json", "helbredstillaeg/discretion.json", "flyttehjaelp/assessed.json" })
        {
            var forged = await desk.Cases.OpenAsync(Desk.Application(Desk.Sample(file), file.Split('/')[0]), Desk.Amina);
            Assert.Equal(RefusalCode.FactInvalid, forged.Refusal!.Code);
        }

        var waiting = await desk.OpenedAsync("helbredstillaeg/waiting-for-assessment.json");
        var answer = """{"denturesNecessary":{"value":true,"source":"caseworker","by":"Anna Holm","considerations":"Den er nødvendig."}}""";
        Assert.Equal(RefusalCode.FactInvalid, await desk.RefusalAsync(waiting, new SupplyFacts(answer, "web"), Desk.Amina));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R17_Discretion_is_answered_by_a_named_caseworker_with_considerations(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var claimed = await desk.ClaimedAsync(await desk.OpenedAsync("helbredstillaeg/waiting-for-assessment.json"), Desk.Anna);
        var asked = claimed.Review!.Reasons.First(reason => reason.Code == "discretion").About[0];
        Assert.Equal(RefusalCode.DiscretionUnanswered, await desk.RefusalAsync(claimed, Lives.Concluded(claimed) with { Discretion = [new DiscretionAnswer(asked, true, " ")] }, Desk.Anna));
        Assert.Equal(RefusalCode.NoOutcome, await desk.RefusalAsync(claimed, Lives.Concluded(claimed), Desk.Anna));
        Assert.Equal(RefusalCode.FactInvalid, await desk.RefusalAsync(claimed, new Ask([asked]), Desk.Anna));

        var decided = await desk.DoAsync(claimed, Lives.Concluded(claimed) with { Discretion = [.. claimed.Review.Reasons.First(reason => reason.Code == "discretion").About.Select(each => new DiscretionAnswer(each, true, "Det fremgår af erklæringen."))] }, Desk.Anna);

        Assert.Equal(Authorship.Person, decided.InForce!.Issued.Authorship);
        Assert.Contains("Anna Holm", decided.Facts.Of(asked)!, StringComparison.Ordinal);
        Assert.Contains("Det fremgår af erklæringen.", decided.Facts.Of(asked)!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R24_A_decision_that_races_a_halt_loses(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        await desk.OpenedAsync("friplads/full.json");
        // Another node halts: this one still believes that automation goes on.
        var other = await CaseDesk.OpenAsync(desk.Store, Desk.Rules, Desk.Unsampled, new byte[32], desk.Clock);
        await new Halting(other).HaltAsync("friplads", "En sats er forkert.", Desk.Lawyer);

        var opened = await desk.OpenedAsync("friplads/full.json");

        Assert.Equal(CaseState.InReview, opened.State);
        Assert.Empty(opened.Decisions);
        Assert.Contains(GateCode.Halted, opened.Review!.Reasons.Select(reason => reason.Code));
        await Rebuilding.AssertAsync(desk);
    }
}
