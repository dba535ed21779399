using System.CommandLine;

namespace DecisionEngine.Cli;

/// <summary>What every command can be told.</summary>
internal sealed class CommonOptions
{
    /// <summary>JSON for programs.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON for programs.", Recursive = true };

    /// <summary>The folder of rule sets.</summary>
    public Option<string?> Rules { get; } = new("--rules") { Description = "The folder of rule sets; left out, `rules` in the current folder or the nearest one above.", HelpName = "folder", Recursive = true };

    /// <summary>Where a failure of the program came from.</summary>
    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Should the program fail, say where.", Recursive = true };

    /// <summary>The rule set a command is about.</summary>
    public Argument<string> RuleSet { get; } = new("rule set") { Description = "An id under the folder of rule sets, a folder, or a file." };

    /// <summary>Finds the rule set a command is about.</summary>
    public RuleSetPlace Place(ParseResult parsed, Surroundings surroundings) =>
        RuleSetPlace.Find(parsed.GetRequiredValue(RuleSet), parsed.GetValue(Rules), surroundings.Folder);
}
