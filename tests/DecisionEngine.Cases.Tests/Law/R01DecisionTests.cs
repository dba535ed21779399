using System.Text;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Reviewing;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Tests.Law;

/// <summary>What every decision must hold (R1, R2, R3, R5, R6).</summary>
public sealed class R01DecisionTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R1_An_outcome_of_ones_own_without_answer_considerations_or_law_is_not_issued(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var claimed = await desk.ClaimedAsync(await desk.OpenedAsync("friplads/refused.json"), Desk.Anna);
        var whole = Lives.Own("none");

        foreach (var lacking in new[] { whole with { Answer = " " }, whole with { Considerations = "" }, whole with { Law = [] }, whole with { Law = ["unknown"] }, whole with { Law = default } })
        {
            Assert.Equal(RefusalCode.ReasonsInsufficient, await desk.RefusalAsync(claimed, Lives.Concluded(claimed, null, lacking), Desk.Anna));
        }

        Assert.Equal(RefusalCode.Missing, await desk.RefusalAsync(claimed, Lives.Concluded(claimed) with { Reason = "" }, Desk.Anna));
        Assert.Equal(CaseState.InReview, (await desk.Cases.ReadAsync(claimed.Id))!.State);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R2_and_R3_A_refusal_names_the_rules_by_paragraph_and_as_applied_the_facts_and_what_was_weighed(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var refused = await office.RefusedAsync();

        var explanation = JObject.Parse(Encoding.UTF8.GetString((await office.Desk.Store.ReadDocumentAsync(refused.InHand!.Sequence, Issuing.ExplanationIn("da")))!.Bytes.Span)).ToString();
        var letter = await LetterAsync(office, refused);

        Assert.Contains("§ 43", letter, StringComparison.Ordinal);
        Assert.Contains("62.000", letter, StringComparison.Ordinal);
        Assert.Contains("62.000", explanation, StringComparison.Ordinal);
        Assert.Contains("eIndkomst", letter, StringComparison.Ordinal);
        Assert.Contains("Anna Holm", letter, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R2_Considerations_of_a_person_over_the_rules_stand_in_the_letter(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var claimed = await office.Desk.ClaimedAsync(await office.Desk.OpenedAsync("friplads/refused.json"), Desk.Anna);
        var proposed = await office.Desk.ClaimedAsync(await office.Desk.DoAsync(claimed, Lives.Concluded(claimed, null, Lives.Own("full")), Desk.Anna), Desk.Bo);
        Assert.Equal(RefusalCode.OwnWork, await office.Desk.RefusalAsync(proposed, new Approve([]), Desk.Anna));
        Assert.Equal(RefusalCode.FlagUnanswered, await office.Desk.RefusalAsync(proposed, new Approve(default), Desk.Bo));

        var sent = await office.RunAsync(await office.Desk.DoAsync(proposed, new Approve([.. proposed.ApprovalCauses.Select(cause => new FlagAnswer(cause, "Enig."))]), Desk.Bo));

        var letter = await LetterAsync(office, sent);
        Assert.Contains("Der er særlige forhold i sagen.", letter, StringComparison.Ordinal);
        Assert.Contains("Anna Holm og Bo Lund", letter, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R5_The_guidance_to_complain_is_in_every_decision_that_is_sent_the_full_grant_too(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);

        foreach (var sent in new[] { await office.RunAsync(await office.Desk.OpenedAsync("friplads/full.json")), await office.RefusedAsync() })
        {
            var letter = await LetterAsync(office, sent);
            Assert.Contains("klage", letter, StringComparison.Ordinal);
            Assert.Contains("Ankestyrelsen", letter, StringComparison.Ordinal);
            Assert.Equal(new DateOnly(2024, 4, 12), sent.InHand!.Deadline);
            Assert.Contains("12. april 2024", letter, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R6_The_clock_does_not_start_when_it_is_decided_and_nobody_can_complain_before(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var decided = await office.Desk.OpenedAsync("friplads/full.json");
        Assert.Null(decided.InForce!.SentOn);
        Assert.Null(decided.InForce.Deadline);
        office.Desk.Clock.Now = office.Desk.Clock.Now.AddDays(60);

        var sent = await office.RunAsync(decided);
        var contested = await office.Desk.DoAsync(sent, Lives.Complaint(sent), Desk.Amina);

        Assert.True(sent.InHand!.Deadline > office.Desk.Cases.Policy.DateOf(office.Desk.Clock.Now));
        Assert.False(contested.Contest!.Contested.IsLate);
    }

    private static async Task<string> LetterAsync(Office office, Case @case)
    {
        var letter = @case.Letters.Last(each => each is { Kind: LetterKind.Decision, To: Folding.ToParty });
        return System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString((await office.Desk.Store.ReadDocumentAsync(letter.Sequence, Letter.HtmlName))!.Bytes.Span)).Replace('\u00a0', ' ');
    }
}
