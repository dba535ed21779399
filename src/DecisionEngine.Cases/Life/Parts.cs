using System.Collections.Immutable;

namespace DecisionEngine.Cases.Life;

/// <summary>Whom a case is about.</summary>
/// <param name="Key">The person's key, made from the civil registration number with a secret; the number itself is not kept.</param>
/// <param name="Name">The name letters are written to.</param>
/// <param name="Address">Where letters go; null where they go to the digital mailbox.</param>
/// <param name="AddressProtected">Whether the address is protected: then it is shown to nobody and stands in no letter.</param>
/// <param name="DigitalPost">Whether letters go to the digital mailbox.</param>
public sealed record Party(string Key, string Name, string? Address, bool AddressProtected, bool DigitalPost);

/// <summary>Who acts for the party: receives and sees what the party does (R10).</summary>
/// <param name="Key">The person's key.</param>
/// <param name="Name">The name.</param>
public sealed record Representative(string Key, string Name);

/// <summary>A member of the staff as named on what they decide.</summary>
/// <param name="Id">Staff id.</param>
/// <param name="Name">The name.</param>
public sealed record StaffName(string Id, string Name);

/// <summary>A fact the party is heard about.</summary>
/// <param name="Fact">Its id.</param>
/// <param name="Why">Why it matters.</param>
public sealed record HeardFact(string Fact, string Why);

/// <summary>Why a person must look at a case.</summary>
/// <param name="Code">The engine's, the rule set's or the case system's code.</param>
/// <param name="About">What it is about.</param>
public sealed record ReasonForReview(string Code, ImmutableArray<string> About);

/// <summary>An evaluation as the log remembers it: enough to make it again and compare.</summary>
/// <param name="RuleSet">The rule set.</param>
/// <param name="Version">Its version.</param>
/// <param name="RuleSetHash">The hash of that version.</param>
/// <param name="DecidedAt">The moment it was made for.</param>
/// <param name="EffectiveOn">The date it has effect from; null while unknown.</param>
/// <param name="Outcome">The outcome; null where the rules give none.</param>
/// <param name="Hash">The evaluation's hash.</param>
/// <param name="Amounts">Its amounts.</param>
public sealed record EvaluationSummary(
    string RuleSet, string Version, string RuleSetHash, DateTimeOffset DecidedAt, DateOnly? EffectiveOn, string? Outcome, string Hash, ImmutableArray<DecidedAmount> Amounts);

/// <summary>An amount of an outcome.</summary>
/// <param name="Id">Its id in the rule set.</param>
/// <param name="Value">Its value in <paramref name="Unit"/>; decimal point, no grouping.</param>
/// <param name="Unit">Currency code, or percent, or empty.</param>
/// <param name="Period">day, week, month or year; empty for a single amount.</param>
public sealed record DecidedAmount(string Id, decimal Value, string Unit, string Period);

/// <summary>What a caseworker concludes.</summary>
/// <param name="By">Who.</param>
/// <param name="Answers">Each reason for review answered with one own sentence.</param>
/// <param name="Reason">Why the case is concluded so.</param>
/// <param name="Evaluation">What the rules say of the facts as the person left them.</param>
/// <param name="Own">The person's own outcome where it departs from the rules; null otherwise.</param>
/// <param name="Before">What the rules proposed before the person changed anything; null where they proposed nothing.</param>
public sealed record Proposal(
    StaffName By, ImmutableArray<FlagAnswer> Answers, string Reason, EvaluationSummary Evaluation, OwnOutcome? Own, EvaluationSummary? Before);

/// <summary>A reason for review, answered.</summary>
/// <param name="Code">The reason's code.</param>
/// <param name="Sentence">One own sentence.</param>
public sealed record FlagAnswer(string Code, string Sentence);

/// <summary>A person's answer to a question of discretion.</summary>
/// <param name="Fact">The discretionary fact.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Considerations">The main considerations (FVL § 24, R17).</param>
public sealed record DiscretionAnswer(string Fact, bool Answer, string Considerations);

/// <summary>An outcome a person gives instead of the rules'.</summary>
/// <param name="Outcome">One of the rule set's outcomes.</param>
/// <param name="Amounts">The amounts.</param>
/// <param name="Answer">The answer to the citizen, as a sentence.</param>
/// <param name="Law">The provisions it rests on, as the rule set names them.</param>
/// <param name="Considerations">The main considerations.</param>
public sealed record OwnOutcome(string Outcome, ImmutableArray<DecidedAmount> Amounts, string Answer, ImmutableArray<string> Law, string Considerations);

/// <summary>What the second person finds wrong.</summary>
/// <param name="Code">facts, rule-use, discretion, inquiry or procedure.</param>
/// <param name="Text">In own words.</param>
public sealed record ReturnPoint(string Code, string Text);
