using System.Collections.Immutable;

namespace DecisionEngine.Explaining;

/// <summary>
/// Plain words made from the trace of one evaluation, in layers, as data. Text, Markdown, HTML and letters are all
/// rendered from this one model. Dates of dispatch and deadlines are filled in when a decision is sent.
/// </summary>
public sealed record Explanation
{
    /// <summary>The language.</summary>
    public required Wording Wording { get; init; }

    /// <summary>Whom it is for.</summary>
    public required Register Register { get; init; }

    /// <summary>The case type.</summary>
    public required Sentence Title { get; init; }

    /// <summary>The answer, as a sentence.</summary>
    public required Sentence Answer { get; init; }

    /// <summary>How it was decided: by which rules, from which date, automatically or not.</summary>
    public required ImmutableArray<Sentence> Basis { get; init; }

    /// <summary>What is paid or charged; empty where nothing is decided.</summary>
    public required ImmutableArray<AmountLine> Amounts { get; init; }

    /// <summary>The reasons, what is not met first; at most three for the citizen.</summary>
    public required ImmutableArray<Sentence> Reasons { get; init; }

    /// <summary>Why a person must look at the case; not for the citizen.</summary>
    public ImmutableArray<ReviewLine> Review { get; init; } = [];

    /// <summary>Whether the evidence carries the outcome; not for the citizen.</summary>
    public ImmutableArray<Sentence> Confidence { get; init; } = [];

    /// <summary>The rules, each with its law, the case's facts and whether it is met; what is not met first.</summary>
    public required ImmutableArray<RuleLine> Rules { get; init; }

    /// <summary>The facts given weight (FVL § 24), with where they came from.</summary>
    public required ImmutableArray<FactLine> Facts { get; init; }

    /// <summary>The main considerations where discretion was used (FVL § 24).</summary>
    public required ImmutableArray<ConsiderationLine> Considerations { get; init; }

    /// <summary>The calculation, line by line.</summary>
    public required ImmutableArray<CalculationLine> Calculation { get; init; }

    /// <summary>What would change the answer or its amounts, fact by fact; empty where it was not searched for.</summary>
    public ImmutableArray<ChangeLine> Changes { get; init; } = [];

    /// <summary>That <see cref="Changes"/> are neither advice nor a promise; empty where there are none.</summary>
    public Sentence ChangesNote { get; init; } = Sentence.Empty;

    /// <summary>Unknown facts that still matter, in the order worth asking.</summary>
    public required ImmutableArray<MissingLine> Missing { get; init; }

    /// <summary>Labels of unknown facts that do not matter.</summary>
    public required ImmutableArray<Sentence> NotNeeded { get; init; }

    /// <summary>What happens now.</summary>
    public required ImmutableArray<Sentence> Next { get; init; }

    /// <summary>Complaint guidance (FVL § 25); empty where nothing is decided.</summary>
    public required ImmutableArray<Sentence> Complaint { get; init; }

    /// <summary>Authority, unit and every way to reach it.</summary>
    public required ImmutableArray<Sentence> Contact { get; init; }

    /// <summary>Words explained: those that occur.</summary>
    public required ImmutableArray<GlossaryLine> Glossary { get; init; }

    /// <summary>The rates used; legal staff only.</summary>
    public ImmutableArray<RateLine> Rates { get; init; } = [];

    /// <summary>What a lawyer must verify; legal staff only.</summary>
    public ImmutableArray<Sentence> ToVerify { get; init; } = [];

    /// <summary>Versions and checksums; not for the citizen.</summary>
    public ImmutableArray<Sentence> Record { get; init; } = [];
}

/// <summary>An amount of the outcome.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">Its value.</param>
public sealed record AmountLine(string Id, Sentence Label, Sentence Value);

/// <summary>A reason for review.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Says">The sentence for the caseworker.</param>
public sealed record ReviewLine(string Code, Sentence Says);

/// <summary>A provision as cited.</summary>
/// <param name="Cite">The citation.</param>
/// <param name="Says">What it says in plain words.</param>
/// <param name="Url">Where it can be read.</param>
public sealed record LawLine(Sentence Cite, Sentence Says, string? Url);

