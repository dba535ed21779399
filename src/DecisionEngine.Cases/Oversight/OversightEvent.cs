using System.Collections.Immutable;

namespace DecisionEngine.Cases.Oversight;

/// <summary>Something that has happened to what decides: a rule set, or the automation of one party's cases.</summary>
public abstract record OversightEvent;

/// <summary>Automation was stopped, at once (R24).</summary>
/// <param name="Reason">Why.</param>
public sealed record AutomationHalted(string Reason) : OversightEvent;

/// <summary>Automation goes on.</summary>
/// <param name="Reason">Why.</param>
public sealed record AutomationResumed(string Reason) : OversightEvent;

/// <summary>A contest, or the complaint body, changed a decision; counted against the steps it was about.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Result">upheld, partly, changed or sent-back.</param>
/// <param name="Steps">The steps.</param>
public sealed record DecisionReversed(string CaseId, string Result, ImmutableArray<string> Steps) : OversightEvent;

/// <summary>A step was reversed more often than its limit and stops deciding alone. Legal staff are told.</summary>
/// <param name="Step">The step.</param>
/// <param name="Reversals">How often within the days counted.</param>
/// <param name="Limit">The limit.</param>
public sealed record StepSuspended(string Step, int Reversals, int Limit) : OversightEvent;

/// <summary>Legal staff let a step decide again.</summary>
/// <param name="Step">The step.</param>
/// <param name="Reason">Why.</param>
public sealed record StepReinstated(string Step, string Reason) : OversightEvent;

/// <summary>Decisions that used something wrong were looked for.</summary>
/// <param name="Cause">What was wrong.</param>
/// <param name="Version">The rule set's version; null for every one.</param>
/// <param name="Used">What they used: <c>step:…</c>, <c>rate:…</c>, <c>source:…</c>; null for every decision of the version.</param>
/// <param name="Decisions">How many were found.</param>
/// <param name="Action">hold, reopen or list.</param>
public sealed record RemediationMade(string Cause, string? Version, string? Used, int Decisions, string Action) : OversightEvent;
