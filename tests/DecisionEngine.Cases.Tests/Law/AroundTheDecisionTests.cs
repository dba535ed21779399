using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Contesting;
using DecisionEngine.Cases.Ending;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Reviewing;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Law;

public sealed class AroundTheDecisionTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whoever_is_disqualified_does_nothing_more_in_the_case_and_what_they_proposed_is_void(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var claimed = await desk.ClaimedAsync(await desk.OpenedAsync("friplads/refused.json"), Desk.Lead);
        var proposed = await desk.DoAsync(claimed, Lives.Concluded(claimed, null, Lives.Own("full")), Desk.Lead);
        Assert.Equal(CaseState.AwaitingApproval, proposed.State);

        var disqualified = await desk.DoAsync(proposed, new Disqualify("lead", "Parten er min søster."), Desk.Lead);

        Assert.Equal(CaseState.InReview, disqualified.State);
        Assert.Null(disqualified.Proposal);
        foreach (var command in new Command[] { new Claim(), new AddNote("?", "", "phone"), new Disqualify("bo", "Så heller ikke Bo."), new Reassign("anna", "Til Anna."), new Withdraw("phone") })
        {
            Assert.Equal(RefusalCode.Disqualified, await desk.RefusalAsync(disqualified, command, Desk.Lead));
        }

        await desk.ClaimedAsync(disqualified, Desk.Bo);
        await Rebuilding.AssertAsync(desk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whoever_is_disqualified_loses_the_claim_and_somebody_else_takes_over(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var claimed = await desk.ClaimedAsync(await desk.OpenedAsync("friplads/refused.json"), Desk.Anna);
        Assert.Equal(RefusalCode.WrongRole, await desk.RefusalAsync(claimed, new Disqualify("bo", "Nej."), Desk.Anna));

        var disqualified = await desk.DoAsync(claimed, new Disqualify("anna", "Vi er naboer."), Desk.Anna);

        Assert.Null(disqualified.Review!.Claim);
        Assert.Equal(RefusalCode.OwnWork, await desk.RefusalAsync(disqualified, new Reassign("anna", "Alligevel."), Desk.Lead));
        Assert.Equal("bo", (await desk.DoAsync(disqualified, new Reassign("bo", "Anna er inhabil."), Desk.Lead)).Review!.Claim!.By);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_deadline_of_ones_own_that_will_be_missed_is_announced_before(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var opened = await office.Desk.OpenedAsync("friplads/refused.json");
        Assert.Equal(new DateOnly(2024, 4, 12), opened.OwnDeadline);
        Assert.DoesNotContain((await office.RunAsync(opened)).Letters, letter => letter.Kind == LetterKind.Delay);

        office.Desk.Clock.Now = new DateTimeOffset(2024, 4, 9, 10, 0, 0, TimeSpan.Zero);
        var told = await office.RunAsync(opened);

        Assert.Contains(told.Letters, letter => letter is { Kind: LetterKind.Delay, SentAt: not null });
        Assert.Equal(new DateOnly(2024, 4, 30), told.OwnDeadline);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Reopening_what_nobody_has_received_sends_no_letter_and_pays_nothing(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var issued = await office.Desk.OpenedAsync("friplads/full.json");

        var reopened = await office.RunAsync(await office.Desk.DoAsync(issued, new Reopen("Satsen var forkert."), Desk.Lawyer));

        Assert.Equal(CaseState.InReview, reopened.State);
        Assert.Equal(DecisionState.Annulled, Assert.Single(reopened.Decisions).State);
        Assert.DoesNotContain(reopened.Letters, letter => letter.Kind == LetterKind.Decision);
        Assert.Empty(reopened.Payments);
        await Rebuilding.AssertAsync(office.Desk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_new_decision_taken_back_unsent_leaves_the_one_in_hand_standing(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var unsent = await ReplacedUnsentAsync(office);

        var annulled = await office.Desk.DoAsync(unsent, new Annul("Fejl."), Desk.Lead);

        Assert.Equal(CaseState.Dispatched, annulled.State);
        Assert.Equal(DecisionState.Dispatched, annulled.Decisions[0].State);
        Assert.Equal(annulled.InForce!.Id, annulled.InHand!.Id);
        var reopened = await office.Desk.DoAsync(await ReplacedUnsentAsync(office), new Reopen("Fejl."), Desk.Lead);
        Assert.Equal(RefusalCode.WrongState, await office.Desk.RefusalAsync(reopened, new Withdraw("web"), Desk.Amina));
        await Rebuilding.AssertAsync(office.Desk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_paid_stops_when_the_party_dies_even_while_a_new_decision_waits_to_be_sent(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var unsent = await ReplacedUnsentAsync(office);

        var died = await office.Desk.DoAsync(unsent, new RecordDeath(new DateOnly(2024, 3, 14)), Desk.Anna);

        Assert.Equal(CaseState.Closed, died.State);
        Assert.Equal($"{died.Decisions[0].Id}-stop", Assert.Single(died.Payments).Id);
        Assert.Equal(RefusalCode.WrongState, await office.Desk.RefusalAsync(died, new Reopen("?"), Desk.Lead));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_stop_that_is_not_handed_over_yet_is_not_forgotten_when_the_case_goes_on(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var sent = await office.RunAsync(await office.Desk.OpenedAsync("friplads/full.json"));
        var reopened = await office.Desk.DoAsync(await office.Desk.DoAsync(sent, new Annul("Fejl."), Desk.Lead), new Reopen("Forfra."), Desk.Lead);

        var withdrawn = await office.Desk.DoAsync(reopened, new Withdraw("web"), Desk.Amina);

        Assert.Equal($"{sent.InHand!.Id}-stop", Assert.Single(withdrawn.Payments).Id);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Withdrawal_move_and_death_end_a_case_and_nothing_more_goes_out(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        foreach (var (command, actor, how) in new (Command, Actor, string)[] { (new Withdraw("phone"), Desk.Anna, "withdrawn"), (new RecordMove("Aarhus", new DateOnly(2024, 3, 14)), Desk.Anna, "moved"), (new RecordDeath(new DateOnly(2024, 3, 14)), Desk.Anna, "died") })
        {
            var ended = await office.RunAsync(await office.Desk.DoAsync(await office.Desk.OpenedAsync("friplads/refused.json"), command, actor));

            Assert.Equal(CaseState.Closed, ended.State);
            Assert.Equal(how, ended.Ending);
            Assert.Empty(ended.Letters);
            Assert.Empty(ended.Payments);
        }

        Assert.Equal(RefusalCode.Missing, await office.Desk.RefusalAsync(await office.Desk.OpenedAsync("friplads/refused.json"), new RecordDeath(new DateOnly(2024, 3, 16)), Desk.Anna));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Death_ends_a_contest_and_what_is_paid(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);

        var died = await office.Desk.DoAsync(await office.ReassessingAsync(), new RecordDeath(new DateOnly(2024, 3, 14)), Desk.Anna);

        Assert.Equal(CaseState.Closed, died.State);
        Assert.Null(died.Contest);
        Assert.EndsWith("-stop", Assert.Single(died.Payments, payment => payment.Id.EndsWith("-stop", StringComparison.Ordinal)).Id, StringComparison.Ordinal);
        await Rebuilding.AssertAsync(office.Desk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nobody_appeals_corrects_or_withdraws_in_somebody_elses_case_or_learns_that_it_is_there(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var refused = await office.RefusedAsync();

        foreach (var command in new Command[]
        {
            Lives.Complaint(refused), new Correct(Lives.LowIncome, "Lønseddel.", "web"), new Withdraw("web"), new SupplyFacts(Lives.LowIncome, "web"), new Stand(true, "web"),
            new NameRepresentative(new Representative("bent", "Bent")), new Hearing.Reply("?", "web"),
        })
        {
            Assert.Equal(RefusalCode.NotFound, await office.Desk.RefusalAsync(refused, command, Desk.Bent));
            Assert.Equal(RefusalCode.NotFound, (await office.Desk.Cases.DoAsync(refused.Id, refused.Version - 1, command, Desk.Bent)).Refusal!.Code);
        }

        Assert.Equal(RefusalCode.OtherUnit, await office.Desk.RefusalAsync(refused, Lives.Complaint(refused), Desk.Elsewhere));
        Assert.Equal(RefusalCode.WrongRole, (await office.Desk.Cases.OpenAsync(Desk.Application(Desk.Sample("friplads/full.json")), Desk.Bent)).Refusal!.Code);
    }

    /// <summary>Granted and sent, then taken up again and refused, which is not sent yet.</summary>
    private static async Task<Case> ReplacedUnsentAsync(Office office)
    {
        var sent = await office.RunAsync(await office.Desk.OpenedAsync("friplads/full.json"));
        sent = await office.RunAsync(sent);
        var reopened = await office.Desk.ClaimedAsync(await office.Desk.DoAsync(sent, new Reopen("Indkomsten er en anden."), Desk.Anna), Desk.Anna);
        var income = Lives.LowIncome.Replace("15000", "62000", StringComparison.Ordinal);
        return await office.Desk.DoAsync(reopened, Lives.Concluded(reopened, income), Desk.Anna);
    }
}
