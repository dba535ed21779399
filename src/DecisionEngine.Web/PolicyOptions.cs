using System.Collections.Immutable;
using DecisionEngine.Cases.Life;
using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web;

/// <summary>Reads the authority's own deadlines and limits; what is not set is as <see cref="Policy"/> has it.</summary>
internal static class PolicyOptions
{
    private const int MostDays = 3_650;

    // The units the invented people work in.
    private static readonly ImmutableDictionary<string, string> InventedUnits = ImmutableDictionary<string, string>.Empty.Add("friplads", Personas.DayCare);

    // What the shipped rule sets pay out; an authority with rule sets of its own says so in its settings.
    private static readonly ImmutableDictionary<string, string> ShippedPayments = ImmutableDictionary<string, string>.Empty
        .Add("friplads", "subsidy siblingDiscount refund").Add("flyttehjaelp", "grant").Add("helbredstillaeg", "supplement").Add("kompensationsydelse", "monthly");

    public static Policy Read(ConfigurationReader reader, bool isDevelopment)
    {
        var usual = isDevelopment ? new Policy { Unit = Personas.Benefits, Units = InventedUnits } : new Policy();
        var zone = reader.Text("Policy:TimeZone", usual.TimeZone);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            reader.Add("config.value", "Policy:TimeZone", "the name of a time zone is expected, such as Europe/Copenhagen.");
        var units = reader.Pairs("Policy:Units");
        int Days(string key, int otherwise) => reader.Whole($"Policy:{key}", otherwise, 0, MostDays);
        return usual with
        {
            TimeZone = zone,
            Units = units.IsEmpty ? usual.Units : units,
            Unit = reader.Text("Policy:Unit", usual.Unit),
            OwnDeadlineDays = Days("OwnDeadlineDays", usual.OwnDeadlineDays),
            DelayNoticeDays = Days("DelayNoticeDays", usual.DelayNoticeDays),
            DelayDays = Days("DelayDays", usual.DelayDays),
            AskDays = Days("AskDays", usual.AskDays),
            HearingDays = Days("HearingDays", usual.HearingDays),
            StandDays = Days("StandDays", usual.StandDays),
            ReviewDays = Days("ReviewDays", usual.ReviewDays),
            ApprovalDays = Days("ApprovalDays", usual.ApprovalDays),
            ReassessmentWeeks = reader.Whole("Policy:ReassessmentWeeks", usual.ReassessmentWeeks, 1, 4),
            ClaimMinutes = reader.Whole("Policy:ClaimMinutes", usual.ClaimMinutes, 1, 1_440),
            PaidAmounts = Paid(reader, isDevelopment),
            RetentionYears = reader.Whole("Policy:RetentionYears", usual.RetentionYears, 1, 100),
            FourEyesRuleSets = reader.List("Policy:FourEyesRuleSets"),
            FourEyesFrom = reader.Amount("Policy:FourEyesFrom", usual.FourEyesFrom),
            FourEyesShare = reader.Share("Policy:FourEyesShare", usual.FourEyesShare),
            SampleShare = reader.Share("Policy:SampleShare", usual.SampleShare),
            ReversalLimit = reader.Whole("Policy:ReversalLimit", usual.ReversalLimit, 1, 1_000_000),
            ReversalDays = Days("ReversalDays", usual.ReversalDays),
            LongestRetry = TimeSpan.FromMinutes(reader.Whole("Policy:LongestRetryMinutes", (int)usual.LongestRetry.TotalMinutes, 1, 10_080)),
        };
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> Paid(ConfigurationReader reader, bool isDevelopment)
    {
        var set = reader.Pairs("Policy:PaidAmounts");
        var paid = set.IsEmpty && isDevelopment ? ShippedPayments : set;
        return paid.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray(), StringComparer.Ordinal);
    }
}
