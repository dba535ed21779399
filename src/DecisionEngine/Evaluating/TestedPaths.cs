using System.Collections.Immutable;

namespace DecisionEngine.Evaluating;

/// <summary>The paths approved examples walk, each joined by a comma.</summary>
internal sealed class TestedPaths
{
    private const int OnStack = 1024;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> paths;

    public TestedPaths(IEnumerable<string> paths) =>
        this.paths = paths.ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Holds(ImmutableArray<string> path)
    {
        if (paths.Set.Count == 0)
        {
            return false;
        }

        var length = path.Length - 1;
        foreach (var word in path)
        {
            length += word.Length;
        }

        var joined = length <= OnStack ? stackalloc char[OnStack] : new char[length];
        var at = 0;
        foreach (var word in path)
        {
            if (at > 0)
            {
                joined[at++] = ',';
            }

            word.CopyTo(joined[at..]);
            at += word.Length;
        }

        return paths.Contains(joined[..at]);
    }
}