/// <summary>How a rule came out.</summary>
public enum RuleStatus
{
    /// <summary>Met.</summary>
    Met,

    /// <summary>Not met.</summary>
    NotMet,

    /// <summary>Not assessed: something is unknown.</summary>
    NotAssessed,

    /// <summary>Could not be computed.</summary>
    NotComputed,
}

/// <summary>A rule beside the case's facts.</summary>
/// <param name="Anchor">The id of its step or outcome, for links.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Rule">The rule in general.</param>
/// <param name="Law">Its provisions.</param>
/// <param name="InThisCase">The rule as applied to this case.</param>
/// <param name="Facts">The facts it looks at directly.</param>
/// <param name="Status">How it came out.</param>
/// <param name="IsDecisive">Whether the outcome rests on it.</param>
/// <param name="Expression">The expression; legal staff only.</param>
public sealed record RuleLine(
    string Anchor,
    Sentence Label,
    Sentence Rule,
    ImmutableArray<LawLine> Law,
    ImmutableArray<Sentence> InThisCase,
    ImmutableArray<FactLine> Facts,
    RuleStatus Status,
    bool IsDecisive,
    string? Expression);

/// <summary>A fact with where it came from.</summary>
/// <param name="Id">Its id, for links.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">Its value.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Observed">The date it was observed; empty where nothing is said.</param>
/// <param name="IsCorrectable">Whether the citizen may say on the decision that it is wrong.</param>
public sealed record FactLine(string Id, Sentence Label, Sentence Value, Sentence Source, Sentence Observed, bool IsCorrectable);

/// <summary>A person's discretion.</summary>
/// <param name="Id">The discretionary fact.</param>
/// <param name="Question">What was assessed.</param>
/// <param name="Answer">The answer.</param>
/// <param name="By">Who assessed it.</param>
/// <param name="Considerations">What was given weight.</param>
public sealed record ConsiderationLine(string Id, Sentence Question, Sentence Answer, Sentence By, Sentence Considerations);

/// <summary>A line of the calculation.</summary>
/// <param name="Anchor">The id of its step or amount, for links.</param>
/// <param name="Label">What is computed.</param>
/// <param name="How">The calculation with the case's own figures.</param>
/// <param name="Result">The result.</param>
/// <param name="Says">The author's own sentence about it; empty where there is none.</param>
/// <param name="Law">Its provisions.</param>
/// <param name="Expression">The expression; legal staff only.</param>
public sealed record CalculationLine(
    string Anchor,
    Sentence Label,
    Sentence How,
    Sentence Result,
    Sentence Says,
    ImmutableArray<LawLine> Law,
    string? Expression);

/// <summary>What another value of one fact would change.</summary>
/// <param name="Fact">The fact, for links; null where it is about all that were tried.</param>
/// <param name="Says">The whole sentence; where amounts follow, it ends in a colon.</param>
/// <param name="Amounts">The amounts that would be others.</param>
public sealed record ChangeLine(string? Fact, Sentence Says, ImmutableArray<AmountLine> Amounts);

/// <summary>An unknown fact that still matters.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Ask">The question.</param>
/// <param name="Why">Why it is asked; empty where nothing is said.</param>
/// <param name="Weigh">What to weigh; discretionary facts only.</param>
public sealed record MissingLine(string Id, Sentence Label, Sentence Ask, Sentence Why, ImmutableArray<Sentence> Weigh)
{
    /// <summary>Whether only a caseworker may answer it.</summary>
    public bool IsDiscretionary => !Weigh.IsEmpty;
}

/// <summary>A rate that was used.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Value">Its value on the effective date.</param>
/// <param name="Interval">The dates the value holds for.</param>
/// <param name="Sure">How sure the figure is.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Law">Its provisions.</param>
public sealed record RateLine(Sentence Label, Sentence Value, Sentence Interval, Sentence Sure, Sentence Source, ImmutableArray<LawLine> Law);

/// <summary>A word explained.</summary>
/// <param name="Term">The word.</param>
/// <param name="Means">Its meaning.</param>
public sealed record GlossaryLine(Sentence Term, Sentence Means);
