using System.Text;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Oversight;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;
using Moq;

namespace DecisionEngine.Cases.Tests.Publishing;

public sealed class PostingTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R14_The_letter_bears_the_date_it_is_sent_and_R6_the_deadline_is_counted_from_there(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var decided = await office.Desk.OpenedAsync("friplads/full.json");
        Assert.Null(decided.InForce!.Deadline);
        office.Desk.Clock.Now = office.Desk.Clock.Now.AddDays(5);

        var sent = await office.RunAsync(decided);

        Assert.Equal(CaseState.Dispatched, sent.State);
        Assert.Equal(new DateOnly(2024, 3, 20), sent.InHand!.SentOn);
        Assert.Equal(new DateOnly(2024, 4, 17), sent.InHand.Deadline);
        await Rebuilding.AssertAsync(office.Desk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R13_What_was_sent_is_kept_byte_for_byte(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var sent = await office.RunAsync(await office.Desk.OpenedAsync("friplads/full.json"));

        var letter = sent.Letters.Single(each => each.Kind == LetterKind.Decision);
        var kept = await office.Desk.Store.ReadDocumentAsync(letter.Sequence, Letter.HtmlName);
        var received = await File.ReadAllBytesAsync(Path.Combine(office.Letters, letter.Id, Letter.HtmlName));

        Assert.Equal(received, kept!.Bytes.ToArray());
        Assert.Contains("12. april 2024", Encoding.UTF8.GetString(received), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R6_A_failed_dispatch_starts_no_clock_and_is_tried_again(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var fails = true;
        await using var office = await Office.OpenAsync(database, through =>
        {
            var broken = new Mock<ILetterChannel>();
            broken.Setup(channel => channel.SendAsync(It.IsAny<Envelope>(), It.IsAny<CancellationToken>()))
                .Returns((Envelope envelope, CancellationToken cancel) => fails ? Task.FromResult<DeliveryReceipt>(new DeliveryReceipt.FailedTemporarily(DeliveryCode.Unreachable)) : through.SendAsync(envelope, cancel));
            return broken.Object;
        });
        var failed = await office.RunAsync(await office.Desk.OpenedAsync("friplads/full.json"));
        Assert.Equal(CaseState.Issued, failed.State);
        Assert.Null(failed.InForce!.Deadline);
        Assert.All(failed.Letters, letter => Assert.Equal(1, letter.Attempts));

        fails = false;
        office.Desk.Clock.Now = office.Desk.Clock.Now.AddDays(1);
        var sent = await office.RunAsync(failed);

        Assert.Equal(CaseState.Dispatched, sent.State);
        Assert.Equal(new DateOnly(2024, 3, 16), sent.InHand!.SentOn);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_crash_after_sending_sends_the_same_letter_again_and_keeps_its_first_date(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var crashes = true;
        await using var office = await Office.OpenAsync(database, through =>
        {
            var crashing = new Mock<ILetterChannel>();
            crashing.Setup(channel => channel.SendAsync(It.IsAny<Envelope>(), It.IsAny<CancellationToken>())).Returns(async (Envelope envelope, CancellationToken cancel) =>
            {
                var receipt = await through.SendAsync(envelope, cancel);
                return crashes ? throw new IOException("The power went.") : receipt;
            });
            return crashing.Object;
        });
        var decided = await office.Desk.OpenedAsync("friplads/full.json");
        var failures = 0;
        await office.Work.RunAsync((_, _) => failures++);
        Assert.Equal(2, failures);

        crashes = false;
        office.Desk.Clock.Now = office.Desk.Clock.Now.AddDays(2);
        var sent = await office.RunAsync(decided);

        Assert.Equal(new DateOnly(2024, 3, 15), sent.InHand!.SentOn);
        Assert.Equal(2, Sent(office.Letters).Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_payment_is_handed_over_once_beside_the_letter_and_stopped_when_the_decision_is_annulled(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var sent = await office.RunAsync(await office.Desk.OpenedAsync("friplads/full.json"));
        sent = await office.RunAsync(sent);
        Assert.Empty(sent.Payments);
        Assert.Single(Sent(office.Payments));

        var annulled = await office.Desk.DoAsync(sent, new DecisionEngine.Cases.Ending.Annul("En fejl i en sats."), Desk.Lead);
        annulled = await office.RunAsync(annulled);

        Assert.Empty(annulled.Payments);
        Assert.Equal(2, Sent(office.Payments).Length);
        await Rebuilding.AssertAsync(office.Desk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R24_A_halt_holds_what_is_decided_and_not_sent_and_stops_deciding_alone(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var decided = await office.Desk.OpenedAsync("friplads/full.json");

        var (held, refusal) = await new Halting(office.Desk.Cases).HaltAsync("friplads", "En sats er forkert.", Desk.Lawyer);

        Assert.Null(refusal);
        Assert.Equal(1, held);
        Assert.Equal(CaseState.Issued, (await office.RunAsync(decided)).State);
        var next = await office.Desk.OpenedAsync("friplads/full.json");
        Assert.Equal(CaseState.InReview, next.State);
        Assert.Contains("halted", next.Review!.Reasons.Select(reason => reason.Code));
        Assert.Equal(RefusalCode.WrongRole, (await new Halting(office.Desk.Cases).HaltAsync("friplads", "?", Desk.Anna)).Refusal!.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task When_a_rate_was_wrong_every_decision_it_touched_is_found(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var decided = await office.Desk.OpenedAsync("friplads/full.json");
        var rate = decided.InForce!.Issued.Used.First(used => used.StartsWith("rate:", StringComparison.Ordinal));

        var (found, _) = await new Remediation(office.Desk.Cases).RunAsync("friplads", null, rate, "Satsen var fra et andet år.", RemediationAction.List, Desk.Lawyer);

        Assert.Equal(decided.InForce.Id, Assert.Single(found).DecisionId);
        Assert.Empty((await new Remediation(office.Desk.Cases).RunAsync("friplads", null, "rate:none", "Ingen.", RemediationAction.List, Desk.Lawyer)).Found);
    }

    // What is being written lies in a folder of its own until it is whole.
    private static string[] Sent(string folder) => [.. Directory.GetDirectories(folder).Where(entry => !Path.GetFileName(entry).StartsWith('.'))];
}
