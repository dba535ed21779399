using System.Collections.Immutable;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Life;

/// <summary>What a case means for the work tables: a pure function of the case, so that they can always be built again from the log.</summary>
public static class WorkRows
{
    /// <summary>Every row the case has.</summary>
    /// <param name="case">The case.</param>
    /// <param name="policy">The authority's own deadlines and limits.</param>
    public static ImmutableArray<Row> Of(Case @case, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(policy);
        if (@case.State is CaseState.None)
        {
            return [];
        }

        var rows = ImmutableArray.CreateBuilder<Row>();
        var due = Due(@case, policy).ToImmutableArray();
        rows.Add(new CaseRow(
            @case.Id, @case.Version, @case.CaseType, @case.Unit, @case.Party.Key, @case.State.ToString(), @case.Channel, @case.OpenedAt, NextDate(@case, policy),
            @case.Review?.Claim?.By, @case.InForce?.Issued.Outcome, @case.InForce?.Held is not null));
        if (@case.State == CaseState.Disposed)
        {
            return rows.ToImmutable();
        }

        rows.Add(new PersonRow(@case.Id, @case.Party.Key, "party"));
        if (@case.Representative is { } representative && representative.Key != @case.Party.Key)
        {
            rows.Add(new PersonRow(@case.Id, representative.Key, "representative"));
        }

        if (@case.Review is { } review)
        {
            rows.Add(new QueueRow(
                @case.Id, Kind(@case), @case.Unit, @case.CaseType, @case.Channel, string.Join(' ', review.Reasons.Select(reason => reason.Code).Concat(@case.ApprovalCauses).Distinct()),
                review.DueAt, review.EnteredAt, review.Claim?.By, review.Claim?.Until, Excluded(@case)));
        }

        rows.AddRange(due);
        foreach (var decision in @case.Decisions)
        {
            var issued = decision.Issued;
            rows.Add(new DecisionRow(
                decision.Id, @case.Id, decision.Sequence, issued.Evaluation.RuleSet, issued.Evaluation.Version, issued.Evaluation.DecidedAt, issued.Evaluation.EffectiveOn, issued.Outcome,
                issued.Authorship.ToString(), issued.Evaluation.Hash, $" {string.Join(' ', issued.Used)} ", decision.State.ToString(), decision.Held is not null,
                issued.Review?.Answers.Any(answer => answer.Code == "sample") == true, decision.IsReversed));
        }

        return rows.ToImmutable();
    }

    /// <summary>The changes from one state of a case to the next.</summary>
    public static ImmutableArray<RowChange> Changes(Case before, Case after, Policy policy)
    {
        var old = Of(before, policy);
        var now = Of(after, policy);
        var keys = now.Select(Key).ToHashSet();
        return [.. old.Where(row => !keys.Contains(Key(row))).Select(row => new RowChange(row, true)), .. now.Where(row => !old.Contains(row)).Select(row => new RowChange(row))];
    }

    /// <summary>Those who may not take the case: disqualified, who decided what is contested, who proposes what is to be approved.</summary>
    public static ImmutableHashSet<string> MayNotTake(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var excluded = @case.Disqualified;
        if (@case.State == CaseState.AwaitingApproval)
        {
            excluded = excluded.Add(@case.Proposal!.By.Id);
        }

        if (@case is { State: CaseState.Reassessing, Contest.Contested: { } contested } && @case.Decisions.FirstOrDefault(decision => decision.Id == contested.DecisionId)?.Issued is { } issued)
        {
            excluded = excluded.Union(new[] { issued.DecidedBy?.Id, issued.ApprovedBy?.Id }.OfType<string>());
        }

        return excluded;
    }

    private static string Kind(Case @case) => @case.State switch
    {
        CaseState.AwaitingApproval => "approval",
        CaseState.Reassessing => "reassessment",
        _ => "review",
    };

    private static string Excluded(Case @case) => MayNotTake(@case) is { IsEmpty: false } excluded ? $" {string.Join(' ', excluded.Order(StringComparer.Ordinal))} " : "";

