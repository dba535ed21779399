using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Contesting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Tests.Law;

public sealed class R22RightsOfThePersonTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R22_Who_applies_is_told_that_it_may_be_decided_automatically_and_the_record_keeps_the_words(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);

        var opened = await desk.OpenedAsync("friplads/full.json");

        var first = (await desk.Cases.HistoryAsync(opened.Id))[0];
        Assert.Equal(Wording.For("da").RouteAutomatic, EventJson.Read<CaseOpened>(first.Type, first.Payload!.Value).SaysAutomated);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R22_A_decision_by_the_rules_alone_is_contested_before_a_person(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var sent = await office.RunAsync(await office.Desk.OpenedAsync("friplads/full.json"));

        var contested = await office.Desk.DoAsync(sent, Lives.Complaint(sent), Desk.Amina);

        Assert.Equal(CaseState.Reassessing, contested.State);
        await office.Desk.ClaimedAsync(contested, Desk.Anna);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R22_A_correction_runs_the_rules_again_and_shows_the_difference_to_a_person(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var refused = await office.RefusedAsync();

        var corrected = await office.Desk.DoAsync(refused, new Correct(Lives.LowIncome, "Min lønseddel.", "web"), Desk.Amina);

        var happened = (await office.Desk.Cases.HistoryAsync(corrected.Id)).Last(each => each.Type == "fact-corrected");
        var correction = EventJson.Read<FactCorrected>(happened.Type, happened.Payload!.Value);
        Assert.True(correction.WouldChange);
        Assert.True(correction.IsRegister);
        Assert.Equal("full", correction.Would!.Outcome);
        Assert.Equal(CaseState.InReview, corrected.State);
        Assert.Equal("full", corrected.Review!.Before!.Outcome);
        Assert.Equal("none", corrected.InForce!.Issued.Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R22_What_the_party_corrects_comes_from_the_party_and_is_no_registers_word_and_no_discretion(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var refused = await office.RefusedAsync();

        Assert.Equal(RefusalCode.FactInvalid, await office.Desk.RefusalAsync(refused, new Correct(Lives.RegisterIncome(15000), "Lønseddel.", "web"), Desk.Amina));
        Assert.Equal(RefusalCode.FactInvalid, await office.Desk.RefusalAsync(refused, new Correct("""{"genuinelySingle":{"value":true,"source":"party"}}""", "Det ved jeg.", "web"), Desk.Amina));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R22_A_correction_of_two_facts_goes_to_a_person_where_only_one_of_them_is_a_registers(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var refused = await office.RefusedAsync();

        var corrected = await office.Desk.DoAsync(
            refused, new Correct("""{"saysSingle":{"value":false,"source":"party"},"childrenUnder18":{"value":1,"source":"party"}}""", "Jeg bor her.", "paper"), Desk.Anna);

        Assert.Equal(CaseState.InReview, corrected.State);
        Assert.Equal("saysSingle childrenUnder18", string.Join(" ", corrected.Review!.Reasons[0].About));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R22_A_correction_while_the_complaint_is_with_the_body_is_looked_at_when_the_case_comes_back(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var forwarded = await office.Desk.DoAsync(await office.ReassessingAsync(), new Reassess("kept", "Indkomsten er for høj.", [], null), Desk.Bo);
        var corrected = await office.Desk.DoAsync(forwarded, new Correct(Lives.LowIncome, "Min lønseddel.", "web"), Desk.Amina);
        Assert.Equal(CaseState.Forwarded, corrected.State);

        var back = await office.Desk.DoAsync(corrected, new RecordBodyAnswer("kept", "Afgørelsen er rigtig.", []), Desk.Anna);

        Assert.Equal(CaseState.InReview, back.State);
        Assert.Equal("correction", back.Review!.Reasons[0].Code);
        await Rebuilding.AssertAsync(office.Desk);
    }
}
