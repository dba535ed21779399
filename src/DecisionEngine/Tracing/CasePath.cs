using System.Collections.Immutable;
using DecisionEngine.Compiling;

namespace DecisionEngine.Tracing;

/// <summary>
/// The path of a case: the set of its decisive criteria with their status and its decisive tables with the row that hit,
/// items of a list as a set, and the outcome, which is itself chosen as by a table.
/// </summary>
internal static class CasePath
{
    /// <summary>The entries in order, e.g. <c>hasPlace:met</c>, <c>parentShare:between</c>, <c>outcome:part</c>.</summary>
    public static ImmutableArray<string> Of(Frame frame, Decisive decisive, string? outcome)
    {
        var path = new List<string>(16) { $"outcome:{outcome ?? PathWords.None}" };
        foreach (var step in frame.Program.Steps)
        {
            var count = step.Scope == Node.CaseScope ? 1 : frame.ItemsOf(step.Scope).Count;
            for (var item = 0; item < count; item++)
            {
                if (decisive.HasStep(step, item) && Word(frame, step, item) is { } word && !path.Contains(word))
                {
                    path.Add(word);
                }
            }
        }

        path.Sort(StringComparer.Ordinal);
        return [.. path];
    }

    private static string? Word(Frame frame, CompiledStep step, int item)
    {
        var words = step.PathWords;
        if (words.IsTable)
        {
            return words.Row(Walking.Hit(frame, step.Root, item));
        }

        return !words.IsCriterion ? null : frame.At(step.Root, item).State switch
        {
            State.Known => frame.At(step.Root, item).Flag ? words.Met : words.NotMet,
            State.Unknown => words.Unknown,
            _ => words.Faulted,
        };
    }
}
