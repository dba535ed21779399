using System.Collections.Immutable;
using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary>Every finding about the versions of a rule set and their examples.</summary>
/// <param name="Checked">What was read of each version.</param>
/// <param name="Findings">The findings; files are named from the current folder.</param>
internal sealed record RuleSetCheck(ImmutableArray<CheckedVersion> Checked, ImmutableArray<Diagnostic> Findings)
{
    public int Errors => Findings.Count(finding => finding.Severity == Severity.Error);

    public int Warnings => Findings.Length - Errors;

    /// <summary>Whether there was a file that could not even be opened.</summary>
    public bool CannotBeRead => Findings.Any(finding => finding.Code.Id == "file-missing");

    public static RuleSetCheck Of(RuleSetPlace place, string from)
    {
        var loaded = place.Versions.Select(place.Folder.Load).ToList();
        return new RuleSetCheck(
            [.. loaded.Select(version => new CheckedVersion(Shown(version.Path, from), version))],
            [.. loaded.SelectMany(version => Named(version.File.Diagnostics.Concat(version.ExampleFindings), version, from)).Distinct()]);
    }

    /// <summary>A path as it can be opened from the current folder.</summary>
    public static string Shown(string path, string from) => Path.GetRelativePath(from, path).Replace('\\', '/');

    /// <summary>Findings about a version and its examples, with their files named so.</summary>
    public static IEnumerable<Diagnostic> Named(IEnumerable<Diagnostic> findings, LoadedRuleSet version, string from) =>
        findings.Select(finding => finding with { File = Shown(Path.Combine(Path.GetDirectoryName(version.Path)!, finding.File), from) });
}

/// <summary>A version that was checked.</summary>
internal sealed record CheckedVersion(string File, LoadedRuleSet Loaded)
{
    /// <summary>What was read, in a few words.</summary>
    public string Contents => Loaded.File.RuleSet is not { } ruleSet
        ? "no rule set"
        : $"{ruleSet.Law.Length} provisions, {ruleSet.Facts.Length} facts, {ruleSet.Rates.Length} rates, {ruleSet.Steps.Length} steps, {ruleSet.Outcomes.Length} outcomes, {Loaded.Examples.Length + Loaded.BrokenExamples} examples";
}
