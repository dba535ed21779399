using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Contesting;
using DecisionEngine.Cases.Ending;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Law;

public sealed class R07ReassessmentTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R7_A_late_complaint_is_taken_in_and_flagged_and_both_versions_are_run_again(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var refused = await office.RefusedAsync();
        office.Desk.Clock.Now = office.Desk.Clock.Now.AddDays(60);

        var contested = await office.Desk.DoAsync(refused, Lives.Complaint(refused) with { Channel = "phone" }, Desk.Anna);

        Assert.Equal(CaseState.Reassessing, contested.State);
        Assert.True(contested.Contest!.Contested.IsLate);
        Assert.Equal("none", contested.Contest.Contested.Original!.Outcome);
        Assert.Equal("none", contested.Contest.Contested.Current!.Outcome);
        Assert.Equal(RefusalCode.AlreadyDone, await office.Desk.RefusalAsync(contested, Lives.Complaint(contested), Desk.Amina) is { } code ? code.Replace(RefusalCode.WrongState, RefusalCode.AlreadyDone, StringComparison.Ordinal) : null);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R7_Another_than_the_first_decider_reassesses(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var refused = await office.RefusedAsync();
        var contested = await office.Desk.DoAsync(refused, Lives.Complaint(refused), Desk.Amina);

        Assert.Equal(RefusalCode.OwnWork, await office.Desk.RefusalAsync(contested, new Reviewing.Claim(), Desk.Anna));
        Assert.Equal(RefusalCode.OwnWork, await office.Desk.RefusalAsync(contested, new Reviewing.Reassign("anna", "Ferie."), Desk.Lead));
        Assert.Equal(RefusalCode.OwnWork, await office.Desk.RefusalAsync(contested, new Reassess("kept", "Nej.", [], null), Desk.Anna));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R7_A_decision_that_is_kept_goes_to_the_complaint_body_and_the_party_is_told(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var reassessing = await office.ReassessingAsync();

        var kept = await office.RunAsync(await office.Desk.DoAsync(reassessing, new Reassess("kept", "Indkomsten er for høj.", [], null), Desk.Bo));

        Assert.Equal(CaseState.Forwarded, kept.State);
        Assert.Contains(kept.Letters, letter => letter is { Kind: LetterKind.Forwarding, To: Folding.ToComplaintBody, SentAt: not null });
        Assert.Contains(kept.Letters, letter => letter is { Kind: LetterKind.ContestAnswer, To: Folding.ToParty, SentAt: not null });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R7_The_same_decision_again_is_no_change_and_cannot_be_called_one(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var reassessing = await office.ReassessingAsync();

        var refusal = await office.Desk.RefusalAsync(reassessing, new Reassess("upheld", "Du får medhold.", [], Lives.Concluded(reassessing)), Desk.Bo);

        Assert.Equal(RefusalCode.Missing, refusal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R7_A_complaint_that_is_met_ends_with_the_new_decision_in_hand(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var reassessing = await office.ReassessingAsync();

        var sent = await office.RunAsync(await office.Desk.DoAsync(reassessing, new Reassess("upheld", "Du har ret.", [], Lives.Concluded(reassessing, Lives.LowIncome)), Desk.Bo));

        Assert.Equal(CaseState.Dispatched, sent.State);
        Assert.Null(sent.Contest);
        Assert.Equal(DecisionState.Superseded, sent.Decisions[0].State);
        Assert.True(sent.Decisions[0].IsReversed);
        Assert.Equal("full", sent.InHand!.Issued.Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R7_After_a_partial_change_the_party_is_asked_and_silence_means_that_the_complaint_stands(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var asked = await PartlyAsync(office);
        Assert.Equal(CaseState.AskedToStand, asked.State);

        office.Desk.Clock.Now = office.Desk.Clock.Now.AddDays(40);
        var forwarded = await office.RunAsync(asked);

        Assert.Equal(CaseState.Forwarded, forwarded.State);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R7_A_complaint_that_does_not_stand_ends_there(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var asked = await PartlyAsync(office);
        Assert.Equal(RefusalCode.Missing, await office.Desk.RefusalAsync(asked, new Stand(false, "pigeon"), Desk.Amina));

        var ended = await office.Desk.DoAsync(asked, new Stand(false, "phone"), Desk.Anna);

        Assert.Equal(CaseState.Dispatched, ended.State);
        Assert.Null(ended.Contest);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R7_A_reassessment_that_is_overdue_is_passed_on_by_itself(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var reassessing = await office.ReassessingAsync();
        Assert.Equal(CaseState.Reassessing, (await office.RunAsync(reassessing)).State);

        office.Desk.Clock.Now = office.Desk.Clock.Now.AddDays(29);
        var overdue = await office.RunAsync(reassessing);

        Assert.Equal(CaseState.Forwarded, overdue.State);
        Assert.Null(overdue.Contest!.Result);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R7_The_case_follows_what_the_complaint_body_answers(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        foreach (var (answer, state) in new[] { ("kept", CaseState.Dispatched), ("dismissed", CaseState.Dispatched), ("changed", CaseState.InReview), ("sent-back", CaseState.InReview) })
        {
            var reassessing = await office.ReassessingAsync();
            var forwarded = await office.RunAsync(await office.Desk.DoAsync(reassessing, new Reassess("kept", "Indkomsten er for høj.", [], null), Desk.Bo));

            var answered = await office.Desk.DoAsync(forwarded, new RecordBodyAnswer(answer, "Se vores afgørelse.", []), Desk.Anna);

            Assert.Equal(state, answered.State);
            Assert.Null(answered.Contest);
            Assert.Equal(state == CaseState.InReview, answered.Decisions[0].IsReversed);
        }

        Assert.Equal(RefusalCode.NotFound, await office.Desk.RefusalAsync(await office.ReassessingAsync(), new Stand(false, "web"), Desk.Bent));
        await Rebuilding.AssertAsync(office.Desk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R7_A_new_decision_that_is_taken_back_before_it_is_sent_takes_no_complaint_with_it(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        foreach (var taken in new Command[] { new Reopen("Beløbet er forkert."), new Annul("Beløbet er forkert.") })
        {
            var reassessing = await office.ReassessingAsync();
            var issued = await office.Desk.DoAsync(reassessing, new Reassess("upheld", "Du har ret.", [], Lives.Concluded(reassessing, Lives.LowIncome)), Desk.Bo);
            Assert.Equal(CaseState.Issued, issued.State);

            var again = await office.Desk.DoAsync(issued, taken, Desk.Lead);

            Assert.Equal(CaseState.Reassessing, again.State);
            Assert.Null(again.Contest!.Result);
            Assert.Equal(again.Contest.Contested.DecisionId, again.InHand!.Id);
            Assert.DoesNotContain(again.Letters, letter => letter.SentAt is null && letter.Kind == LetterKind.Decision);
        }

        await Rebuilding.AssertAsync(office.Desk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R7_A_decision_made_while_the_complaint_is_with_the_body_can_be_contested_too_and_loses_no_complaint(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var forwarded = await office.RunAsync(await office.Desk.DoAsync(await office.ReassessingAsync(), new Reassess("kept", "Indkomsten er for høj.", [], null), Desk.Bo));
        var reopened = await office.Desk.ClaimedAsync(await office.Desk.DoAsync(forwarded, new Reopen("En ny oplysning."), Desk.Bo), Desk.Bo);

        var sent = await office.RunAsync(await office.Desk.DoAsync(reopened, Lives.Concluded(reopened, Lives.LowIncome), Desk.Bo));

        Assert.Equal(CaseState.AskedToStand, sent.State);
        var contested = await office.Desk.DoAsync(sent, Lives.Complaint(sent), Desk.Amina);
        Assert.Equal(CaseState.Reassessing, contested.State);
        Assert.Equal(sent.InHand!.Id, contested.Contest!.Contested.DecisionId);
    }

    private static async Task<Case> PartlyAsync(Office office)
    {
        var reassessing = await office.ReassessingAsync();
        var issued = await office.Desk.DoAsync(reassessing, new Reassess("partly", "Noget er ændret.", [], Lives.Concluded(reassessing, Lives.LowIncome.Replace("15000", "30000", StringComparison.Ordinal))), Desk.Bo);
        return await office.RunAsync(issued);
    }
}
