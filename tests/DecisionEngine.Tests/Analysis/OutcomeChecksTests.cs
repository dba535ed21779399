using DecisionEngine.Loading;

namespace DecisionEngine.Tests.Analysis;

public sealed class OutcomeChecksTests
{
    [Theory]
    [InlineData("member", "!member")]
    [InlineData("member == true", "!member")]
    [InlineData("member", "member == false")]
    [InlineData("member != renewal", "renewal == member")]
    [InlineData("member ? renewal : health", "member && !renewal")]
    [InlineData("income < limit", "limit <= income")]
    [InlineData("income < limit", "income > limit || limit == income")]
    [InlineData("income + fee < limit", "!(limit > income + fee)")]
    [InlineData("visits < 5", "visits > 5 || 5 == visits")]
    [InlineData("10 <= visits", "visits < 10")]
    [InlineData("visits > 3 && visits < 5", "visits == 5 || visits <= 3")]
    [InlineData("visits in (1, 2)", "visits > 2 || visits < 1")]
    [InlineData("pool == 'sea'", "pool in ('indoor', 'outdoor')")]
    [InlineData("pool == 'sea'", "'outdoor' == pool")]
    [InlineData("pool != 'sea'", "pool != 'indoor' && pool != 'outdoor'")]
    [InlineData("remark == 'a'", "remark == 'b'")]
    [InlineData("applied < Dates.On(2024, 6, 1)", "applied >= Dates.On(2024, 6, 1)")]
    [InlineData("trips.Any()", "!trips.Any()")]
    [InlineData("lowIncome", "!lowIncome")]
    [InlineData("lowIncome", "income >= limit")]
    [InlineData("entitled", "!member")]
    [InlineData("entitled", "limit <= income")]
    [InlineData("!often && member", "member && visits >= oftenEnough")]
    [InlineData("size == 'large'", "size == 'small'")]
    public void Conditions_that_exclude_each_other_are_proven_to(string first, string second)
    {
        Assert.Empty(Overlaps(first, second));
        Assert.Empty(Overlaps(second, first));
    }

    [Theory]
    [InlineData("member", "renewal")]
    [InlineData("member", "member")]
    [InlineData("visits < 5", "visits < 6")]
    [InlineData("visits <= 5", "visits >= 5")]
    [InlineData("visits > 5", "visits != 5 && visits >= 5")]
    [InlineData("visits < 5", "visits != 5 && visits <= 5")]
    [InlineData("visits > 3 && visits < 9", "visits > 2 && visits < 4")]
    [InlineData("remark != 'a'", "remark != 'b'")]
    [InlineData("applied > Dates.On(2024, 1, 1)", "applied > Dates.On(2025, 1, 1)")]
    [InlineData("income < limit", "income < fee")]
    [InlineData("income <= limit", "limit <= income")]
    [InlineData("pool == 'sea'", "pool != 'indoor'")]
    [InlineData("pool in ('sea', 'indoor')", "pool in ('indoor', 'outdoor')")]
    [InlineData("lowIncome", "income < limit")]
    [InlineData("entitled", "member")]
    [InlineData("!entitled", "member && lowIncome")]
    [InlineData("member ? renewal : health", "renewal && health")]
    public void Conditions_that_may_hold_together_are_warned_about(string first, string second)
    {
        Assert.Single(Overlaps(first, second));
        Assert.Single(Overlaps(second, first));
    }

    [Fact]
    public void One_warning_names_every_outcome_above_that_may_hold_together_with_it()
    {
        var warnings = Overlaps("member", "renewal", "health").Select(warning => warning.Message);
        Assert.Equal(
            ["`trial` may hold together with `card`, which stands above it and then wins.", "`no-card` may hold together with `card`, `trial`, which stand above it and then win."],
            warnings);
    }

    [Fact]
    public void Too_many_cases_are_not_proven_and_end_all_the_same()
    {
        var parity = string.Join(" != ", Enumerable.Range(1, 14).Select(number => $"(visits + {number} < distance)"));
        Assert.Single(Overlaps(parity, $"!({parity})"));
    }

    [Theory]
    [InlineData("member", "!member && lowIncome", "!member && income >= limit", true)]
    [InlineData("visits < 5", "visits == 5", "visits > 5", true)]
    [InlineData("pool == 'sea'", "pool == 'indoor'", "pool == 'outdoor'", true)]
    [InlineData("visits < 5", "visits == 6", "visits > 5 && visits != 6", false)]
    [InlineData("pool == 'sea'", "pool == 'indoor'", "pool == 'outdoor' && member", false)]
    [InlineData("entitled", "!member", "!lowIncome", false)]
    public void Outcomes_may_do_without_a_person_only_where_one_is_proven_to_hold(string first, string second, string third, bool isTotal)
    {
        var file = BaseRules.Read([.. Whens(first, second, third), (",\n    { \"id\": \"unclear\", \"otherwise\": \"review\" }", "")]);
        Assert.Equal(isTotal, file.Program is not null);
        Assert.Equal(!isTotal, file.Diagnostics.Any(finding => finding.Code == DiagnosticCode.OutcomesNotTotal));
    }

    private static IEnumerable<Diagnostic> Overlaps(string first, string second, string third = "false")
    {
        var file = BaseRules.Read(Whens(first, second, third));
        Assert.True(file.Program is not null, string.Join('\n', file.Diagnostics));
        return file.Diagnostics.Where(finding => finding.Code == DiagnosticCode.OutcomesOverlap);
    }

    private static (string, string)[] Whens(string first, string second, string third) =>
    [
        ("\"when\": \"entitled\"", $"\"when\": \"{first}\""),
        ("\"when\": \"!entitled && member && lowIncome\"", $"\"when\": \"{second}\""),
        ("\"when\": \"!member || !lowIncome\"", $"\"when\": \"{third}\""),
    ];
}
