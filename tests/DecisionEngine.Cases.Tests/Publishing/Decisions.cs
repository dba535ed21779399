using System.Collections.Concurrent;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Searching;

namespace DecisionEngine.Cases.Tests.Publishing;

/// <summary>Decisions of the shipped rule sets, and the repository's files.</summary>
internal static class Decisions
{
    private static readonly ConcurrentDictionary<string, Lazy<LoadedRuleSet>> Loaded = new();

    public static string Root { get; } = FindRoot();

    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("UPDATE_PINNED") == "1";

    public static LoadedRuleSet Load(string ruleSet) =>
        Loaded.GetOrAdd(ruleSet, id => new Lazy<LoadedRuleSet>(() => RuleSetFolder.Open(Path.Combine(Root, "rules", id)).Load("1"))).Value;

    public static Evaluation Evaluate(string ruleSet, string sample) =>
        Load(ruleSet).Evaluator!.Evaluate(File.ReadAllBytes(Path.Combine(Root, "samples", ruleSet, $"{sample}.json")), new DateTimeOffset(2024, 3, 15, 10, 0, 0, TimeSpan.Zero), out _)!;

    public static DecisionText Text(string ruleSet, string sample, string language, Author by)
    {
        var evaluation = Evaluate(ruleSet, sample);
        var changes = WhatWouldChange.Search(Load(ruleSet).Evaluator!, evaluation);
        return DecisionText.Of(Explainer.Explain(evaluation, language, Register.Citizen, Standing.Decision, changes), evaluation, by);
    }

    /// <summary>Compares with what is pinned under this folder, or pins it.</summary>
    public static void AssertPinned(string name, string actual)
    {
        var path = Path.Combine(Root, "tests", "DecisionEngine.Cases.Tests", "Publishing", "Pinned", name);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{name} is not pinned; run UPDATE_PINNED=1 dotnet test.");
        Assert.Equal(File.ReadAllText(path), actual, ignoreLineEndingDifferences: true);
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "DecisionEngine.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
