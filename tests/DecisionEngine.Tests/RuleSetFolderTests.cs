using System.Text;
using DecisionEngine.Tests.Cli;

namespace DecisionEngine.Tests;

public sealed class RuleSetFolderTests : IDisposable
{
    private const string Facts = """{ "appliedOn": "DATE", "born": { "value": "1950-05-05", "source": "register:CPR" }, "monthlyIncome": 10000 }""";
    private static readonly DateTimeOffset Decided = new(2025, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Workshop workshop = new();

    [Fact]
    public void A_folder_that_is_not_there_has_no_versions() => Assert.Empty(RuleSetFolder.Open(workshop.PathOf("nowhere")).Versions);

    [Fact]
    public void Versions_are_ordered_as_numbers()
    {
        workshop.Write("rules/card/10.json", "{}");
        workshop.Write("rules/card/9.json", "{}");

        Assert.Equal(["1", "9", "10"], RuleSetFolder.Open(workshop.PathOf("rules/card")).Versions.AsEnumerable());
    }

    [Fact]
    public void The_effective_date_of_the_case_chooses_the_version()
    {
        AddSecondVersion();
        var folder = RuleSetFolder.Open(workshop.PathOf("rules/card"));

        Assert.Equal("1", For(folder, "2024-12-31"));
        Assert.Equal("2", For(folder, "2025-01-01"));
        Assert.Equal("1", folder.LoadInForceOn(new DateOnly(2024, 6, 1))!.File.RuleSet!.Version);
        Assert.Equal("2", folder.LoadInForceOn(new DateOnly(2025, 6, 1))!.File.RuleSet!.Version);
        Assert.Null(folder.LoadInForceOn(new DateOnly(2023, 6, 1)));
    }

    [Fact]
    public void A_case_whose_date_no_version_holds_gets_the_one_in_force_when_it_is_decided()
    {
        AddSecondVersion();

        Assert.Equal("2", For(RuleSetFolder.Open(workshop.PathOf("rules/card")), "2020-01-01"));
    }

    [Fact]
    public void A_version_with_errors_is_never_passed_over()
    {
        AddSecondVersion();
        workshop.Replace("rules/card/2.json", "age >= cardAge", "agee >= cardAge");
        var folder = RuleSetFolder.Open(workshop.PathOf("rules/card"));

        Assert.Null(folder.LoadFor(Encoding.UTF8.GetBytes(Facts.Replace("DATE", "2025-01-01", StringComparison.Ordinal)), Decided)!.Evaluator);
        Assert.Equal("1", For(folder, "2024-12-31"));
    }

    [Fact]
    public void An_example_belongs_to_the_version_in_force_on_its_effective_date()
    {
        AddSecondVersion();
        workshop.Write("rules/card/examples/later.json", File.ReadAllText(workshop.PathOf("rules/card/examples/cheap.json"))
            .Replace("\"id\": \"cheap\"", "\"id\": \"later\"", StringComparison.Ordinal)
            .Replace("2024-03-01", "2025-01-15", StringComparison.Ordinal)
            .Replace("\"age\": 73", "\"age\": 74", StringComparison.Ordinal));
        var folder = RuleSetFolder.Open(workshop.PathOf("rules/card"));

        Assert.DoesNotContain("later", folder.Load("1").Examples.Select(example => example.Id));
        Assert.Equal(["later"], folder.Load("2").Examples.Select(example => example.Id));
        Assert.All(folder.Load("2").Test(), result => Assert.True(result.Holds));
    }

    public void Dispose() => workshop.Dispose();

    private static string For(RuleSetFolder folder, string date) =>
        folder.LoadFor(Encoding.UTF8.GetBytes(Facts.Replace("DATE", date, StringComparison.Ordinal)), Decided)!.File.RuleSet!.Version;

    private void AddSecondVersion()
    {
        var first = File.ReadAllText(workshop.Card);
        workshop.Write("rules/card/2.json", first
            .Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal)
            .Replace("\"inForce\": { \"from\": \"2024-01-01\" }", "\"inForce\": { \"from\": \"2025-01-01\" }", StringComparison.Ordinal));
        workshop.Replace("rules/card/1.json", "\"inForce\": { \"from\": \"2024-01-01\" }", "\"inForce\": { \"from\": \"2024-01-01\", \"to\": \"2024-12-31\" }");
    }
}
