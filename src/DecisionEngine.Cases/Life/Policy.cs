using System.Collections.Immutable;

namespace DecisionEngine.Cases.Life;

/// <summary>The authority's own deadlines and limits: configuration, where law or the rule set says nothing.</summary>
public sealed record Policy
{
    /// <summary>The time zone dates are taken in (IANA).</summary>
    public string TimeZone { get; init; } = "Europe/Copenhagen";

    /// <summary>The unit that holds each case type; <see cref="Unit"/> holds the others.</summary>
    public ImmutableDictionary<string, string> Units { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The unit that holds case types no other holds.</summary>
    public string Unit { get; init; } = "citizen-service";

    /// <summary>Days from application to decision the authority promises.</summary>
    public int OwnDeadlineDays { get; init; } = 28;

    /// <summary>So many days before that the party is told if it will be missed.</summary>
    public int DelayNoticeDays { get; init; } = 3;

    /// <summary>By how many days the deadline moves then.</summary>
    public int DelayDays { get; init; } = 21;

    /// <summary>Days the party has to answer a question.</summary>
    public int AskDays { get; init; } = 14;

    /// <summary>Days the party has to reply to a hearing.</summary>
    public int HearingDays { get; init; } = 14;

    /// <summary>Days the party has to say whether a complaint stands.</summary>
    public int StandDays { get; init; } = 14;

    /// <summary>Days within which a review must be handled.</summary>
    public int ReviewDays { get; init; } = 7;

    /// <summary>Days within which a second person must approve.</summary>
    public int ApprovalDays { get; init; } = 3;

    /// <summary>Weeks within which a contest is reassessed, or else forwarded (R7).</summary>
    public int ReassessmentWeeks { get; init; } = 4;

    /// <summary>Minutes a claim lasts.</summary>
    public int ClaimMinutes { get; init; } = 120;

    /// <summary>Years after the end until the data are disposed of.</summary>
    public int RetentionYears { get; init; } = 5;

    /// <summary>Rule sets in which a second person always approves.</summary>
    public ImmutableArray<string> FourEyesRuleSets { get; init; } = [];

    /// <summary>An amount from which a second person approves; in the amount's own currency, for its own period.</summary>
    public decimal FourEyesFrom { get; init; } = 250_000m;

    /// <summary>The share of a person's conclusions a second person sees, 0 to 1.</summary>
    public decimal FourEyesShare { get; init; } = 0.02m;

    /// <summary>The share of automatic decisions drawn for review where the rule set says nothing, 0 to 1.</summary>
    public decimal SampleShare { get; init; } = 0.02m;

    /// <summary>How many reversals within <see cref="ReversalDays"/> stop a step from deciding alone.</summary>
    public int ReversalLimit { get; init; } = 3;

    /// <summary>The days reversals are counted over.</summary>
    public int ReversalDays { get; init; } = 90;

    /// <summary>Longest wait between attempts to send.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromHours(6);

    /// <summary>For each rule set, the ids of the amounts that are paid to the party; its other amounts only inform, or are charged.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> PaidAmounts { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Whether an amount of a rule set is paid to the party.</summary>
    public bool IsPaid(string ruleSet, string amount) => PaidAmounts.TryGetValue(ruleSet, out var paid) && paid.Contains(amount);

    /// <summary>The unit that holds a case type.</summary>
    public string UnitOf(string caseType) => Units.GetValueOrDefault(caseType, Unit);

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The moment as the authority's clocks show it.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The date on the authority's calendar.</summary>
    public DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>Midnight at the start of a date.</summary>
    public DateTimeOffset StartOf(DateOnly date)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight));
    }
}
