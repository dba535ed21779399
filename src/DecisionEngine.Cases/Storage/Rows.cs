namespace DecisionEngine.Cases.Storage;

/// <summary>A row of a work table. Work tables hold nothing that the log does not: they can be built again from it.</summary>
public abstract record Row;

/// <summary>A change to a work table.</summary>
/// <param name="Row">The row; its key decides which one is replaced or removed.</param>
/// <param name="IsRemoved">Whether it goes away.</param>
public sealed record RowChange(Row Row, bool IsRemoved = false);

/// <summary>A case at a glance. Key: <paramref name="CaseId"/>.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Version">Events in its stream.</param>
/// <param name="CaseType">The rule set.</param>
/// <param name="Unit">The unit that holds it.</param>
/// <param name="Party">The party's key.</param>
/// <param name="State">Its state.</param>
/// <param name="Channel">The channel it came by.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="DueAt">The next date somebody must act by; null where nobody must.</param>
/// <param name="Assignee">The caseworker who has it; null for nobody.</param>
/// <param name="Outcome">The outcome of the decision in force; null before one.</param>
/// <param name="IsHeld">Whether something holds it back.</param>
public sealed record CaseRow(
    string CaseId, int Version, string CaseType, string Unit, string Party, string State, string Channel,
    DateTimeOffset OpenedAt, DateTimeOffset? DueAt, string? Assignee, string? Outcome, bool IsHeld) : Row;

/// <summary>Who may reach a case as party or representative. Key: <paramref name="CaseId"/>, <paramref name="Person"/>.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Person">The person's key.</param>
/// <param name="Relation">party or representative.</param>
public sealed record PersonRow(string CaseId, string Person, string Relation) : Row;

/// <summary>A case that waits for a person. Key: <paramref name="CaseId"/>.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">review, approval or reassessment.</param>
/// <param name="Unit">The unit it waits in.</param>
/// <param name="CaseType">The rule set.</param>
/// <param name="Channel">The channel it came by.</param>
/// <param name="Reasons">Codes of the reasons, with a space between.</param>
/// <param name="DueAt">When it must be handled. The queue is ordered by this, then by <paramref name="CaseId"/>.</param>
/// <param name="EnteredAt">Since when it waits.</param>
/// <param name="Assignee">Who has claimed it; null for nobody.</param>
/// <param name="ClaimedUntil">When the claim ends by itself; null where it is not claimed.</param>
/// <param name="Excluded">Ids of those who may not take it (disqualified, decided it first), with a space before, between and after.</param>
public sealed record QueueRow(
    string CaseId, string Kind, string Unit, string CaseType, string Channel, string Reasons,
    DateTimeOffset DueAt, DateTimeOffset EnteredAt, string? Assignee, DateTimeOffset? ClaimedUntil, string Excluded) : Row;

/// <summary>Work that must be done at its time and must not be lost. Key: <paramref name="Id"/>.</summary>
/// <param name="Id">A stable id, so that a repeat outside is recognised.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="CaseId">The case.</param>
/// <param name="DueAt">From when.</param>
/// <param name="Attempts">How often it was tried and failed.</param>
public sealed record DueRow(string Id, string Kind, string CaseId, DateTimeOffset DueAt, int Attempts) : Row;

/// <summary>A decision that was issued. Key: <paramref name="DecisionId"/>.</summary>
/// <param name="DecisionId">The decision.</param>
/// <param name="CaseId">Its case.</param>
/// <param name="Sequence">The sequence of the event that issued it; 0 while it is being written, when the store fills it in.</param>
/// <param name="RuleSet">The rule set.</param>
/// <param name="RuleSetVersion">Its version.</param>
/// <param name="DecidedAt">The moment of the evaluation.</param>
/// <param name="EffectiveOn">The date it has effect from.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Authorship">rules, person or person-over-rules.</param>
/// <param name="EvaluationHash">The evaluation's hash.</param>
/// <param name="Used">What it rests on, each with a space before and after: <c>step:…</c>, <c>rate:…</c>, <c>source:…</c>.</param>
/// <param name="State">issued, dispatched, superseded or annulled.</param>
/// <param name="IsHeld">Whether its dispatch is held back.</param>
/// <param name="IsSampled">Whether it was drawn for review.</param>
/// <param name="IsReversed">Whether a contest or a correction changed it.</param>
public sealed record DecisionRow(
    string DecisionId, string CaseId, long Sequence, string RuleSet, string RuleSetVersion, DateTimeOffset DecidedAt, DateOnly? EffectiveOn,
    string Outcome, string Authorship, string EvaluationHash, string Used, string State, bool IsHeld, bool IsSampled, bool IsReversed) : Row;

/// <summary>Bytes known by their own hash that hold no personal data, such as the rule-set files decisions were made by. Key: <paramref name="Hash"/>; never replaced.</summary>
/// <param name="Hash">SHA-256, lower-case hexadecimal.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record ContentRow(string Hash, byte[] Bytes) : Row;

/// <summary>A view of personal data (access log). Only ever added.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who looked.</param>
/// <param name="CaseId">At which case.</param>
/// <param name="What">What was seen.</param>
/// <param name="Reason">Why; null where the role alone is reason enough.</param>
public sealed record AccessRow(DateTimeOffset At, string Actor, string CaseId, string What, string? Reason) : Row;
