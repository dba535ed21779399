using System.Collections.Immutable;
using DecisionEngine.Cases.Publishing;

namespace DecisionEngine.Cases.Life;

/// <summary>A case as its events have made it. Nothing is kept here that the events do not say.</summary>
public sealed record Case
{
    /// <summary>The case's id: random, so that it cannot be guessed.</summary>
    public required string Id { get; init; }

    /// <summary>How many events it has.</summary>
    public int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; init; }

    /// <summary>The rule set.</summary>
    public string CaseType { get; init; } = "";

    /// <summary>The unit that holds it.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whom it is about.</summary>
    public Party Party { get; init; } = new("", "", null, false, false);

    /// <summary>Who acts for the party; null for nobody.</summary>
    public Representative? Representative { get; init; }

    /// <summary>The channel it came by.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The language letters are written in.</summary>
    public string Language { get; init; } = "da";

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the authority says it will have decided.</summary>
    public DateOnly OwnDeadline { get; init; }

    /// <summary>The facts as they stand now.</summary>
    public FactsFile Facts { get; init; } = FactsFile.Empty;

    /// <summary>Facts the party has been heard about, or had the time to comment on.</summary>
    public ImmutableHashSet<string> Heard { get; init; } = [];

    /// <summary>Facts the party need not be heard about, for a recorded reason.</summary>
    public ImmutableHashSet<string> Exempted { get; init; } = [];

    /// <summary>Facts the party has been asked for once already.</summary>
    public ImmutableHashSet<string> AskedBefore { get; init; } = [];

    /// <summary>Facts the party said are wrong while nobody had the case before them.</summary>
    public ImmutableHashSet<string> Corrections { get; init; } = [];

    /// <summary>Whether the party has commented in a hearing: then a person decides (R16).</summary>
    public bool HasCommented { get; init; }

    /// <summary>The question or hearing that runs; null for none.</summary>
    public Running? Running { get; init; }

    /// <summary>The review that waits for a person; null for none.</summary>
    public Review? Review { get; init; }

    /// <summary>The proposal that waits for a second person; null for none.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>Why a second person is needed.</summary>
    public ImmutableArray<string> ApprovalCauses { get; init; } = [];

    /// <summary>Staff ids of those who are disqualified.</summary>
    public ImmutableHashSet<string> Disqualified { get; init; } = [];

    /// <summary>Every decision, oldest first.</summary>
    public ImmutableArray<CaseDecision> Decisions { get; init; } = [];

    /// <summary>Letters that are to be sent or were sent, oldest first.</summary>
    public ImmutableArray<CaseLetter> Letters { get; init; } = [];

    /// <summary>Payment instructions that are to be handed over.</summary>
    public ImmutableArray<DuePayment> Payments { get; init; } = [];

    /// <summary>The contest that is open; null for none.</summary>
    public OpenContest? Contest { get; init; }

    /// <summary>When the case ended or was last decided; from then disposal counts.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended: withdrawn, annulled, died, moved; null while it has not.</summary>
    public string? Ending { get; init; }

    /// <summary>The decision in force: the newest that is neither superseded nor annulled; null for none.</summary>
    public CaseDecision? InForce => Decisions.LastOrDefault(decision => decision.State is DecisionState.Issued or DecisionState.Dispatched);

    /// <summary>The newest decision the party has in hand; null for none.</summary>
    public CaseDecision? InHand => Decisions.LastOrDefault(decision => decision.SentOn is not null) is { State: not DecisionState.Annulled } inHand ? inHand : null;

    /// <summary>Whether somebody is the party or acts for them.</summary>
    public bool IsFor(string personKey) => Party.Key == personKey || Representative?.Key == personKey;
}

