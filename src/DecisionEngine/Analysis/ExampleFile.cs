using System.Collections.Immutable;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Analysis;

/// <summary>An example file as it was read.</summary>
/// <param name="Name">Its name beside the versions, <c>examples/&lt;id&gt;.json</c>.</param>
/// <param name="Example">What was read; null where there are no facts or no date to read.</param>
/// <param name="Findings">Every finding.</param>
public sealed record ExampleFile(string Name, Example? Example, ImmutableArray<Diagnostic> Findings)
{
    private const int MostBytes = 1_000_000;

    /// <summary>Whether it can be run. One that cannot counts for nothing.</summary>
    public bool IsSound => Example is not null && Findings.All(finding => finding.Severity != Severity.Error);

    /// <summary>Reads every example of a rule set, in the order of the file names.</summary>
    /// <param name="folder">The folder that holds the rule set's versions; examples are in <c>examples</c> inside it.</param>
    /// <param name="ruleSet">The rule set whose names they use.</param>
    public static ImmutableArray<ExampleFile> ReadAll(string folder, RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        var place = Path.Combine(folder, "examples");
        string[] paths = Directory.Exists(place) ? Directory.GetFiles(place, "*.json") : [];
        return [.. paths.Order(StringComparer.Ordinal).Select(path => Read(path, ruleSet))];
    }

    private static ExampleFile Read(string path, RuleSet ruleSet)
    {
        var name = $"examples/{Path.GetFileName(path)}";
        var diagnostics = new DiagnosticBag(name);
        var text = Text(path, diagnostics);
        var example = text is null ? null : ExampleReader.Read(text, Path.GetFileNameWithoutExtension(path), ruleSet, diagnostics);
        return new ExampleFile(name, example, diagnostics.ToImmutable());
    }

    private static string? Text(string path, DiagnosticBag diagnostics)
    {
        try
        {
            if (new FileInfo(path).Length <= MostBytes)
            {
                return File.ReadAllText(path);
            }

            diagnostics.Add(DiagnosticCode.FileTooLarge, Location.File, "", "The file is too large.", $"at most {MostBytes} bytes");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(DiagnosticCode.FileMissing, Location.File, diagnostics.File, "The file cannot be read.");
        }

        return null;
    }
}
