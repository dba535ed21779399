using System.Collections.Immutable;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>Collects every finding of one file, so that its author can mend them all at once.</summary>
internal sealed class DiagnosticBag(string file)
{
    private const int Most = 1000;
    private readonly List<Diagnostic> found = [];

    public string File => file;

    public bool HasErrors { get; private set; }

    public void Add(DiagnosticCode code, Location at, string text, string message, string? expected = null, string? suggestion = null)
    {
        HasErrors |= code.Severity == Severity.Error;
        if (found.Count < Most)
        {
            found.Add(new Diagnostic(code, file, at, text, message, expected, suggestion));
        }
    }

    /// <summary>The findings in the order of the file; what concerns the whole file last.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() =>
    [
        .. found
            .Distinct()
            .OrderBy(diagnostic => diagnostic.At.Line == 0 ? int.MaxValue : diagnostic.At.Line)
            .ThenBy(diagnostic => diagnostic.At.Column)
            .ThenBy(diagnostic => diagnostic.Code.Id, StringComparer.Ordinal),
    ];
}
