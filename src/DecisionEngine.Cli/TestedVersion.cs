using System.Collections.Immutable;
using DecisionEngine.Analysis;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Cli;

/// <summary>A version with what came of its examples.</summary>
/// <param name="Loaded">The version.</param>
/// <param name="Findings">What is wrong with its example files; each is named from the current folder.</param>
/// <param name="Results">What came of those that can be run.</param>
/// <param name="Coverage">What they have seen.</param>
internal sealed record TestedVersion(LoadedRuleSet Loaded, ImmutableArray<Diagnostic> Findings, ImmutableArray<ExampleResult> Results, Coverage Coverage)
{
    public RuleSet RuleSet => Loaded.File.RuleSet!;

    public int Passed => Results.Count(result => result.Holds);

    /// <summary>Examples that do not hold, and those that cannot be read.</summary>
    public int Failed => Results.Length - Passed + Loaded.BrokenExamples;

    /// <summary>Without an example nothing is shown.</summary>
    public bool IsGood => Failed == 0 && Passed > 0;

    public static TestedVersion Of(LoadedRuleSet loaded, string from)
    {
        var results = loaded.Test();
        return new TestedVersion(loaded, [.. RuleSetCheck.Named(loaded.ExampleFindings, loaded, from)], results, Coverage.Of(loaded.File.Program!, results));
    }
}
