using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Contesting;
using DecisionEngine.Cases.Hearing;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Reviewing;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Law;

public sealed class R08HearingTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R8_An_adverse_register_fact_that_was_not_shown_holds_the_decision_until_the_party_is_heard(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var claimed = await UnheardAsync(office);
        Assert.Contains("unheard-fact", claimed.Review!.Reasons.Select(reason => reason.Code));
        Assert.Equal(RefusalCode.HearingRequired, await office.Desk.RefusalAsync(claimed, Lives.Concluded(claimed), Desk.Anna));

        var hearing = await office.RunAsync(await office.Desk.DoAsync(claimed, Income, Desk.Anna));
        Assert.Equal(CaseState.Hearing, hearing.State);
        Assert.Equal(RefusalCode.WrongState, await office.Desk.RefusalAsync(hearing, new Conclude([], [], null, null, "Nu."), Desk.Anna));
        var replied = await office.Desk.ClaimedAsync(await office.Desk.DoAsync(hearing, new Reply("Det passer.", "phone"), Desk.Bo), Desk.Anna);

        Assert.Equal(CaseState.Issued, (await office.Desk.DoAsync(replied, Lives.Concluded(replied), Desk.Anna)).State);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R8_A_reasoned_exemption_takes_the_place_of_a_hearing(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var claimed = await UnheardAsync(office);
        Assert.Equal(RefusalCode.Missing, await office.Desk.RefusalAsync(claimed, new Exempt(["householdIncome"], "fvl19", ""), Desk.Anna));

        var exempted = await office.Desk.DoAsync(claimed, new Exempt(["householdIncome"], "fvl19", "Parten har selv sendt lønsedlen."), Desk.Anna);

        Assert.Equal(CaseState.Issued, (await office.Desk.DoAsync(exempted, Lives.Concluded(exempted), Desk.Anna)).State);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R8_Whoever_was_heard_about_one_value_has_not_been_heard_about_another(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var hearing = await office.RunAsync(await office.Desk.DoAsync(await UnheardAsync(office), Income, Desk.Anna));
        var replied = await office.Desk.ClaimedAsync(await office.Desk.DoAsync(hearing, new Reply("Det passer.", "web"), Desk.Amina), Desk.Anna);

        var refusal = await office.Desk.RefusalAsync(replied, Lives.Concluded(replied, Lives.RegisterIncome(70000)), Desk.Anna);

        Assert.Equal(RefusalCode.HearingRequired, refusal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R8_A_reason_not_to_hear_about_one_value_is_none_for_another(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var exempted = await office.Desk.DoAsync(await UnheardAsync(office), new Exempt(["householdIncome"], "fvl19", "Parten har selv sendt lønsedlen."), Desk.Anna);

        Assert.Equal(RefusalCode.HearingRequired, await office.Desk.RefusalAsync(exempted, Lives.Concluded(exempted, Lives.RegisterIncome(70000)), Desk.Anna));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R8_A_value_that_comes_in_while_the_hearing_runs_has_not_been_heard(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var hearing = await office.RunAsync(await office.Desk.DoAsync(await UnheardAsync(office), Income, Desk.Anna));
        var supplied = await office.Desk.DoAsync(hearing, new SupplyFacts(Lives.RegisterIncome(70000), "paper"), Desk.Anna);
        Assert.Equal(CaseState.Hearing, supplied.State);

        office.Desk.Clock.Now = office.Desk.Clock.Now.AddDays(30);
        var expired = await office.Desk.ClaimedAsync(await office.RunAsync(supplied), Desk.Anna);

        Assert.Equal(RefusalCode.HearingRequired, await office.Desk.RefusalAsync(expired, Lives.Concluded(expired), Desk.Anna));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R8_An_outcome_of_ones_own_rests_on_any_fact_so_every_one_must_have_been_heard(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var facts = Desk.Sample("helbredstillaeg/refused.json").Replace(", \"shownToParty\": true", "", StringComparison.Ordinal);
        var claimed = await office.Desk.ClaimedAsync(Desk.Happy(await office.Desk.Cases.OpenAsync(Desk.Application(facts, "helbredstillaeg"), Desk.Amina)), Desk.Anna);
        var weighed = claimed.Review!.Reasons.Single(reason => reason.Code == "unheard-fact").About;
        var exempted = await office.Desk.DoAsync(claimed, new Exempt(weighed, "fvl19", "Parten har selv sendt dem."), Desk.Anna);

        // What the rules weighed is settled; a person who refuses for another reason may have weighed the rest.
        Assert.Equal(RefusalCode.HearingRequired, await office.Desk.RefusalAsync(exempted, Lives.Concluded(exempted, null, Lives.Own("noPension") with { Law = [Desk.Rules.Current("helbredstillaeg", new DateOnly(2024, 3, 15)).Law[0].Id] }), Desk.Anna));
        Assert.Equal(CaseState.Issued, (await office.Desk.DoAsync(exempted, Lives.Concluded(exempted), Desk.Anna)).State);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R8_A_full_grant_with_other_amounts_than_the_rules_give_is_heard_like_a_refusal(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var facts = Lives.Changed("friplads/full.json", ("\"value\": 1, \"source\": \"register:CPR\", \"observed\": \"2024-03-01\", \"shownToParty\": true", "\"value\": 1, \"source\": \"register:CPR\", \"observed\": \"2020-03-01\""));
        var opened = Desk.Happy(await office.Desk.Cases.OpenAsync(Desk.Application(facts), Desk.Amina));
        opened = opened.State == CaseState.Issued ? await office.Desk.DoAsync(opened, new Ending.Reopen("Kontrol."), Desk.Anna) : opened;
        var claimed = await office.Desk.ClaimedAsync(opened, Desk.Anna);

        Assert.Equal(RefusalCode.HearingRequired, await office.Desk.RefusalAsync(claimed, Lives.Concluded(claimed, null, Lives.Own("full", new DecidedAmount("subsidy", 1, "DKK", "month"))), Desk.Anna));
        Assert.Equal(RefusalCode.NoOutcome, await office.Desk.RefusalAsync(claimed, Lives.Concluded(claimed, null, Lives.Own("full", new DecidedAmount("bonus", 1, "DKK", "month"))), Desk.Anna));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R8_More_time_starts_no_clock_for_a_hearing_that_was_never_sent(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var claimed = await desk.ClaimedAsync(Desk.Happy(await desk.Cases.OpenAsync(Desk.Application(Lives.Unshown), Desk.Amina)), Desk.Anna);
        var hearing = await desk.DoAsync(claimed, Income, Desk.Anna);
        var extended = await desk.DoAsync(hearing, new Extend(new DateOnly(2024, 4, 5), "Ferie."), Desk.Bo);

        desk.Clock.Now = desk.Clock.Now.AddDays(60);

        Assert.Equal(RefusalCode.AlreadyDone, await desk.RefusalAsync(extended, new Expire(DueKind.Deadline), Actor.System));
        await Rebuilding.AssertAsync(desk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R8_A_party_takes_some_more_time_but_not_without_end(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var hearing = await office.RunAsync(await office.Desk.DoAsync(await UnheardAsync(office), Income, Desk.Anna));
        var last = hearing.Running!.Until!.Value;

        await office.Desk.DoAsync(hearing, new Extend(last.AddDays(14), "Jeg er syg."), Desk.Amina);
        office.Desk.Clock.Now = office.Desk.Clock.Now.AddDays(20);

        Assert.Equal(RefusalCode.WrongRole, await office.Desk.RefusalAsync(hearing, new Extend(last.AddDays(15), "Igen."), Desk.Amina));
        Assert.Equal(last.AddDays(28), (await office.Desk.DoAsync(hearing, new Extend(last.AddDays(28), "Indlagt."), Desk.Anna)).Running!.Until);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R8_A_hearing_answered_before_it_is_sent_does_not_go_out(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var hearing = await office.Desk.DoAsync(await UnheardAsync(office), Income, Desk.Anna);

        var replied = await office.RunAsync(await office.Desk.DoAsync(hearing, new Reply("Det passer.", "web"), Desk.Amina));

        Assert.DoesNotContain(replied.Letters, letter => letter.Kind == LetterKind.Hearing);
        await Rebuilding.AssertAsync(office.Desk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R16_Whoever_has_commented_in_a_hearing_is_decided_by_a_person_even_when_the_facts_would_do(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var hearing = await office.RunAsync(await office.Desk.DoAsync(await UnheardAsync(office), Income, Desk.Anna));
        var replied = await office.Desk.ClaimedAsync(await office.Desk.DoAsync(hearing, new Reply("Jeg har mistet mit arbejde.", "web"), Desk.Amina), Desk.Anna);
        var asked = await office.Desk.DoAsync(replied, new Ask(["householdIncome"]), Desk.Anna);

        var answered = await office.Desk.DoAsync(asked, new SupplyFacts(Lives.LowIncome, "web"), Desk.Amina);

        Assert.Equal(CaseState.InReview, answered.State);
        Assert.Contains("party-comment", answered.Review!.Reasons.Select(reason => reason.Code));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R8_Whoever_reassesses_hears_too_or_says_why_not(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var reassessing = await office.ReassessingAsync();
        var partly = new Reassess("partly", "Noget er ændret.", [], Lives.Concluded(reassessing));
        var registered = Lives.RegisterIncome(30000);
        Assert.Equal(RefusalCode.HearingRequired, await office.Desk.RefusalAsync(reassessing, partly with { Conclusion = Lives.Concluded(reassessing, registered) }, Desk.Bo));

        await office.Desk.DoAsync(reassessing, new Correct(Lives.LowIncome.Replace("15000", "30000", StringComparison.Ordinal), "Årsopgørelsen.", "paper"), Desk.Anna);
        var exempted = await office.Desk.DoAsync(reassessing, new Exempt(["householdIncome"], "fvl19", "Parten har selv sendt årsopgørelsen."), Desk.Bo);

        Assert.Equal(CaseState.Issued, (await office.Desk.DoAsync(exempted, partly with { Conclusion = Lives.Concluded(exempted) }, Desk.Bo)).State);
    }

    private static Hear Income => new([new HeardFact("householdIncome", "Indkomsten er for høj.")]);

    private static async Task<Case> UnheardAsync(Office office) =>
        await office.Desk.ClaimedAsync(Desk.Happy(await office.Desk.Cases.OpenAsync(Desk.Application(Lives.Unshown), Desk.Amina)), Desk.Anna);
}
