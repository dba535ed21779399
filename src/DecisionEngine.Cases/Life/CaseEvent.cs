using System.Collections.Immutable;
using DecisionEngine.Cases.Publishing;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Life;

/// <summary>Something that has happened to a case. Events are never changed; a property once written keeps its name and meaning.</summary>
public abstract record CaseEvent;

/// <summary>The case was handed in.</summary>
/// <param name="CaseType">The rule set.</param>
/// <param name="Unit">The unit that holds it.</param>
/// <param name="Party">Whom it is about.</param>
/// <param name="Representative">Who acts for the party; null for nobody (R10).</param>
/// <param name="Channel">web, phone, paper or visit: the rights are the same.</param>
/// <param name="Language">The language letters are written in.</param>
/// <param name="Facts">A facts file.</param>
/// <param name="OwnDeadline">When the authority says it will have decided.</param>
/// <param name="SaysAutomated">The sentence about automation the party was given when applying (R22).</param>
public sealed record CaseOpened(
    string CaseType, string Unit, Party Party, Representative? Representative, string Channel, string Language, JRaw Facts, DateOnly OwnDeadline, string SaysAutomated) : CaseEvent;

/// <summary>Facts came in, or were set right by a caseworker before a decision.</summary>
/// <param name="Facts">A facts file with these facts alone.</param>
/// <param name="Channel">The channel they came by.</param>
/// <param name="From">Whom they came from.</param>
public sealed record FactsSupplied(JRaw Facts, string Channel, string From) : CaseEvent;

/// <summary>A note was taken of something received or done (offentlighedsloven § 13, R12).</summary>
/// <param name="Text">The note.</param>
/// <param name="From">Whom it came from; empty for the authority's own step.</param>
/// <param name="Channel">The channel.</param>
public sealed record NoteAdded(string Text, string From, string Channel) : CaseEvent;

/// <summary>The party named somebody to act for them, or ended it (R10).</summary>
/// <param name="Representative">Who acts from now on; null for nobody.</param>
public sealed record RepresentativeNamed(Representative? Representative) : CaseEvent;

/// <summary>The party was asked for facts, in the order worth asking.</summary>
/// <param name="Facts">Ids of the facts.</param>
/// <param name="Days">Calendar days to answer, from the day the letter has come forward.</param>
public sealed record FactsAsked(ImmutableArray<string> Facts, int Days) : CaseEvent;

/// <summary>The party was given the facts that speak against them, to comment before a decision (FVL § 19, R8).</summary>
/// <param name="Facts">The facts with why they matter.</param>
/// <param name="Days">Calendar days to reply, from the day the letter has come forward.</param>
public sealed record HearingOpened(ImmutableArray<HeardFact> Facts, int Days) : CaseEvent;

/// <summary>The party was given more time.</summary>
/// <param name="Until">The new last day.</param>
/// <param name="Reason">Why.</param>
public sealed record DeadlineExtended(DateOnly Until, string Reason) : CaseEvent;

/// <summary>The party replied to the hearing.</summary>
/// <param name="Text">The reply.</param>
/// <param name="Channel">The channel it came by.</param>
public sealed record HearingReplied(string Text, string Channel) : CaseEvent;

/// <summary>The last day to answer or reply went by.</summary>
public sealed record DeadlineExpired : CaseEvent;

/// <summary>It was recorded why the party need not be heard about some facts (FVL § 19, stk. 2).</summary>
/// <param name="Facts">Ids of the facts.</param>
/// <param name="Law">The provision.</param>
/// <param name="Reason">Why.</param>
public sealed record HearingExempted(ImmutableArray<string> Facts, string Law, string Reason) : CaseEvent;

/// <summary>The case went to a person.</summary>
/// <param name="Kind">flags, answered, correction, reopened, sent-back or body.</param>
/// <param name="Reasons">Why.</param>
/// <param name="DueAt">When it must be handled.</param>
/// <param name="Evaluation">What the rules say; null where the engine could not say anything.</param>
public sealed record SentToReview(string Kind, ImmutableArray<ReasonForReview> Reasons, DateTimeOffset DueAt, EvaluationSummary? Evaluation) : CaseEvent;

/// <summary>A caseworker took the case.</summary>
/// <param name="By">Staff id.</param>
/// <param name="Until">When the claim ends by itself.</param>
public sealed record ReviewClaimed(string By, DateTimeOffset Until) : CaseEvent;

/// <summary>The claim ended: given back, or run out.</summary>
/// <param name="Expired">Whether it ran out.</param>
public sealed record ClaimReleased(bool Expired) : CaseEvent;

/// <summary>A team lead gave the case to somebody.</summary>
/// <param name="To">Staff id.</param>
/// <param name="Until">When the claim ends by itself.</param>
/// <param name="Reason">Why: absence, for example.</param>
public sealed record ReviewReassigned(string To, DateTimeOffset Until, string Reason) : CaseEvent;

