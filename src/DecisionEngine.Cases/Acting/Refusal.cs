using System.Collections.Immutable;

namespace DecisionEngine.Cases.Acting;

/// <summary>Which guard refused an action, and why. Nothing has happened.</summary>
/// <param name="Code">One of <see cref="RefusalCode"/>.</param>
/// <param name="Field">The part of the request it is about; empty for the whole.</param>
/// <param name="Detail">What came and what was expected.</param>
/// <param name="Others">Further refusals of the same request: all are given at once.</param>
public sealed record Refusal(string Code, string Field, string Detail, ImmutableArray<Refusal> Others)
{
    /// <summary>A refusal alone.</summary>
    public Refusal(string code, string field, string detail)
        : this(code, field, detail, [])
    {
    }

    /// <summary>Several as one: the first, with the others behind it.</summary>
    /// <param name="all">At least one.</param>
    public static Refusal Of(IReadOnlyList<Refusal> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return all[0] with { Others = [.. all.Skip(1)] };
    }
}

/// <summary>The guards. Stable: one that is no longer used is retired.</summary>
public static class RefusalCode
{
    /// <summary>There is no such case for this person.</summary>
    public const string NotFound = "case.not-found";

    /// <summary>The role may not do this.</summary>
    public const string WrongRole = "case.wrong-role";

    /// <summary>The case is not in a state where this can be done.</summary>
    public const string WrongState = "case.wrong-state";

    /// <summary>The request was made from another version of the case.</summary>
    public const string VersionConflict = "case.version-conflict";

    /// <summary>The case belongs to another unit.</summary>
    public const string OtherUnit = "case.other-unit";

    /// <summary>There is no such case type.</summary>
    public const string UnknownCaseType = "case.unknown-type";

    /// <summary>A fact is wrong; the field names it.</summary>
    public const string FactInvalid = "case.fact-invalid";

    /// <summary>Something must be said and is not.</summary>
    public const string Missing = "case.missing";

    /// <summary>The key was used for another request.</summary>
    public const string KeyReused = "case.key-reused";

    /// <summary>Somebody else has claimed the case.</summary>
    public const string ClaimedByAnother = "review.claimed-by-another";

    /// <summary>The case must be claimed first.</summary>
    public const string NotClaimed = "review.not-claimed";

    /// <summary>The caseworker is disqualified (FVL §§ 3–4).</summary>
    public const string Disqualified = "review.disqualified";

    /// <summary>The caseworker decided the case first, or proposed it, and may not judge their own.</summary>
    public const string OwnWork = "review.own-work";

    /// <summary>A reason for review has no answer of its own.</summary>
    public const string FlagUnanswered = "review.flag-unanswered";

    /// <summary>A question of discretion has no answer with considerations (R17).</summary>
    public const string DiscretionUnanswered = "review.discretion-unanswered";

    /// <summary>There is nothing to approve: no outcome.</summary>
    public const string NoOutcome = "review.no-outcome";

    /// <summary>The party has not been heard about a fact that speaks against them (FVL § 19, R8).</summary>
    public const string HearingRequired = "decision.hearing-required";

    /// <summary>A hearing or a question to the party runs; deciding is blocked until reply or deadline.</summary>
    public const string HearingRunning = "decision.hearing-running";

    /// <summary>The decision lacks law, facts, considerations or guidance (FVL §§ 22, 24, 25).</summary>
    public const string ReasonsInsufficient = "decision.reasons-insufficient";

    /// <summary>There is no decision to act on.</summary>
    public const string NoDecision = "decision.none";

    /// <summary>The decision has not been sent yet.</summary>
    public const string NotDispatched = "decision.not-dispatched";

    /// <summary>It has been done already.</summary>
    public const string AlreadyDone = "case.already-done";
}
