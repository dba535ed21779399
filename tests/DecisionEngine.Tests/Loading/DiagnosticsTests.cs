using System.Collections.Immutable;
using System.Text;
using DecisionEngine.Analysis;
using DecisionEngine.Loading;

namespace DecisionEngine.Tests.Loading;

/// <summary>
/// Every finding as its author reads it. Each code has a file in <c>Bad</c> that anybody can open, and beside it everything
/// the engine says of that file. <c>UPDATE_PINNED=1 dotnet test</c> rewrites what is pinned; then read the difference.
/// </summary>
public sealed class DiagnosticsTests
{
    private const string FileMissing = "file-missing";
    private static readonly string Bad = Path.Combine(Repository.Tests, "Loading", "Bad");

    public static TheoryData<string> Codes { get; } = [.. DiagnosticCode.All.Select(code => code.Id)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_bad_file_and_its_findings_are_pinned(string code)
    {
        var found = Findings(code);
        Assert.Contains(found, finding => finding.Code.Id == code);
        Repository.AssertPinned(Path.Combine(Bad, $"{code}.expected.txt"), string.Join('\n', found) + "\n");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_bad_file_gives_a_program_exactly_when_all_its_findings_are_warnings(string code)
    {
        if (IsOfExamples(code))
        {
            Assert.All(Findings(code), finding => Assert.Equal(Severity.Error, finding.Severity));
            return;
        }

        var file = Read(code);
        Assert.Equal(file.Diagnostics.All(finding => finding.Severity == Severity.Warning), file.Program is not null);
        Assert.Equal(file.Program is null, file.HasErrors);
    }

    [Fact]
    public void Every_file_among_the_bad_ones_is_named_after_a_code()
    {
        var ids = DiagnosticCode.All.Select(code => code.Id);
        var names = Directory.GetFiles(Bad).Select(path => Path.GetFileName(path).Split('.')[0]).Distinct();
        Assert.Equal(ids.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_code_is_its_own() => Assert.Equal(DiagnosticCode.All.Length, DiagnosticCode.All.Select(code => code.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_finding_in_a_text_points_into_it(string code)
    {
        if (code is FileMissing or "file-too-large")
        {
            Assert.All(Findings(code), finding => Assert.Equal(0, finding.At.Line));
            return;
        }

        var lines = File.ReadAllText(Path.Combine(Bad, $"{code}.json")).Split('\n');
        Assert.All(Findings(code), finding =>
        {
            Assert.InRange(finding.At.Line, 1, lines.Length);
            Assert.InRange(finding.At.Column, 1, lines[finding.At.Line - 1].Length + 1);
        });
    }

    [Fact]
    public void The_table_of_the_rule_reference_lists_every_code()
    {
        var path = Path.Combine(Repository.Root, "rules", "README.md");
        const string Begin = "<!-- diagnostics -->";
        const string End = "<!-- /diagnostics -->";
        var reference = File.ReadAllText(path);
        var begin = reference.IndexOf(Begin, StringComparison.Ordinal);
        var end = reference.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, "rules/README.md has no place for the table.");
        Repository.AssertPinned(path, $"{reference[..(begin + Begin.Length)]}\n{Table()}{reference[end..]}");
    }

    private static string Table()
    {
        var table = new StringBuilder("| code | severity | what it means |\n|---|---|---|\n");
        foreach (var code in DiagnosticCode.All)
        {
            table.Append($"| `{code.Id}` | {code.Severity.ToString().ToLowerInvariant()} | {code.Meaning.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        return table.ToString();
    }

    private static ImmutableArray<Diagnostic> Findings(string code) => IsOfExamples(code) ? OfExample(code) : Read(code).Diagnostics;

    private static bool IsOfExamples(string code) => code.StartsWith("example-", StringComparison.Ordinal);

    /// <summary>The file is then an example of the base rule set.</summary>
    private static ImmutableArray<Diagnostic> OfExample(string code)
    {
        var diagnostics = new DiagnosticBag($"{code}.json");
        ExampleReader.Read(File.ReadAllText(Path.Combine(Bad, $"{code}.json")), code, BaseRules.Read().RuleSet!, diagnostics);
        return diagnostics.ToImmutable();
    }

    /// <summary>Two codes are about a file rather than what is in it: one that is not there, and one padded until it is too large.</summary>
    private static RuleSetFile Read(string code)
    {
        var path = Path.Combine(Bad, $"{code}.json");
        return code switch
        {
            FileMissing or "id-mismatch" => RuleSetFile.Load(path),
            "file-too-large" => RuleSetFile.Read(File.ReadAllText(path).PadRight(RuleSetFile.MostCharacters + 1), $"{code}.json"),
            _ => RuleSetFile.Read(File.ReadAllText(path), $"{code}.json"),
        };
    }
}