/// <summary>Somebody was disqualified from the case (FVL §§ 3–4).</summary>
/// <param name="Who">Staff id.</param>
/// <param name="Reason">Why.</param>
public sealed record Disqualified(string Who, string Reason) : CaseEvent;

/// <summary>The case went back to the queue.</summary>
/// <param name="Unit">The unit it goes to.</param>
/// <param name="Reason">Why.</param>
public sealed record CaseSentBack(string Unit, string Reason) : CaseEvent;

/// <summary>A caseworker proposed a decision that a second person must approve.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Causes">Why a second person: rule-set, amount, deviation or sample.</param>
/// <param name="DueAt">When it must be handled.</param>
public sealed record ApprovalSought(Proposal Proposal, ImmutableArray<string> Causes, DateTimeOffset DueAt) : CaseEvent;

/// <summary>The second person returned the proposal.</summary>
/// <param name="Points">What is wrong, point by point.</param>
/// <param name="DueAt">When it must be handled.</param>
public sealed record ProposalReturned(ImmutableArray<ReturnPoint> Points, DateTimeOffset DueAt) : CaseEvent;

/// <summary>Something changed after the proposal was made, so that nobody can approve it any more.</summary>
/// <param name="Because">What changed.</param>
public sealed record ApprovalVoided(string Because) : CaseEvent;

/// <summary>Somebody tried to approve their own work. Refused, and noted for the audit.</summary>
/// <param name="Who">Staff id.</param>
public sealed record OwnApprovalRefused(string Who) : CaseEvent;

/// <summary>A decision was issued: it and its explanation are frozen. The party sees it when it is sent.</summary>
/// <param name="DecisionId">The decision.</param>
/// <param name="Evaluation">The evaluation it stands on.</param>
/// <param name="FileHash">SHA-256 of the rule set's file.</param>
/// <param name="PathsHash">SHA-256 of the list of tested paths the evaluation was made with.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Kind">What it means to the party, as in the rule set; <c>own</c> where a person gave another.</param>
/// <param name="Amounts">Its amounts.</param>
/// <param name="Authorship">Who made it.</param>
/// <param name="DecidedBy">Who decided; null for the rules alone.</param>
/// <param name="ApprovedBy">Who approved as the second person; null for nobody.</param>
/// <param name="Review">What the person wrote; null for the rules alone.</param>
/// <param name="Supersedes">The decision it replaces; null for none.</param>
/// <param name="Used">What it rests on: <c>step:…</c>, <c>rate:…</c>, <c>source:…</c>.</param>
public sealed record DecisionIssued(
    string DecisionId, EvaluationSummary Evaluation, string FileHash, string PathsHash, string Outcome, string Kind, ImmutableArray<DecidedAmount> Amounts, Authorship Authorship,
    StaffName? DecidedBy, StaffName? ApprovedBy, Proposal? Review, string? Supersedes, ImmutableArray<string> Used) : CaseEvent;

/// <summary>A decision that is not sent was held back.</summary>
/// <param name="DecisionId">The decision.</param>
/// <param name="Cause">halt, outlier or remediation.</param>
/// <param name="Reason">Why.</param>
public sealed record DecisionHeld(string DecisionId, string Cause, string Reason) : CaseEvent;

/// <summary>A held decision was let go.</summary>
/// <param name="DecisionId">The decision.</param>
/// <param name="Reason">Why.</param>
public sealed record DecisionLetGo(string DecisionId, string Reason) : CaseEvent;

/// <summary>A letter was written for today, byte for byte as it is sent (R13, R14). It is sent next; a crash in between sends these bytes again.</summary>
/// <param name="LetterId">The letter; the receiver knows a repeat by it.</param>
/// <param name="To">The recipient's key.</param>
/// <param name="Channel">How it is sent.</param>
/// <param name="On">The letter's date, which is the date of dispatch.</param>
/// <param name="ComesForward">The day it is taken to come forward.</param>
/// <param name="Deadline">The last day to complain, reply or answer; null where nothing runs.</param>
/// <param name="Sha256">Of the letter's bytes.</param>
/// <param name="Code">The code anyone can verify the letter by.</param>
public sealed record LetterPrepared(string LetterId, string To, string Channel, DateOnly On, DateOnly ComesForward, DateOnly? Deadline, string Sha256, string Code) : CaseEvent;

/// <summary>A letter as prepared was sent. Only now do its deadlines run (R6).</summary>
/// <param name="LetterId">The letter.</param>
/// <param name="At">When it went out.</param>
public sealed record LetterSent(string LetterId, DateTimeOffset At) : CaseEvent;

/// <summary>A letter could not be sent. No clock runs.</summary>
/// <param name="LetterId">The letter.</param>
/// <param name="Code">What went wrong.</param>
/// <param name="NextAttempt">When it is tried again; null where a person must look.</param>
public sealed record LetterFailed(string LetterId, string Code, DateTimeOffset? NextAttempt) : CaseEvent;

