namespace DecisionEngine.Tests.Cli;

/// <summary>The rule sets of this repository keep what their examples promise.</summary>
public sealed class RepositoryRulesTests
{
    private static readonly string Rules = Path.Combine(Repository.Root, "rules");

    public static TheoryData<string> RuleSets =>
        [.. Directory.GetDirectories(Rules).Where(folder => Directory.GetFiles(folder, "*.json").Length > 0).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Every_example_of_every_rule_set_holds(string id)
    {
        using var workshop = new Workshop();

        var answer = workshop.Run("test", id, "--rules", Rules);

        Assert.True(answer.Exit == 0, answer.Error + answer.Out);
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void No_rule_set_has_an_error(string id)
    {
        using var workshop = new Workshop();

        var answer = workshop.Run("check", id, "--rules", Rules);

        Assert.True(answer.Exit == 0, answer.Error + answer.Out);
    }
}
