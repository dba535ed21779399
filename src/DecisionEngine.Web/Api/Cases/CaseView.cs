using System.Text.Json;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>A case as somebody may see it. What they may not see is null or left out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version; a change is made from it.</param>
/// <param name="State">Where it stands; <c>inProgress</c> to the party until a decision is sent.</param>
/// <param name="CaseType">The rule set.</param>
/// <param name="Unit">The unit that holds it.</param>
/// <param name="Channel">The channel it came by.</param>
/// <param name="Language">The language letters are written in.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="OwnDeadline">When the authority says it will have decided.</param>
/// <param name="Ending">How it ended; null while it has not.</param>
/// <param name="Party">Whom it is about; null where that is hidden.</param>
/// <param name="Representative">The name of who acts for the party; null for nobody, or where that is hidden.</param>
/// <param name="Facts">The facts.</param>
/// <param name="Running">The question or hearing that runs; null for none.</param>
/// <param name="Decisions">The decisions, oldest first; to the party those that were sent.</param>
/// <param name="Letters">The letters, oldest first; to the party those that were sent to them.</param>
/// <param name="Contest">The contest that is open; null for none.</param>
/// <param name="Actions">What may be tried now.</param>
/// <param name="Work">How it is worked on; null to the party.</param>
public sealed record CaseView(
    string Id, int Version, string State, string CaseType, string Unit, string Channel, string Language, DateTimeOffset OpenedAt, DateOnly OwnDeadline, string? Ending,
    PartyView? Party, string? Representative, JsonElement Facts, RunningView? Running, IReadOnlyList<DecisionView> Decisions, IReadOnlyList<LetterView> Letters,
    ContestView? Contest, IReadOnlyList<string> Actions, WorkView? Work);

/// <summary>Whom a case is about.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">Where letters go; null where it is protected or there is none.</param>
/// <param name="AddressProtected">Whether the address is protected: then nobody is shown it.</param>
/// <param name="DigitalPost">Whether letters go to the digital mailbox.</param>
public sealed record PartyView(string Name, string? Address, bool AddressProtected, bool DigitalPost);

/// <summary>A question to the party, or a hearing, that runs.</summary>
/// <param name="Facts">The facts, each with why it matters.</param>
/// <param name="Days">Days to answer from the day the letter comes forward.</param>
/// <param name="Until">The last day; null until the letter is sent.</param>
public sealed record RunningView(IReadOnlyList<HeardFactBody> Facts, int Days, DateOnly? Until);

/// <summary>A letter of the case.</summary>
/// <param name="Kind">What letter it is.</param>
/// <param name="To">party, representative or body.</param>
/// <param name="About">The decision it is about; empty for none.</param>
/// <param name="SentAt">When it went out; null before.</param>
/// <param name="Code">The code it can be verified by; null before it is written.</param>
/// <param name="NeedsPerson">Whether it could not be sent and somebody must look.</param>
public sealed record LetterView(string Kind, string To, string About, DateTimeOffset? SentAt, string? Code, bool NeedsPerson);

/// <summary>An open contest.</summary>
/// <param name="DecisionId">The decision.</param>
/// <param name="Text">What the party says; null where that is hidden.</param>
/// <param name="Reasons">In codes.</param>
/// <param name="Step">The step it is about; null for none.</param>
/// <param name="At">When it came.</param>
/// <param name="IsLate">Whether it came after the deadline.</param>
/// <param name="DueAt">When it must be reassessed.</param>
/// <param name="Result">The reassessment's result; null before it, and to the party before it is sent.</param>
public sealed record ContestView(string DecisionId, string? Text, IReadOnlyList<string> Reasons, string? Step, DateTimeOffset At, bool IsLate, DateTimeOffset DueAt, string? Result);

/// <summary>How a case is worked on.</summary>
/// <param name="Kind">Why it came to a person; null where it waits for nobody.</param>
/// <param name="Reasons">Why, in codes, each with what it is about.</param>
/// <param name="DueAt">When it must be handled.</param>
/// <param name="ClaimedBy">Who has taken it; null for nobody.</param>
/// <param name="ClaimedUntil">When the claim ends by itself.</param>
/// <param name="Proposed">What the rules propose; null where they propose nothing.</param>
/// <param name="Proposal">What waits for a second person; null for nothing.</param>
/// <param name="ApprovalCauses">Why a second person is needed.</param>
/// <param name="Disqualified">Who may not handle it.</param>
/// <param name="Heard">Facts the party has been heard about.</param>
/// <param name="Exempted">Facts the party need not be heard about.</param>
public sealed record WorkView(
    string? Kind, IReadOnlyList<ReasonView> Reasons, DateTimeOffset? DueAt, string? ClaimedBy, DateTimeOffset? ClaimedUntil, OutcomeView? Proposed, ProposalView? Proposal,
    IReadOnlyList<string> ApprovalCauses, IReadOnlyList<string> Disqualified, IReadOnlyList<string> Heard, IReadOnlyList<string> Exempted);

/// <summary>Why a person must look at a case.</summary>
/// <param name="Code">The code.</param>
/// <param name="About">What it is about.</param>
public sealed record ReasonView(string Code, IReadOnlyList<string> About);

/// <summary>What an evaluation comes to.</summary>
/// <param name="Outcome">The outcome; null for none.</param>
/// <param name="Amounts">Its amounts.</param>
/// <param name="Hash">The evaluation's hash.</param>
public sealed record OutcomeView(string? Outcome, IReadOnlyList<AmountBody> Amounts, string Hash);

/// <summary>What a caseworker proposes.</summary>
/// <param name="By">Who.</param>
/// <param name="Reason">Why; null where that is hidden.</param>
/// <param name="Answers">The answers to the reasons for review; none where they are hidden.</param>
/// <param name="Outcome">What it comes to.</param>
public sealed record ProposalView(string By, string? Reason, IReadOnlyList<AnswerBody> Answers, OutcomeView Outcome);
