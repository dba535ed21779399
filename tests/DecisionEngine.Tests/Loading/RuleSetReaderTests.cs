using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Tests.Loading;

/// <summary>What is read into a rule set, and what of it must fit together.</summary>
public sealed class RuleSetReaderTests
{
    [Theory]
    [InlineData("P3M", 3, 0)]
    [InlineData("P1Y", 12, 0)]
    [InlineData("P1Y6M", 18, 0)]
    [InlineData("P2W", 0, 14)]
    [InlineData("P10D", 0, 10)]
    [InlineData("P1M10D", 1, 10)]
    [InlineData("P1Y2M3W4D", 14, 25)]
    public void A_span_of_time_is_read_in_months_and_days(string span, int months, int days) =>
        Assert.Equal(new Freshness(months, days), BaseRules.Read(("\"freshFor\": \"P3M\"", $"\"freshFor\": \"{span}\"")).RuleSet!.Facts[3].FreshFor);

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("3M")]
    [InlineData("P3")]
    [InlineData("PM")]
    [InlineData("P1D2M")]
    [InlineData("P1M2M")]
    [InlineData("PT3H")]
    [InlineData("P1DT3H")]
    [InlineData("-P3M")]
    [InlineData("P-3M")]
    [InlineData("P1.5M")]
    [InlineData("p3m")]
    [InlineData(" P3M")]
    [InlineData("P99999999999999999999M")]
    [InlineData("P٣M")]
    public void What_is_no_span_of_time_is_refused(string span) =>
        AssertOnly("value-invalid", "facts[3].freshFor", ("\"freshFor\": \"P3M\"", $"\"freshFor\": \"{span}\""));

    [Theory]
    [InlineData("1,000")]
    [InlineData("1.000,00")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("--1")]
    [InlineData("(1)")]
    [InlineData("1_000")]
    [InlineData("NaN")]
    [InlineData("١")]
    [InlineData("")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1.00000000000000000000000000000001")]
    public void What_is_no_plain_number_is_refused(string number) =>
        AssertOnly("value-invalid", "rates[0].values[0].value", ("\"value\": \"20000\"", $"\"value\": \"{number}\""));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-1.50", -1.5)]
    [InlineData("00012", 12)]
    [InlineData("0.0000000000000000000000000000", 0)]
    public void A_plain_number_is_read_as_it_stands(string number, double expected) =>
        Assert.Equal((decimal)expected, BaseRules.Read(("\"value\": \"20000\"", $"\"value\": \"{number}\"")).RuleSet!.Rates[0].Values[0].Number);

    [Theory]
    [InlineData("2024-1-1")]
    [InlineData("2024-02-30")]
    [InlineData("24-01-01")]
    [InlineData("2024-01-01T00:00:00")]
    [InlineData("01-01-2024")]
    [InlineData("0000-01-01")]
    [InlineData("")]
    public void What_is_no_date_is_refused(string date) =>
        Assert.Contains(BaseRules.Read(("\"inForce\": { \"from\": \"2024-01-01\" }", $"\"inForce\": {{ \"from\": \"{date}\" }}")).Diagnostics, finding => finding.Code == DiagnosticCode.ValueInvalid && finding.At.Path == "inForce.from");

    [Theory]
    [InlineData("2024-01-01", "2024-12-31,2025-01-01")]
    [InlineData("2024-06-01", "2024-12-31,2025-01-01")]
    [InlineData("2024-01-01", "2024-12-30,2025-01-01", "rate-gap")]
    [InlineData("2023-12-31", "2024-12-31,2025-01-01", "rate-gap")]
    [InlineData("2024-01-01", "2025-01-01,2025-01-01", "rate-overlap")]
    [InlineData("2024-01-01", "2024-12-31,2023-01-01", "rate-overlap")]
    public void Every_date_in_force_has_one_value(string inForce, string change, params string[] expected)
    {
        var dates = change.Split(',');
        var file = BaseRules.Read(
            ("\"inForce\": { \"from\": \"2024-01-01\" }", $"\"inForce\": {{ \"from\": \"{inForce}\" }}"),
            ("\"to\": \"2024-12-31\", \"value\": \"20000\"", $"\"to\": \"{dates[0]}\", \"value\": \"20000\""),
            ("{ \"from\": \"2025-01-01\", \"value\": \"21000\"", $"{{ \"from\": \"{dates[1]}\", \"value\": \"21000\""));
        Assert.Equal(expected, file.Diagnostics.Where(finding => finding.At.Path.StartsWith("rates[0]", StringComparison.Ordinal)).Select(finding => finding.Code.Id));
    }

    [Theory]
    [InlineData("\"to\": \"2026-12-31\"", "")]
    [InlineData("\"to\": \"2026-12-31\"", ", \"to\": \"2026-12-31\"")]
    [InlineData("\"to\": \"2026-12-31\"", ", \"to\": \"2026-12-30\"", "rate-gap")]
    [InlineData("", ", \"to\": \"2026-12-31\"", "rate-gap")]
    public void A_rate_lasts_as_long_as_the_rule_set_is_in_force(string inForceTo, string rateTo, params string[] expected)
    {
        var isOpen = inForceTo.Length == 0;
        var file = BaseRules.Read(
            ("\"inForce\": { \"from\": \"2024-01-01\" }", $"\"inForce\": {{ \"from\": \"2024-01-01\"{(isOpen ? "" : ", " + inForceTo)} }}"),
            ("{ \"from\": \"2025-01-01\", \"value\": \"21000\"", $"{{ \"from\": \"2025-01-01\"{rateTo}, \"value\": \"21000\""));
        Assert.Equal(expected, file.Diagnostics.Where(finding => finding.At.Path.StartsWith("rates[0]", StringComparison.Ordinal)).Select(finding => finding.Code.Id));
    }

    [Theory]
    [InlineData("visits >= \\\"x\\\" || nme")]
    [InlineData("\\u0076isits >= nme")]
    [InlineData("visits\\t>= nme")]
    [InlineData("visits >= nme")]
    public void A_finding_stands_at_its_column_whatever_is_escaped_before_it(string expression)
    {
        var file = BaseRules.Read(("visits >= oftenEnough || health && distance <= 2.5 || waited >= 6 && pool == 'sea'", expression));
        var step = BaseRules.With(("visits >= oftenEnough || health && distance <= 2.5 || waited >= 6 && pool == 'sea'", expression)).Split('\n')[71];
        var finding = Assert.Single(file.Diagnostics, finding => finding.Code == DiagnosticCode.NameUnknown);
        Assert.Equal(step.IndexOf("nme", StringComparison.Ordinal) + 1, finding.At.Column);
    }

    [Theory]
    [InlineData("nme", "name")]
    [InlineData("naem", "name")]
    [InlineData("Name", "name")]
    [InlineData("house-hold", "household")]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("entirelyElse", null)]
    public void The_nearest_name_is_suggested(string unknown, string? expected) =>
        Assert.Equal(expected is null ? null : $"Did you mean `{expected}`?", Suggestion.For(unknown, ["name", "household", "income"]));

    [Theory]
    [InlineData("Du får pladsen.", "da", true)]
    [InlineData("Kommunalbestyrelsens sagsbehandlingsforpligtelser vedrørende dokumentationskrav indebærer umiddelbart administrativ efterprøvelse af oplysningsgrundlaget.", "da", false)]
    [InlineData("You get the place.", "en", true)]
    [InlineData("The municipality has established that the remuneration documented throughout the qualifying period exceeds the statutory maximum.", "en", false)]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y z.", "en", false)]
    [InlineData("", "da", true)]
    public void A_sentence_that_is_hard_to_read_is_found(string text, string language, bool isEasy) =>
        Assert.Equal(isEasy, Readability.HardestSentence(text, language) is null);

    private static void AssertOnly(string code, string path, (string, string) change)
    {
        var finding = Assert.Single(BaseRules.Read(change).Diagnostics, finding => finding.Severity == Severity.Error);
        Assert.Equal((code, path), (finding.Code.Id, finding.At.Path));
    }
}
