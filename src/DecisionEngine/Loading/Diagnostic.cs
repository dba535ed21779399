using System.Globalization;
using System.Text;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>One finding in a rule-set file, with everything its author needs to mend it.</summary>
/// <param name="Code">What sort of finding it is.</param>
/// <param name="File">The file's name as it was given.</param>
/// <param name="At">JSON path, line and column.</param>
/// <param name="Text">The offending text; empty where something is absent.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
/// <param name="Expected">What was expected; null where the message says it.</param>
/// <param name="Suggestion">A likely mend; null where there is none.</param>
public sealed record Diagnostic(
    DiagnosticCode Code,
    string File,
    Location At,
    string Text,
    string Message,
    string? Expected,
    string? Suggestion)
{
    /// <summary>Whether the rule set can be used all the same.</summary>
    public Severity Severity => Code.Severity;

    /// <summary>One line: <c>file(line,column): error code: message Expected … Did you mean …</c>.</summary>
    public override string ToString()
    {
        var line = new StringBuilder();
        line.Append(File);
        if (At.Line > 0)
        {
            line.Append(CultureInfo.InvariantCulture, $"({At.Line},{At.Column})");
        }

        line.Append(CultureInfo.InvariantCulture, $": {(Severity == Severity.Error ? "error" : "warning")} {Code.Id}: ");
        if (At.Path.Length > 0)
        {
            line.Append(CultureInfo.InvariantCulture, $"{At.Path}: ");
        }

        line.Append(Message);
        if (Expected is not null)
        {
            line.Append(CultureInfo.InvariantCulture, $" Expected {Expected}.");
        }

        if (Suggestion is not null)
        {
            line.Append(CultureInfo.InvariantCulture, $" {Suggestion}");
        }

        return line.ToString();
    }
}
