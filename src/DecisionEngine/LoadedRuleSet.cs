using System.Collections.Immutable;
using DecisionEngine.Analysis;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine;

/// <summary>One version of a rule set with its examples, ready to decide where it can be used.</summary>
public sealed class LoadedRuleSet
{
    internal LoadedRuleSet(string path, RuleSetFile file, ImmutableArray<InForce> others)
    {
        Path = path;
        File = file;
        var examples = file.RuleSet is { } ruleSet ? ExampleFile.ReadAll(System.IO.Path.GetDirectoryName(path)!, ruleSet) : [];
        if (file.Program is { } program)
        {
            examples = [.. examples.Where(read => read.Example is not { } example || ExampleTest.BelongsTo(program, example, others))];
            Evaluator = new Evaluator(program, ExampleTest.TestedPaths(program, Sound(examples)));
        }

        Examples = Sound(examples);
        ExampleFindings = [.. examples.SelectMany(example => example.Findings)];
        BrokenExamples = examples.Count(example => !example.IsSound);
    }

    /// <summary>The version's file.</summary>
    public string Path { get; }

    /// <summary>What was loaded, with every finding.</summary>
    public RuleSetFile File { get; }

    /// <summary>The examples this version must answer: not those on whose effective date only another version is in force.</summary>
    public ImmutableArray<Example> Examples { get; }

    /// <summary>What is wrong with the example files.</summary>
    public ImmutableArray<Diagnostic> ExampleFindings { get; }

    /// <summary>How many example files cannot be run. They count for nothing.</summary>
    public int BrokenExamples { get; }

    /// <summary>Decides; knows the paths its approved examples walk. Null when the rule set has an error.</summary>
    public Evaluator? Evaluator { get; }

    /// <summary>Runs the examples.</summary>
    /// <exception cref="InvalidOperationException">The rule set has an error.</exception>
    public ImmutableArray<ExampleResult> Test() =>
        ExampleTest.Run(Evaluator ?? throw new InvalidOperationException("The rule set has an error."), Examples);

    private static ImmutableArray<Example> Sound(ImmutableArray<ExampleFile> files) => [.. files.Where(file => file.IsSound).Select(file => file.Example!)];
}
