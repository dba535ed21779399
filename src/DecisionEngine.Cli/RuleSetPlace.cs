using System.Collections.Immutable;

namespace DecisionEngine.Cli;

/// <summary>Where a rule set was found: its folder, and the version where a file was named.</summary>
internal sealed record RuleSetPlace(RuleSetFolder Folder, string? Version)
{
    /// <summary>The versions a command about the rule set as a whole is about.</summary>
    public ImmutableArray<string> Versions => Version is null ? Folder.Versions : [Version];

    /// <summary>Finds a rule set by id, folder or file.</summary>
    /// <param name="named">What the person wrote.</param>
    /// <param name="rules">The folder of rule sets; null to look for it.</param>
    /// <param name="from">The current folder.</param>
    /// <exception cref="BadInputException">There is none.</exception>
    public static RuleSetPlace Find(string named, string? rules, string from)
    {
        var root = Root(rules, from);
        if (string.IsNullOrWhiteSpace(named))
        {
            throw Missing(named, root);
        }

        var path = Path.GetFullPath(named, from);
        if (root is not null && IsId(named) && Directory.Exists(Path.Combine(root, named)))
        {
            path = Path.Combine(root, named);
        }
        else if (File.Exists(path))
        {
            return new RuleSetPlace(RuleSetFolder.Open(Path.GetDirectoryName(path)!), VersionOf(path, named));
        }

        var folder = RuleSetFolder.Open(path);
        return folder.Versions.IsEmpty ? throw Missing(named, root) : new RuleSetPlace(folder, null);
    }

    /// <summary>The folder of rule sets; null where there is none.</summary>
    /// <param name="rules">The folder as named; null to look for it.</param>
    /// <param name="from">The current folder.</param>
    /// <exception cref="BadInputException">The folder named is not there.</exception>
    public static string? Root(string? rules, string from)
    {
        var root = rules is null ? Nearest(from) : Path.GetFullPath(rules, from);
        return rules is null || Directory.Exists(root) ? root : throw new BadInputException("rules-missing", $"There is no folder `{rules}`.");
    }

    private static bool IsId(string named) => named is not ("." or "..") && named.IndexOfAny(['/', '\\']) < 0;

    private static string VersionOf(string path, string named) => Path.GetExtension(path) == ".json"
        ? Path.GetFileNameWithoutExtension(path)
        : throw new BadInputException("rule-set-missing", $"`{named}` is no rule-set file.", "They end in .json.");

    private static string? Nearest(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "rules")))
            {
                return Path.Combine(folder.FullName, "rules");
            }
        }

        return null;
    }

    private static BadInputException Missing(string named, string? root)
    {
        var known = root is null ? [] : Directory.GetDirectories(root).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        return new BadInputException("rule-set-missing", $"There is no rule set `{named}`.", root is null
            ? "No folder `rules` was found here or above; name it with --rules."
            : $"Known: {string.Join(", ", known)}.");
    }
}
