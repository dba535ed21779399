using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary>Findings for people, a block each, and for programs.</summary>
internal static class CheckOutput
{
    public static void Write(Screen screen, RuleSetCheck check)
    {
        foreach (var finding in check.Findings)
        {
            var isError = finding.Severity == Severity.Error;
            var place = finding.At.Line > 0 ? $"({finding.At.Line},{finding.At.Column})" : "";
            screen.Line($"{finding.File}{place}: {(isError ? "error" : "warning")} {finding.Code.Id}: {finding.Message}", isError ? Tone.Bad : Tone.Warn);
            Part(screen, "at", finding.At.Path);
            Part(screen, "text", finding.Text);
            Part(screen, "expected", finding.Expected);
            Part(screen, "suggestion", finding.Suggestion);
        }

        foreach (var version in check.Checked)
        {
            screen.Line($"{version.File}: {version.Contents}");
        }

        screen.Line($"{Count(check.Errors, "error")}, {Count(check.Warnings, "warning")}.", check.Errors > 0 ? Tone.Bad : Tone.Good);
    }

    public static CanonicalJson Json(RuleSetCheck check)
    {
        var json = new CanonicalJson();
        json.BeginObject();
        json.Name("errors");
        json.Number(check.Errors);
        json.Name("warnings");
        json.Number(check.Warnings);
        json.Name("checked");
        json.BeginArray();
        foreach (var version in check.Checked)
        {
            json.BeginObject();
            json.Name("file");
            json.Text(version.File);
            json.Name("ruleSet");
            json.TextOrNull(version.Loaded.File.RuleSet?.Id);
            json.Name("version");
            json.TextOrNull(version.Loaded.File.RuleSet?.Version);
            json.Name("ruleSetHash");
            json.TextOrNull(version.Loaded.File.RuleSet?.Hash);
            json.EndObject();
        }

        json.EndArray();
        json.Name("findings");
        WriteFindings(json, check.Findings);
        json.EndObject();
        return json;
    }

    public static void WriteFindings(CanonicalJson json, IEnumerable<Diagnostic> findings)
    {
        json.BeginArray();
        foreach (var finding in findings)
        {
            json.BeginObject();
            json.Name("severity");
            json.Text(finding.Severity == Severity.Error ? "error" : "warning");
            json.Name("code");
            json.Text(finding.Code.Id);
            json.Name("file");
            json.Text(finding.File);
            json.Name("line");
            json.Number(finding.At.Line);
            json.Name("column");
            json.Number(finding.At.Column);
            json.Name("path");
            json.Text(finding.At.Path);
            json.Name("text");
            json.Text(finding.Text);
            json.Name("message");
            json.Text(finding.Message);
            json.Name("expected");
            json.TextOrNull(finding.Expected);
            json.Name("suggestion");
            json.TextOrNull(finding.Suggestion);
            json.EndObject();
        }

        json.EndArray();
    }

    public static void TextOrNull(this CanonicalJson json, string? text)
    {
        if (text is null)
        {
            json.Null();
        }
        else
        {
            json.Text(text);
        }
    }

    private static void Part(Screen screen, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            screen.Line($"  {name + ":",-12}{value.ReplaceLineEndings(" ")}");
        }
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
