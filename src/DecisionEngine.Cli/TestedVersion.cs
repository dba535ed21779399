using System.Collections.Immutable;
using DecisionEngine.Analysis;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Cli;

/// <summary>A version with what came of its examples.</summary>
internal sealed record TestedVersion(LoadedRuleSet Loaded, ImmutableArray<ExampleResult> Results, Coverage Coverage)
{
    public RuleSet RuleSet => Loaded.File.RuleSet!;

    public int Passed => Results.Count(result => result.Holds);

    /// <summary>Examples that do not hold, and those that cannot be read.</summary>
    public int Failed => Results.Length - Passed + Loaded.BrokenExamples;

    /// <summary>Without an example nothing is shown.</summary>
    public bool IsGood => Failed == 0 && Passed > 0;

    public static TestedVersion Of(LoadedRuleSet loaded)
    {
        var results = loaded.Test();
        return new TestedVersion(loaded, results, Coverage.Of(loaded.File.Program!, results));
    }
}
