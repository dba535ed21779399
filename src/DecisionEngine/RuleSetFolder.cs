using System.Collections.Immutable;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;

namespace DecisionEngine;

/// <summary>The folder of one rule set: its versions, <c>&lt;version&gt;.json</c>, with the examples beside them. Each file is read once.</summary>
public sealed class RuleSetFolder
{
    private readonly Dictionary<string, RuleSetFile> files = new(StringComparer.Ordinal);

    private RuleSetFolder(string path, ImmutableArray<string> versions)
    {
        Path = path;
        Versions = versions;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The versions, oldest first; numbers are compared as numbers.</summary>
    public ImmutableArray<string> Versions { get; }

    /// <summary>Looks into a folder. One that is not there has no versions.</summary>
    public static RuleSetFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        string[] names = Directory.Exists(full) ? Directory.GetFiles(full, "*.json") : [];
        return new RuleSetFolder(full, [.. names.Select(name => System.IO.Path.GetFileNameWithoutExtension(name)).OrderBy(Sortable, StringComparer.Ordinal)]);
    }

    /// <summary>A named version.</summary>
    public LoadedRuleSet Load(string version)
    {
        var file = FileOf(version);
        var others = Versions.Where(other => other != version).Select(other => FileOf(other).RuleSet).OfType<RuleSet>();
        return new LoadedRuleSet(PathOf(version), file, [.. others.Where(other => other.Id == file.RuleSet?.Id).Select(other => other.InForce)]);
    }

    /// <summary>The newest version in force on an effective date; null where there is none.</summary>
    public LoadedRuleSet? LoadInForceOn(DateOnly effectiveOn) =>
        Versions.LastOrDefault(version => FileOf(version).RuleSet?.InForce.Holds(effectiveOn) == true) is { } version ? Load(version) : null;

    /// <summary>
    /// The version that decides a case: the one in force on the effective date it works out for the case itself. Where none
    /// does, the one in force on the day the case is decided, else the newest: its evaluation says what is missing.
    /// A version with errors is chosen where its dates do not rule it out, for nobody knows what it would have said.
    /// </summary>
    /// <param name="facts">A facts file, UTF-8.</param>
    /// <param name="decidedAt">The moment of the decision.</param>
    /// <returns>The version; null when the folder has none.</returns>
    public LoadedRuleSet? LoadFor(ReadOnlySpan<byte> facts, DateTimeOffset decidedAt)
    {
        if (Versions.Length < 2)
        {
            return Versions.IsEmpty ? null : Load(Versions[0]);
        }

        var today = DateOnly.FromDateTime(decidedAt.DateTime);
        foreach (var version in Versions.Reverse())
        {
            if (FileOf(version).Program is { } program
                && new Evaluator(program, ImmutableHashSet<string>.Empty).Evaluate(facts, decidedAt, out _)?.EffectiveOn is { } effectiveOn
                && program.RuleSet.InForce.Holds(effectiveOn))
            {
                return Load(BrokenOn(effectiveOn) ?? version);
            }
        }

        return BrokenOn(today) is { } broken ? Load(broken) : LoadInForceOn(today) ?? Load(Versions[^1]);
    }

    private static string Sortable(string version) => string.Join('.', version.Split('.').Select(part => part.PadLeft(64, '0')));

    private string? BrokenOn(DateOnly date) =>
        Versions.LastOrDefault(version => FileOf(version) is { HasErrors: true } file && file.RuleSet?.InForce.Holds(date) != false);

    private RuleSetFile FileOf(string version) =>
        files.TryGetValue(version, out var file) ? file : files[version] = RuleSetFile.Load(PathOf(version));

    private string PathOf(string version) => System.IO.Path.Combine(Path, version + ".json");
}