    private static IEnumerable<DueRow> Due(Case @case, Policy policy)
    {
        var held = @case.Decisions.Where(decision => decision.Held is not null).Select(decision => decision.Id).ToHashSet();
        foreach (var letter in @case.Letters.Where(letter => letter is { SentAt: null, NeedsPerson: false } && !held.Contains(letter.About)))
        {
            yield return new DueRow(letter.Id, DueKind.Letter, @case.Id, letter.DueAt, letter.Attempts);
        }

        foreach (var payment in @case.Payments)
        {
            yield return new DueRow(payment.Id, DueKind.Payment, @case.Id, payment.DueAt, payment.Attempts);
        }

        if (LastDay(@case) is { } until)
        {
            yield return new DueRow($"{@case.Id}-running", DueKind.Deadline, @case.Id, policy.StartOf(until.AddDays(1)), 0);
        }

        if (@case.Review?.Claim is { } claim)
        {
            yield return new DueRow($"{@case.Id}-claim", DueKind.Claim, @case.Id, claim.Until, 0);
        }

        if (@case.State is CaseState.Asked or CaseState.Hearing or CaseState.InReview or CaseState.AwaitingApproval && @case.InForce is null)
        {
            yield return new DueRow($"{@case.Id}-own-deadline", DueKind.OwnDeadline, @case.Id, policy.StartOf(@case.OwnDeadline.AddDays(-policy.DelayNoticeDays)), 0);
        }

        if (@case is { State: CaseState.Reassessing, Review.DueAt: var dueAt })
        {
            yield return new DueRow($"{@case.Id}-reassessment", DueKind.Reassessment, @case.Id, dueAt, 0);
        }

        if (@case is { State: CaseState.AskedToStand, InHand.SentOn: { } sentOn })
        {
            yield return new DueRow($"{@case.Id}-stand", DueKind.Stand, @case.Id, policy.StartOf(sentOn.AddDays(policy.StandDays + 1)), 0);
        }

        if (@case is { State: CaseState.Dispatched or CaseState.Closed, EndedAt: { } endedAt })
        {
            yield return new DueRow($"{@case.Id}-disposal", DueKind.Disposal, @case.Id, endedAt.AddYears(policy.RetentionYears), 0);
        }
    }

    // INVARIANT: a letter that has not been sent starts no clock (R6), whatever more time was promised.
    private static DateOnly? LastDay(Case @case) => @case.Running is { Until: { } until } running && @case.Letters.Any(letter => letter.Id == running.LetterId && letter.SentAt is not null) ? until : null;

    private static DateTimeOffset? NextDate(Case @case, Policy policy) =>
        @case.Review?.DueAt
        ?? (LastDay(@case) is { } until ? policy.StartOf(until)
            : @case.State is CaseState.Asked or CaseState.Hearing ? policy.StartOf(@case.OwnDeadline)
            : @case is { State: CaseState.Dispatched, InHand.Deadline: { } deadline } ? policy.StartOf(deadline) : null);

    private static string Key(Row row) => row switch
    {
        CaseRow => "case",
        PersonRow person => $"person {person.Person}",
        QueueRow => "queue",
        DueRow due => $"due {due.Id}",
        DecisionRow decision => $"decision {decision.DecisionId}",
        _ => throw new InvalidOperationException("Not a row of a case."),
    };
}

/// <summary>What work can be due.</summary>
public static class DueKind
{
    /// <summary>A letter to send.</summary>
    public const string Letter = "letter";

    /// <summary>A payment instruction to hand over.</summary>
    public const string Payment = "payment";

    /// <summary>The last day of a question or hearing has gone by.</summary>
    public const string Deadline = "deadline";

    /// <summary>A claim runs out.</summary>
    public const string Claim = "claim";

    /// <summary>The authority is about to miss its own deadline.</summary>
    public const string OwnDeadline = "own-deadline";

    /// <summary>A reassessment is overdue: the complaint is forwarded (R7).</summary>
    public const string Reassessment = "reassessment";

    /// <summary>No answer whether the complaint stands: it does.</summary>
    public const string Stand = "stand";

    /// <summary>The data are to be disposed of.</summary>
    public const string Disposal = "disposal";

    /// <summary>Every kind.</summary>
    public static ImmutableArray<string> All { get; } = [Letter, Payment, Deadline, Claim, OwnDeadline, Reassessment, Stand, Disposal];
}
