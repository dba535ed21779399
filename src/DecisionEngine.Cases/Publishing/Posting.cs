using System.Security.Cryptography;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Oversight;

namespace DecisionEngine.Cases.Publishing;

/// <summary>
/// Sends letters that are due. The bytes are written to the record before they are sent, and what was sent is written after: a crash in between
/// sends the same bytes again, and the receiver knows them by their id. A failed dispatch starts no clock (R6).
/// </summary>
/// <param name="desk">The case desk.</param>
/// <param name="channel">Where letters go.</param>
/// <param name="delivery">When what is sent has come forward.</param>
/// <param name="codeKey">The secret key of verification codes; at least 32 bytes.</param>
public sealed class Posting(CaseDesk desk, ILetterChannel channel, DeliveryRules delivery, byte[] codeKey)
{
    /// <summary>Sends a letter, if it is still to be sent. Doing it twice sends it once.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="letterId">The letter.</param>
    /// <param name="cancel">Stops before the next step.</param>
    public async Task SendAsync(string caseId, string letterId, CancellationToken cancel = default)
    {
        if (await DueAsync(caseId, letterId).ConfigureAwait(false) is not var (@case, letter))
        {
            return;
        }

        if (letter.Kind == LetterKind.Decision && await HaltAsync(@case).ConfigureAwait(false) is { } halt)
        {
            await desk.DoAsync(caseId, null, new Hold("halt", halt), Actor.System).ConfigureAwait(false);
            return;
        }

        // What was written before goes first, whatever day it is: it may have gone out already, and then its date stands.
        var receipt = letter.Prepared is null ? null : await SendAsync(@case, letter, letter.Prepared, cancel).ConfigureAwait(false);
        if (receipt is null or DeliveryReceipt.FailedForGood { Code: DeliveryCode.OtherDate })
        {
            if (await PrepareAsync(@case, letter).ConfigureAwait(false) is not var (prepared, withLetter, written))
            {
                return;
            }

            (@case, letter) = (withLetter, written);
            receipt = await SendAsync(@case, letter, prepared, cancel).ConfigureAwait(false);
        }

        CaseEvent happened = receipt switch
        {
            DeliveryReceipt.Delivered delivered => new LetterSent(letterId, delivered.At),
            DeliveryReceipt.FailedTemporarily failed => new LetterFailed(letterId, failed.Code, desk.Now + Wait(letter.Attempts)),
            DeliveryReceipt.FailedForGood failed => new LetterFailed(letterId, failed.Code, null),
            _ => throw new InvalidOperationException("A dispatch ends in one of three ways."),
        };
        await desk.DoAsync(caseId, null, new RecordDispatch(letterId, new Step(happened)), Actor.System).ConfigureAwait(false);
    }

    private async Task<(Case Case, CaseLetter Letter)?> DueAsync(string caseId, string letterId) =>
        await desk.ReadAsync(caseId).ConfigureAwait(false) is { } @case
        && @case.Letters.FirstOrDefault(letter => letter.Id == letterId) is { SentAt: null, NeedsPerson: false } due
        && due.DueAt <= desk.Now
        && @case.Decisions.FirstOrDefault(decision => decision.Id == due.About)?.Held is null
            ? (@case, due)
            : null;

    private async Task<string?> HaltAsync(Case @case) =>
        (await desk.WatchAsync(Watch.OfRuleSet(@case.CaseType)).ConfigureAwait(false)).Halted ?? (await desk.WatchAsync(Watch.OfParty(@case.Party.Key)).ConfigureAwait(false)).Halted;

    private async Task<(LetterPrepared Prepared, Case Case, CaseLetter Letter)?> PrepareAsync(Case @case, CaseLetter letter)
    {
        var today = desk.Policy.DateOf(desk.Now);
        var by = ChannelFor(@case, letter);
        var forward = delivery.ComesForward(by, today);
        var recipient = Composing.Recipient(@case, letter);
        var decision = @case.Decisions.FirstOrDefault(each => each.Id == letter.About);
        var code = VerificationCode.Of(codeKey, letter.Id, decision?.Issued.Evaluation.Hash ?? "", today);
        var (content, deadline) = await new Composing(desk).ComposeAsync(@case, letter, by, today, forward, delivery).ConfigureAwait(false);
        var documents = Letter.Write(content, new LetterHead(recipient, today, @case.Id, decision?.Id, code));
        var prepared = new LetterPrepared(letter.Id, recipient.Key, by.Name(), today, forward, deadline, Convert.ToHexStringLower(SHA256.HashData(documents[0].Bytes.Span)), code);
        var result = await desk.DoAsync(@case.Id, null, new RecordDispatch(letter.Id, new Step(prepared, documents)), Actor.System).ConfigureAwait(false);
        if (result.Refusal is not null || await desk.ReadAsync(@case.Id).ConfigureAwait(false) is not { } after)
        {
            return null;
        }

        return (prepared, after, after.Letters.First(each => each.Id == letter.Id));
    }

    private async Task<DeliveryReceipt> SendAsync(Case @case, CaseLetter letter, LetterPrepared prepared, CancellationToken cancel)
    {
        var documents = await desk.Store.ReadDocumentsAsync(letter.Sequence, cancel).ConfigureAwait(false);
        var envelope = new Envelope(
            letter.Id, @case.Id, letter.Kind, Composing.Recipient(@case, letter), DeliveryChannels.Find(prepared.Channel)!.Value, prepared.On, @case.Language, documents);
        return await channel.SendAsync(envelope, cancel).ConfigureAwait(false);
    }

    private static DeliveryChannel ChannelFor(Case @case, CaseLetter letter) =>
        letter.To == Folding.ToParty && !@case.Party.DigitalPost ? DeliveryChannel.Letter : DeliveryChannel.DigitalPost;

    private TimeSpan Wait(int attempts)
    {
        var wait = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(attempts, 20)));
        return wait < desk.Policy.LongestRetry ? wait : desk.Policy.LongestRetry;
    }
}

/// <summary>Writes down how far the dispatch of one letter has come. Refused once the letter is sent or no longer to be sent.</summary>
/// <param name="LetterId">The letter.</param>
/// <param name="Step">What happened.</param>
internal sealed record RecordDispatch(string LetterId, Step Step) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Send;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context) =>
        @case.Letters.Any(letter => letter.Id == LetterId && letter is { SentAt: null })
            ? Acted.Done([Step])
            : Acted.Refuse(RefusalCode.AlreadyDone, "", "The letter is not to be sent any more.");
}
