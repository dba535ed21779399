using System.Collections.Immutable;
using DecisionEngine.Cases.Publishing;

namespace DecisionEngine.Cases.Life;

/// <summary>An event of a case with when, by whom and where it was written.</summary>
/// <param name="Event">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who acted: <c>role:id</c>.</param>
/// <param name="Sequence">Its place in the log; while it is not written, its place before the end of its commit: 0 for the last event, -1 for the one before.</param>
public sealed record Happened(CaseEvent Event, DateTimeOffset At, string Actor, long Sequence);

/// <summary>Makes a case from its events: one step for each event, and nothing but the event decides what it becomes.</summary>
public static class Folding
{
    /// <summary>A letter to the party.</summary>
    public const string ToParty = "party";

    /// <summary>A letter to whoever acts for the party.</summary>
    public const string ToRepresentative = "representative";

    /// <summary>A letter to the complaint body.</summary>
    public const string ToComplaintBody = "body";

    /// <summary>The case its events make.</summary>
    public static Case Fold(string id, IEnumerable<Happened> events) => events.Aggregate(new Case { Id = id }, Apply);

    /// <summary>The case after one more event.</summary>
    public static Case Apply(Case before, Happened happened)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(happened);
        var after = happened.Event switch
        {
            CaseOpened opened => Opened(before, opened, happened.At),
            FactsSupplied supplied => Changed(before, supplied.Facts),
            NoteAdded or OwnApprovalRefused => before,
            RepresentativeNamed named => Represented(before, named.Representative, happened.At),
            FactsAsked asked => Asked(before, asked, happened.At),
            HearingOpened opened => Heard(before, opened, happened.At),
            DeadlineExtended extended => before with { Running = before.Running! with { Until = extended.Until } },
            HearingReplied => Concluded(before) with { HasCommented = true },
            DeadlineExpired => Concluded(before),
            HearingExempted exempted => before with { Exempted = before.Exempted.Union(exempted.Facts) },
            SentToReview sent => Answered(before) with
            {
                State = CaseState.InReview, Running = null, Corrections = [], Proposal = null, ApprovalCauses = [],
                Review = new Review(sent.Kind, sent.Reasons, happened.At, sent.DueAt, sent.Evaluation, null),
            },
            ReviewClaimed claimed => before with { Review = before.Review! with { Claim = new ReviewClaim(claimed.By, claimed.Until) } },
            ClaimReleased => before with { Review = before.Review! with { Claim = null } },
            ReviewReassigned reassigned => before with { Review = before.Review! with { Claim = new ReviewClaim(reassigned.To, reassigned.Until) } },
            Disqualified disqualified => Without(before, disqualified.Who),
            CaseSentBack sentBack => before with { Unit = sentBack.Unit, Review = before.Review! with { Claim = null } },
            ApprovalSought sought => before with
            {
                State = CaseState.AwaitingApproval, Proposal = sought.Proposal, ApprovalCauses = sought.Causes,
                Review = before.Review! with { EnteredAt = happened.At, DueAt = sought.DueAt, Claim = null },
            },
            ProposalReturned returned => ToProposer(before, happened.At, returned.DueAt),
            ApprovalVoided => ToProposer(before, happened.At, before.Review!.DueAt),
            DecisionIssued issued => Issued(before, issued, happened),
            DecisionHeld held => before with { Decisions = Change(before.Decisions, held.DecisionId, decision => decision with { Held = held.Reason }) },
            DecisionLetGo letGo => before with { Decisions = Change(before.Decisions, letGo.DecisionId, decision => decision with { Held = null }) },
            LetterPrepared prepared => before with
            {
                Letters = Change(before.Letters, prepared.LetterId, letter => letter with { Prepared = prepared, Sequence = happened.Sequence }),
            },
            LetterSent sent => Sent(before, sent, happened),
            LetterFailed failed => before with
            {
                Letters = Change(before.Letters, failed.LetterId, letter => letter with { Attempts = letter.Attempts + 1, DueAt = failed.NextAttempt ?? letter.DueAt, NeedsPerson = failed.NextAttempt is null }),
            },
            PaymentInstructed paid => before with { Payments = [.. before.Payments.Where(payment => payment.Id != paid.InstructionId)] },
            PaymentFailed failed => before with
            {
                Payments = [.. before.Payments.Select(payment => payment.Id == failed.InstructionId ? payment with { Attempts = payment.Attempts + 1, DueAt = failed.NextAttempt } : payment)],
            },
            DelayAnnounced delay => Queue(before with { OwnDeadline = delay.Until }, LetterKind.Delay, "", happened.At),
            FactCorrected corrected => Changed(before, corrected.Facts) with
            {
                // Nobody has the case before them then: it is looked at when the case comes back.
                Corrections = before.State != CaseState.Dispatched && (corrected.WouldChange || corrected.IsRegister)
                    ? before.Corrections.Union(FactsFile.Read(corrected.Facts.ToString(System.Globalization.CultureInfo.InvariantCulture)).Ids) : before.Corrections,
            },
            DecisionContested contested => Answered(before) with
            {
                State = CaseState.Reassessing, Running = null, Proposal = null, ApprovalCauses = [], Contest = new OpenContest(contested, happened.At, null),
                Review = new Review("contest", [new ReasonForReview("contested", contested.Step is null ? [] : [contested.Step])], happened.At, contested.DueAt, contested.Current, null),
            },
            ContestReassessed reassessed => Reassessed(before, reassessed),
            StandAnswered { Stands: false } => before with { State = CaseState.Dispatched, Contest = null, EndedAt = happened.At },
            StandAnswered => before,
            ComplaintForwarded => ToBody(
                Queue(before with { State = CaseState.Forwarded, Review = null }, LetterKind.ContestAnswer, before.Contest!.Contested.DecisionId, happened.At), happened.At),
            ComplaintBodyAnswered answered => Answered(before, answered, happened.At),
            CaseReopened => before with { Ending = null, EndedAt = null },
            DecisionAnnulled annulled => Annulled(before, annulled, happened.At),
            CaseWithdrawn => Ended(before, "withdrawn", happened.At),
            PartyDied => Ended(before, "died", happened.At),
            PartyMoved => Ended(before, "moved", happened.At),
            Disposed disposed => new Case { Id = before.Id, Version = before.Version, State = CaseState.Disposed, CaseType = disposed.CaseType, Unit = disposed.Unit },
            _ => throw new InvalidOperationException($"An event that cannot be read: {happened.Event.GetType().Name}."),
        };
        return after with { Version = before.Version + 1 };
    }

    private static Case Opened(Case before, CaseOpened opened, DateTimeOffset at) => Queue(
        before with
        {
            CaseType = opened.CaseType, Unit = opened.Unit, Party = opened.Party, Representative = opened.Representative, Channel = opened.Channel, Language = opened.Language,
            OpenedAt = at, OwnDeadline = opened.OwnDeadline, Facts = FactsFile.Read(opened.Facts.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        },
        LetterKind.Receipt,
        "",
        at);

    private static Case Asked(Case before, FactsAsked asked, DateTimeOffset at)
    {
        var after = Queue(Answered(before), LetterKind.Question, "", at);
        return after with
        {
            State = CaseState.Asked, Review = null, AskedBefore = before.AskedBefore.Union(asked.Facts),
            Running = new Running([.. asked.Facts.Select(fact => new HeardFact(fact, ""))], asked.Days, after.Letters[^1].Id, null),
        };
    }

    private static Case Heard(Case before, HearingOpened opened, DateTimeOffset at)
    {
        var after = Queue(before, LetterKind.Hearing, "", at);
        return after with { State = CaseState.Hearing, Review = null, Running = new Running(opened.Facts, opened.Days, after.Letters[^1].Id, null) };
    }

    private static Case Concluded(Case before) => before.State switch
    {
        CaseState.Hearing => Answered(before) with { Heard = before.Heard.Union(before.Running!.Facts.Select(fact => fact.Fact).Where(fact => !before.Running.Changed.Contains(fact))), Running = null },
        _ => Answered(before) with { Running = null },
    };

    /// <summary>A question or hearing that nobody waits for any more does not go out either.</summary>
    private static Case Answered(Case before) => before.Running is null
        ? before
        : before with { Letters = before.Letters.RemoveAll(letter => letter is { SentAt: null, Kind: LetterKind.Question or LetterKind.Hearing }) };

    // INVARIANT: whoever was heard about a value has not been heard about another; neither does a reason not to hear them hold for it (FVL § 19).
    private static Case Changed(Case before, Newtonsoft.Json.Linq.JRaw facts)
    {
        var newer = FactsFile.Read(facts.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var changed = newer.Ids.Where(id => newer.Of(id) != before.Facts.Of(id)).ToList();
        var isWritten = before.Running is { } running && before.Letters.Any(letter => letter.Id == running.LetterId && letter.Prepared is not null);
        return before with
        {
            Facts = before.Facts.With(newer),
            Heard = before.Heard.Except(changed),
            Exempted = before.Exempted.Except(changed),
            Running = isWritten ? before.Running! with { Changed = before.Running.Changed.Union(changed) } : before.Running,
        };
    }

    /// <summary>Whoever acts from now on gets what is still to be sent, and what the party has to answer; whoever does no more gets nothing.</summary>
    private static Case Represented(Case before, Representative? representative, DateTimeOffset at)
    {
        var unsent = before.Letters.Where(letter => letter is { SentAt: null, To: ToRepresentative }).ToList();
        var kept = before.Letters.RemoveAll(unsent.Contains);
        var toSend = unsent.Concat(before.Letters.Where(letter => letter.Id == before.Running?.LetterId)).Select(letter => (letter.Kind, letter.About)).DistinctBy(letter => letter.Kind);
        return before with
        {
            Representative = representative,
            Letters = representative is null
                ? kept
                : kept.AddRange(toSend.Select(letter => new CaseLetter($"{before.Id}-{before.Version + 1}-{letter.Kind.Name()}-representative", letter.Kind, ToRepresentative, letter.About, at, 0, false, null, 0, null))),
        };
    }

    private static Case Without(Case before, string who)
    {
        var after = before with { Disqualified = before.Disqualified.Add(who) };
        return after.Review?.Claim?.By == who ? after with { Review = after.Review with { Claim = null } } : after;
    }

    private static Case ToProposer(Case before, DateTimeOffset at, DateTimeOffset dueAt) => before with
    {
        State = CaseState.InReview, Proposal = null, ApprovalCauses = [], Review = before.Review! with { EnteredAt = at, DueAt = dueAt, Claim = null },
    };

    private static Case Issued(Case before, DecisionIssued issued, Happened happened)
    {
        var decisions = issued.Supersedes is { } old
            ? Change(before.Decisions, old, decision => decision with { State = DecisionState.Superseded, IsReversed = decision.IsReversed || decision.Issued.Outcome != issued.Outcome || !decision.Issued.Amounts.SequenceEqual(issued.Amounts) })
            : before.Decisions;
        return Queue(
            Answered(before) with
            {
                State = CaseState.Issued, Running = null, Corrections = [], Review = null, Proposal = null, ApprovalCauses = [], EndedAt = null, Ending = null,
                Decisions = decisions.Add(new CaseDecision(issued, happened.At, happened.Sequence, DecisionState.Issued, null, false, null, null)),
            },
            LetterKind.Decision,
            issued.DecisionId,
            happened.At);
    }

    private static Case Sent(Case before, LetterSent sent, Happened happened)
    {
        var after = before with { Letters = Change(before.Letters, sent.LetterId, letter => letter with { SentAt = sent.At, NeedsPerson = false }) };
        var letter = after.Letters.First(each => each.Id == sent.LetterId);
        var deadline = letter.Prepared!.Deadline;
        if (after.Running?.LetterId == sent.LetterId)
        {
            return after with { Running = after.Running with { Until = after.Running.Until > deadline ? after.Running.Until : deadline } };
        }

        if (letter is not { Kind: LetterKind.Decision, To: ToParty })
        {
            return after;
        }

        return after with
        {
            State = after.State == CaseState.Issued ? (after.Contest is null or { Result.Result: "upheld" } ? CaseState.Dispatched : CaseState.AskedToStand) : after.State,
            // A complaint that is not wholly met is never lost: the party is asked whether it stands (R7).
            Contest = after.Contest?.Result?.Result == "upheld" ? null : after.Contest,
            EndedAt = happened.At,
            Decisions = Change(after.Decisions, letter.About, decision => decision with { State = DecisionState.Dispatched, SentOn = letter.Prepared.On, Deadline = deadline }),
            Payments = after.Payments.Add(new DuePayment($"{letter.About}-payment", letter.About, happened.At, 0)),
        };
    }

    private static Case Reassessed(Case before, ContestReassessed reassessed)
    {
        return before with
        {
            Contest = before.Contest! with { Result = reassessed },
            Corrections = [],
            Review = null,
            Decisions = reassessed.Result == "kept"
                ? before.Decisions
                : Change(before.Decisions, before.Contest.Contested.DecisionId, decision => decision with { IsReversed = true }),
        };
    }

    private static Case Answered(Case before, ComplaintBodyAnswered answered, DateTimeOffset at)
    {
        var decisions = answered.Result is "changed" or "sent-back" && before.Contest is { } contest
            ? Change(before.Decisions, contest.Contested.DecisionId, decision => decision with { IsReversed = true })
            : before.Decisions;
        return before with
        {
            State = CaseState.Dispatched, Contest = null, Decisions = decisions, EndedAt = at,
            Letters = before.Letters.RemoveAll(letter => letter is { SentAt: null, Kind: LetterKind.ContestAnswer or LetterKind.Forwarding }),
        };
    }

    private static Case Annulled(Case before, DecisionAnnulled annulled, DateTimeOffset at)
    {
        var decision = before.Decisions.First(each => each.Id == annulled.DecisionId);
        var decisions = Change(before.Decisions, annulled.DecisionId, each => each with { State = DecisionState.Annulled });
        if (decision.State != DecisionState.Issued || before.Decisions.FirstOrDefault(each => each.Id == decision.Issued.Supersedes) is not { SentOn: not null } inHand)
        {
            return Ended(before, "annulled", at) with { Decisions = decisions };
        }

        // Nobody has received what is annulled: the decision the party has in hand stands again, and so does the complaint about it.
        var after = before with
        {
            State = before.Contest is null ? CaseState.Dispatched : before.Contest.Result?.Result == "partly" ? CaseState.AskedToStand : CaseState.Forwarded,
            EndedAt = at,
            Decisions = Change(decisions, inHand.Id, each => each with { State = DecisionState.Dispatched }),
            Letters = before.Letters.RemoveAll(letter => letter.SentAt is null && letter.About == decision.Id),
        };
        return before.Contest is { Result.Result: "upheld" or "partly" } contest && contest.Contested.DecisionId == inHand.Id
            ? after with
            {
                State = CaseState.Reassessing, Contest = contest with { Result = null },
                Review = new Review("contest", [new ReasonForReview("contested", contest.Contested.Step is { } step ? [step] : [])], at, contest.Contested.DueAt, contest.Contested.Current, null),
            }
            : after;
    }

    private static Case Ended(Case before, string how, DateTimeOffset at) => before with
    {
        State = CaseState.Closed, Ending = how, EndedAt = at, Running = null, Review = null, Proposal = null, ApprovalCauses = [], Contest = null,
        Letters = [.. before.Letters.Where(letter => letter.SentAt is not null)],
        Payments =
        [
            .. before.Payments.Where(payment => payment.Id.EndsWith("-stop", StringComparison.Ordinal)),
            .. before.InHand is { } paid ? [new DuePayment($"{paid.Id}-stop", paid.Id, at, 0)] : Array.Empty<DuePayment>(),
        ],
        Corrections = [],
    };

    /// <summary>A letter to the party, and the same to whoever acts for them (R10).</summary>
    private static Case Queue(Case before, LetterKind kind, string about, DateTimeOffset at)
    {
        var id = $"{before.Id}-{before.Version + 1}-{kind.Name()}";
        var letters = before.Letters;
        if (before.Representative is not null)
        {
            letters = letters.Add(new CaseLetter($"{id}-representative", kind, ToRepresentative, about, at, 0, false, null, 0, null));
        }

        return before with { Letters = letters.Add(new CaseLetter(id, kind, ToParty, about, at, 0, false, null, 0, null)) };
    }

    private static Case ToBody(Case before, DateTimeOffset at) => before with
    {
        Letters = before.Letters.Add(new CaseLetter($"{before.Id}-{before.Version + 1}-{LetterKind.Forwarding.Name()}", LetterKind.Forwarding, ToComplaintBody, before.Contest!.Contested.DecisionId, at, 0, false, null, 0, null)),
    };

    private static ImmutableArray<CaseDecision> Change(ImmutableArray<CaseDecision> decisions, string id, Func<CaseDecision, CaseDecision> change) =>
        [.. decisions.Select(decision => decision.Id == id ? change(decision) : decision)];

    private static ImmutableArray<CaseLetter> Change(ImmutableArray<CaseLetter> letters, string id, Func<CaseLetter, CaseLetter> change) =>
        [.. letters.Select(letter => letter.Id == id ? change(letter) : letter)];
}
