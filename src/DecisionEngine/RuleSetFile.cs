using System.Collections.Immutable;
using DecisionEngine.Analysis;
using DecisionEngine.Compiling;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine;

/// <summary>A rule-set file after loading: the program where it can be used, and every finding.</summary>
/// <param name="RuleSet">What was read; null when the file is no rule set at all.</param>
/// <param name="Program">The program; null when there is an error.</param>
/// <param name="Diagnostics">Every finding, in the order of the file.</param>
public sealed record RuleSetFile(RuleSet? RuleSet, RuleSetProgram? Program, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The largest file that is read, in characters.</summary>
    public const int MostCharacters = 1_000_000;

    /// <summary>Whether there is an error.</summary>
    public bool HasErrors => Program is null;

    /// <summary>Loads a rule set from a file. Never throws for what is in the file; a file that cannot be opened is a finding too.</summary>
    /// <param name="path">The file, <c>rules/&lt;id&gt;/&lt;version&gt;.json</c>.</param>
    public static RuleSetFile Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = Path.GetFileName(path);
        var diagnostics = new DiagnosticBag(name);
        try
        {
            if (new FileInfo(path).Length > MostCharacters * 4L)
            {
                diagnostics.Add(DiagnosticCode.FileTooLarge, Location.File, "", "The file is too large.", $"at most {MostCharacters} characters");
                return new RuleSetFile(null, null, diagnostics.ToImmutable());
            }

            return Read(File.ReadAllText(path), path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(DiagnosticCode.FileMissing, Location.File, name, "The file cannot be read.", "rules/<id>/<version>.json");
            return new RuleSetFile(null, null, diagnostics.ToImmutable());
        }
    }

    /// <summary>Loads a rule set from its text.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="path">Where it stands; where folder and file name say an id and a version, they must be the file's own.</param>
    public static RuleSetFile Read(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag(Path.GetFileName(path));
        if (text.Length > MostCharacters)
        {
            diagnostics.Add(DiagnosticCode.FileTooLarge, Location.File, "", "The file is too large.", $"at most {MostCharacters} characters");
            return new RuleSetFile(null, null, diagnostics.ToImmutable());
        }

        var reading = new Reading(diagnostics);
        if (RuleSetReader.Read(text, reading) is not { } ruleSet)
        {
            if (!diagnostics.HasErrors)
            {
                diagnostics.Add(DiagnosticCode.ValueType, Location.File, "", "The file holds no rule set.", "a JSON object");
            }

            return new RuleSetFile(null, null, diagnostics.ToImmutable());
        }

        CheckName(ruleSet, path, reading);
        RuleSetChecks.Check(ruleSet, reading);
        var program = RuleSetCompiler.Compile(ruleSet, diagnostics);
        if (program is not null)
        {
            OutcomeChecks.Check(program, reading.PlaceOf("outcomes"), diagnostics);
        }

        return new RuleSetFile(ruleSet, diagnostics.HasErrors ? null : program, diagnostics.ToImmutable());
    }

    private static void CheckName(RuleSet ruleSet, string path, Reading reading)
    {
        if (Path.GetDirectoryName(path) is not { Length: > 0 })
        {
            return;
        }

        Check("id", ruleSet.Id, Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!, "folder");
        Check("version", ruleSet.Version, Path.GetFileNameWithoutExtension(path), "file name");

        void Check(string name, string said, string placed, string where)
        {
            if (said != placed && said.Length > 0)
            {
                reading.Diagnostics.Add(DiagnosticCode.IdMismatch, reading.PlaceOf(name), said, $"The {name} is `{said}`, but the {where} says `{placed}`.", "rules/<id>/<version>.json");
            }
        }
    }
}