/// <summary>A payment instruction was handed over.</summary>
/// <param name="InstructionId">The instruction; the receiver knows a repeat by it.</param>
/// <param name="DecisionId">The decision.</param>
/// <param name="Kind">start, change or stop.</param>
/// <param name="Sha256">Of the file.</param>
public sealed record PaymentInstructed(string InstructionId, string DecisionId, string Kind, string Sha256) : CaseEvent;

/// <summary>A payment instruction could not be handed over.</summary>
/// <param name="InstructionId">The instruction.</param>
/// <param name="Code">What went wrong.</param>
/// <param name="NextAttempt">When it is tried again.</param>
public sealed record PaymentFailed(string InstructionId, string Code, DateTimeOffset NextAttempt) : CaseEvent;

/// <summary>The authority will miss its own deadline and says so.</summary>
/// <param name="Until">The new one.</param>
public sealed record DelayAnnounced(DateOnly Until) : CaseEvent;

/// <summary>Somebody said that a fact is wrong (GDPR art. 16).</summary>
/// <param name="Facts">A facts file with the value the party gives.</param>
/// <param name="HowKnown">How they know.</param>
/// <param name="Channel">The channel it came by.</param>
/// <param name="IsRegister">Whether it is a register's fact, which somebody else must set right.</param>
/// <param name="Would">What would follow; null where it cannot be computed.</param>
/// <param name="WouldChange">Whether the answer or an amount would be another.</param>
public sealed record FactCorrected(JRaw Facts, string HowKnown, string Channel, bool IsRegister, EvaluationSummary? Would, bool WouldChange) : CaseEvent;

/// <summary>The party disagrees with a decision.</summary>
/// <param name="DecisionId">The decision.</param>
/// <param name="Text">What they say.</param>
/// <param name="Reasons">fact-wrong, rule-misread, special-circumstances, not-understood; may be empty.</param>
/// <param name="Step">The step it is about, where they point at one; null otherwise.</param>
/// <param name="Channel">The channel it came by.</param>
/// <param name="IsLate">Whether it came after the deadline. It is handled all the same: only the complaint body dismisses (R7).</param>
/// <param name="DueAt">When the reassessment must be done: within four weeks (R7).</param>
/// <param name="Original">What the version that decided says of today's facts; null where it cannot be computed.</param>
/// <param name="Current">What the version in force now says; null where it cannot be computed.</param>
public sealed record DecisionContested(
    string DecisionId, string Text, ImmutableArray<string> Reasons, string? Step, string Channel, bool IsLate, DateTimeOffset DueAt, EvaluationSummary? Original, EvaluationSummary? Current) : CaseEvent;

/// <summary>Somebody else than the first decider has reassessed.</summary>
/// <param name="Result">upheld (the party is right), partly or kept.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why, to the party.</param>
/// <param name="Steps">The steps it was about, so that a rule that is often reversed shows.</param>
public sealed record ContestReassessed(string Result, StaffName By, string Reason, ImmutableArray<string> Steps) : CaseEvent;

/// <summary>The party said whether the complaint stands.</summary>
/// <param name="Stands">Whether it does; silence until the deadline counts as yes.</param>
/// <param name="Channel">The channel it came by.</param>
public sealed record StandAnswered(bool Stands, string Channel) : CaseEvent;

/// <summary>The complaint went to the complaint body with all files of the case (R7).</summary>
/// <param name="Body">The body.</param>
/// <param name="Because">kept, stands or overdue.</param>
public sealed record ComplaintForwarded(string Body, string Because) : CaseEvent;

/// <summary>The complaint body answered.</summary>
/// <param name="Result">kept, changed, sent-back or dismissed.</param>
/// <param name="Text">Its reasons.</param>
/// <param name="Steps">The steps it was about.</param>
public sealed record ComplaintBodyAnswered(string Result, string Text, ImmutableArray<string> Steps) : CaseEvent;

/// <summary>The authority took the case up again.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Cause">own-motion, remediation or body.</param>
public sealed record CaseReopened(string Reason, string Cause) : CaseEvent;

/// <summary>The decision in force was annulled.</summary>
/// <param name="DecisionId">The decision.</param>
/// <param name="Reason">Why.</param>
public sealed record DecisionAnnulled(string DecisionId, string Reason) : CaseEvent;

/// <summary>The party withdrew the application.</summary>
/// <param name="Channel">The channel it came by.</param>
public sealed record CaseWithdrawn(string Channel) : CaseEvent;

/// <summary>The party has died.</summary>
/// <param name="On">The date.</param>
public sealed record PartyDied(DateOnly On) : CaseEvent;

/// <summary>The party has moved to another authority, which takes the case on.</summary>
/// <param name="To">The authority.</param>
/// <param name="On">The date.</param>
public sealed record PartyMoved(string To, DateOnly On) : CaseEvent;

/// <summary>The personal data were disposed of by schedule. The chain stays verifiable.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="CaseType">The rule set.</param>
/// <param name="Unit">The unit that held it.</param>
public sealed record Disposed(string Schedule, string CaseType, string Unit) : CaseEvent;
