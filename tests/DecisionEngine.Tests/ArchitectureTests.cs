using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DecisionEngine.Tests;

/// <summary>Which part of the engine may know which. Read from the sources: what a file never names, it does not depend on.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src");

    private static readonly string[] Folders = ["RuleSets", "Loading", "Compiling", "Tracing", "Evaluating", "Searching", "Explaining", "Analysis", "Batching"];

    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["RuleSets"] = [],
        ["Loading"] = ["RuleSets"],
        ["Compiling"] = ["Loading", "RuleSets"],
        ["Tracing"] = ["Compiling", "Loading", "RuleSets"],
        ["Evaluating"] = ["Tracing", "Compiling", "Loading", "RuleSets"],
        ["Searching"] = ["Evaluating", "Tracing", "Compiling", "Loading", "RuleSets"],
        ["Explaining"] = ["Searching", "Evaluating", "Tracing", "Compiling", "Loading", "RuleSets"],
        ["Batching"] = ["Explaining", "Evaluating", "Loading", "RuleSets"],
        ["Analysis"] = ["Searching", "Evaluating", "Tracing", "Compiling", "Loading", "RuleSets"],
    };

    public static TheoryData<string> FoldersThere => [.. Folders.Where(folder => Directory.Exists(Path.Combine(Source, "DecisionEngine", folder)))];

    [Theory]
    [MemberData(nameof(FoldersThere))]
    public void A_folder_knows_only_those_its_arrows_point_to(string folder)
    {
        var wrong =
            from file in Files(Path.Combine("DecisionEngine", folder))
            from named in Folders.Where(named => named != folder && !Arrows[folder].Contains(named) && Names(Code(file), named))
            select $"{Relative(file)} names {named}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_of_the_engine_has_its_arrows()
    {
        var there = Directory.GetDirectories(Path.Combine(Source, "DecisionEngine")).Select(folder => Path.GetFileName(folder)!).Where(folder => folder is not ("bin" or "obj"));

        Assert.Empty(there.Except(Folders));
    }

    [Fact]
    public void No_folder_of_the_engine_knows_what_stands_above_it()
    {
        var above = Directory.GetFiles(Path.Combine(Source, "DecisionEngine"), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)!).ToList();
        var wrong =
            from folder in Folders
            from file in Files(Path.Combine("DecisionEngine", folder))
            from name in above.Where(name => Regex.IsMatch(Code(file), $@"\b{name}\b"))
            select $"{Relative(file)} names {name}";

        Assert.NotEmpty(above);
        Assert.Empty(wrong);
    }

    [Fact]
    public void One_file_alone_knows_the_Microsoft_rules_engine()
    {
        var knowing = Files("").Where(file => MicrosoftRules().IsMatch(Code(file))).Select(Relative);

        Assert.Equal(["DecisionEngine/Compiling/MicrosoftRules.cs"], knowing);
    }

    [Theory]
    [InlineData("DecisionEngine", new string[0])]
    [InlineData("DecisionEngine.Cases", new[] { "DecisionEngine" })]
    [InlineData("DecisionEngine.Cli", new[] { "DecisionEngine", "DecisionEngine.Cases" })]
    [InlineData("DecisionEngine.Web", new[] { "DecisionEngine", "DecisionEngine.Cases" })]
    public void A_project_refers_only_to_those_below_it(string project, string[] below)
    {
        var path = Path.Combine(Source, project, project + ".csproj");
        var references = !File.Exists(path)
            ? []
            : XDocument.Load(path).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'))).ToList();

        Assert.Empty(references.Except(below));
    }

    [Fact]
    public void The_engine_has_no_clock_database_or_network_of_its_own()
    {
        var wrong = Files("DecisionEngine").Where(file => World().IsMatch(Code(file))).Select(Relative);

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Files(string folder)
    {
        var path = Path.Combine(Source, folder);
        return (Directory.Exists(path) ? Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories) : [])
            .Where(file => !Built().IsMatch(file[Source.Length..].Replace('\\', '/')))
            .Order(StringComparer.Ordinal);
    }

    private static string Relative(string file) => Path.GetRelativePath(Source, file).Replace('\\', '/');

    /// <summary>A namespace is named in full after the root's, or alone before a type: <c>RuleSets.Kind</c>.</summary>
    private static bool Names(string code, string folder) => Regex.IsMatch(code, $@"(\bDecisionEngine\.|(?<![.\w])){folder}(\.[A-Z]|;)");

    /// <summary>The file without comments and texts, in which names mean nothing.</summary>
    private static string Code(string file) => NoCode().Replace(File.ReadAllText(file), match => match.Value.StartsWith('/') ? "" : "\"\"");

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\])'""", RegexOptions.Singleline)]
    private static partial Regex NoCode();

    [GeneratedRegex(@"(?<!Decision)(?<![\w.])RulesEngine\.|System\.Linq\.Dynamic|using RulesEngine")]
    private static partial Regex MicrosoftRules();

    [GeneratedRegex(@"\b(DateTime(Offset)?\.(Now|UtcNow|Today)|TimeProvider\.System|System\.Data|System\.Net|Environment\.GetEnvironmentVariable)\b")]
    private static partial Regex World();

    [GeneratedRegex("/(bin|obj)/")]
    private static partial Regex Built();
}