/// <summary>A question to the party, or a hearing, that runs.</summary>
/// <param name="Facts">The facts.</param>
/// <param name="Days">Calendar days to answer from the day the letter comes forward.</param>
/// <param name="LetterId">The letter that carries it.</param>
/// <param name="Until">The last day; null until the letter is sent.</param>
public sealed record Running(ImmutableArray<HeardFact> Facts, int Days, string LetterId, DateOnly? Until)
{
    /// <summary>Facts that got another value after the letter was written: about these the party has not been heard.</summary>
    public ImmutableHashSet<string> Changed { get; init; } = [];
}

/// <summary>A review that waits for a person.</summary>
/// <param name="Kind">Why it came to a person, in one word.</param>
/// <param name="Reasons">Why, in codes.</param>
/// <param name="EnteredAt">Since when.</param>
/// <param name="DueAt">When it must be handled.</param>
/// <param name="Before">What the rules proposed when it came; null where they proposed nothing.</param>
/// <param name="Claim">Who has taken it; null for nobody.</param>
public sealed record Review(string Kind, ImmutableArray<ReasonForReview> Reasons, DateTimeOffset EnteredAt, DateTimeOffset DueAt, EvaluationSummary? Before, ReviewClaim? Claim);

/// <summary>Somebody's claim on a review.</summary>
/// <param name="By">Staff id.</param>
/// <param name="Until">When it ends by itself.</param>
public sealed record ReviewClaim(string By, DateTimeOffset Until);

/// <summary>How far a decision has come.</summary>
public enum DecisionState
{
    /// <summary>Issued, and not sent.</summary>
    Issued,

    /// <summary>The party has it.</summary>
    Dispatched,

    /// <summary>A newer decision stands in its place.</summary>
    Superseded,

    /// <summary>Annulled.</summary>
    Annulled,
}

/// <summary>A decision of the case.</summary>
/// <param name="Issued">As it was issued.</param>
/// <param name="At">When.</param>
/// <param name="Sequence">Where its documents lie in the log.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Held">Why it is held back; null where it is not.</param>
/// <param name="IsReversed">Whether a contest, a correction or the complaint body changed it.</param>
/// <param name="SentOn">The date of dispatch; null before.</param>
/// <param name="Deadline">The last day to complain; null before dispatch.</param>
public sealed record CaseDecision(
    DecisionIssued Issued, DateTimeOffset At, long Sequence, DecisionState State, string? Held, bool IsReversed, DateOnly? SentOn, DateOnly? Deadline)
{
    /// <summary>The decision's id.</summary>
    public string Id => Issued.DecisionId;
}

/// <summary>A letter of the case to one recipient.</summary>
/// <param name="Id">Its stable id.</param>
/// <param name="Kind">What letter it is.</param>
/// <param name="To">party, representative or body.</param>
/// <param name="About">What it is about: a decision's id, for example; empty where the case is enough.</param>
/// <param name="DueAt">When it is to be sent, or tried again.</param>
/// <param name="Attempts">How often it failed.</param>
/// <param name="NeedsPerson">Whether it failed for good and somebody must look.</param>
/// <param name="Prepared">As it was last written; null before.</param>
/// <param name="Sequence">Where its bytes lie in the log; 0 before it is written.</param>
/// <param name="SentAt">When it went out; null before.</param>
public sealed record CaseLetter(
    string Id, LetterKind Kind, string To, string About, DateTimeOffset DueAt, int Attempts, bool NeedsPerson, LetterPrepared? Prepared, long Sequence, DateTimeOffset? SentAt);

/// <summary>A payment instruction that is to be handed over.</summary>
/// <param name="Id">Its stable id.</param>
/// <param name="DecisionId">The decision it carries out.</param>
/// <param name="DueAt">When it is to be handed over, or tried again.</param>
/// <param name="Attempts">How often it failed.</param>
public sealed record DuePayment(string Id, string DecisionId, DateTimeOffset DueAt, int Attempts);

/// <summary>An open contest.</summary>
/// <param name="Contested">As it came.</param>
/// <param name="At">When.</param>
/// <param name="Result">The reassessment's result; null before it.</param>
public sealed record OpenContest(DecisionContested Contested, DateTimeOffset At, ContestReassessed? Result);
