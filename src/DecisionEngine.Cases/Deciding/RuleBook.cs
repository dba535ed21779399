using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DecisionEngine.Analysis;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Cases.Deciding;

/// <summary>The rule sets the authority decides by: every version of each, ready to evaluate, with the bytes it was made of.</summary>
public sealed class RuleBook
{
    private readonly ImmutableSortedDictionary<string, VersionedEvaluator> evaluators;
    private readonly ImmutableDictionary<string, RuleBookVersion> versions;

    private RuleBook(ImmutableSortedDictionary<string, VersionedEvaluator> evaluators, ImmutableDictionary<string, RuleBookVersion> versions)
    {
        this.evaluators = evaluators;
        this.versions = versions;
    }

    /// <summary>The case types.</summary>
    public IEnumerable<string> CaseTypes => evaluators.Keys;

    /// <summary>Every version of every rule set.</summary>
    public IEnumerable<RuleBookVersion> Versions => versions.Values.OrderBy(version => version.RuleSet.Id, StringComparer.Ordinal).ThenBy(version => version.RuleSet.InForce.From);

    /// <summary>Loads every rule set of a folder, <c>&lt;id&gt;/&lt;version&gt;.json</c>.</summary>
    /// <exception cref="InvalidDataException">A rule set has errors, or there is none: an authority decides by whole rules or not at all. The message names every one.</exception>
    public static RuleBook Load(string folder)
    {
        var loaded = Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
            .Select(RuleSetFolder.Open)
            .SelectMany(each => each.Versions.Select(each.Load))
            .ToList();
        var broken = loaded.Where(version => version.Evaluator is null).SelectMany(version => version.File.Diagnostics.Select(diagnostic => diagnostic.ToString())).ToList();
        if (broken.Count > 0 || loaded.Count == 0)
        {
            throw new InvalidDataException(loaded.Count == 0 ? $"There is no rule set in {folder}." : string.Join(Environment.NewLine, broken));
        }

        var all = loaded.Select(version => new RuleBookVersion(version)).ToList();
        return new RuleBook(
            all.GroupBy(version => version.RuleSet.Id).ToImmutableSortedDictionary(group => group.Key, group => new VersionedEvaluator(group.Select(version => version.Evaluator)), StringComparer.Ordinal),
            all.ToImmutableDictionary(version => version.RuleSet.Hash));
    }

    /// <summary>Whether there is such a case type.</summary>
    public bool Has(string caseType) => evaluators.ContainsKey(caseType);

    /// <summary>Evaluates by the version in force on the case's effective date.</summary>
    public VersionedEvaluator EvaluatorOf(string caseType) => evaluators[caseType];

    /// <summary>The version with that hash; null where this book has it no more.</summary>
    public RuleBookVersion? Find(string ruleSetHash) => versions.GetValueOrDefault(ruleSetHash);

    /// <summary>The newest version in force on a date, else the newest of all.</summary>
    public RuleSet Current(string caseType, DateOnly on) => (evaluators[caseType].InForceOn(on)?.Program.RuleSet) ?? evaluators[caseType].Versions.Last();
}

/// <summary>One version of a rule set, with all that is needed to decide by it again.</summary>
public sealed class RuleBookVersion
{
    internal RuleBookVersion(LoadedRuleSet loaded)
    {
        Evaluator = loaded.Evaluator!;
        Examples = loaded.Examples;
        File = System.IO.File.ReadAllBytes(loaded.Path);
        Paths = JsonSerializer.SerializeToUtf8Bytes(ExampleTest.TestedPaths(loaded.File.Program!, loaded.Examples).Order(StringComparer.Ordinal));
        FileHash = Hash(File);
        PathsHash = Hash(Paths);
    }

    /// <summary>The rule set.</summary>
    public RuleSet RuleSet => Evaluator.Program.RuleSet;

    /// <summary>Evaluates by this version.</summary>
    public Evaluator Evaluator { get; }

    /// <summary>Its examples.</summary>
    public ImmutableArray<Example> Examples { get; }

    /// <summary>The file's bytes.</summary>
    public byte[] File { get; }

    /// <summary>The paths its approved examples walk, as a JSON array of texts.</summary>
    public byte[] Paths { get; }

    /// <summary>SHA-256 of <see cref="File"/>.</summary>
    public string FileHash { get; }

    /// <summary>SHA-256 of <see cref="Paths"/>.</summary>
    public string PathsHash { get; }

    /// <summary>An evaluator made of the stored bytes of a version and its tested paths.</summary>
    /// <exception cref="InvalidDataException">The bytes are no rule set.</exception>
    public static Evaluator Rebuild(byte[] file, byte[] paths)
    {
        var loaded = RuleSetFile.Read(Encoding.UTF8.GetString(file), "rule-set.json");
        return loaded.Program is { } program
            ? new Evaluator(program, JsonSerializer.Deserialize<string[]>(paths)!.ToImmutableHashSet())
            : throw new InvalidDataException(string.Join(Environment.NewLine, loaded.Diagnostics.Select(diagnostic => diagnostic.ToString())));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
