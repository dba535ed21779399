using System.Collections.Immutable;

namespace DecisionEngine.Cases.Storage;

/// <summary>Which cases. What is null is not asked about.</summary>
/// <param name="Unit">The unit that holds them.</param>
/// <param name="State">Their state.</param>
/// <param name="CaseType">The rule set.</param>
public sealed record CaseFilter(string? Unit = null, string? State = null, string? CaseType = null);

/// <summary>Which cases that wait. What is null is not asked about.</summary>
/// <param name="Units">The units they wait in; every unit when left out.</param>
/// <param name="Kind">review, approval or reassessment.</param>
/// <param name="CaseType">The rule set.</param>
/// <param name="Reason">The code of a reason they have.</param>
/// <param name="Assignee">Who has claimed them.</param>
/// <param name="IsUnclaimed">Only those that nobody has claimed, or whose claim has ended by itself.</param>
/// <param name="NotExcluded">The id of somebody who must be allowed to take them.</param>
public sealed record QueueFilter(
    ImmutableArray<string> Units = default, string? Kind = null, string? CaseType = null, string? Reason = null, string? Assignee = null,
    bool IsUnclaimed = false, string? NotExcluded = null);

/// <summary>A place in the queue.</summary>
/// <param name="DueAt">When the case there must be handled.</param>
/// <param name="CaseId">The case.</param>
public sealed record QueuePlace(DateTimeOffset DueAt, string CaseId);

/// <summary>Which decisions. What is null is not asked about.</summary>
/// <param name="RuleSet">The rule set.</param>
/// <param name="Version">Its version.</param>
/// <param name="Used">Something they rest on, e.g. <c>rate:taper</c>.</param>
/// <param name="State">issued, dispatched, superseded or annulled.</param>
public sealed record DecisionFilter(string RuleSet, string? Version = null, string? Used = null, string? State = null);

/// <summary>A view of personal data with its place in the access log.</summary>
/// <param name="Number">Its place; later views have higher ones.</param>
/// <param name="Access">The view.</param>
public sealed record NumberedAccess(long Number, AccessRow Access);
