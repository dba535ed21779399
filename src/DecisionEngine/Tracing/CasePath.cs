using System.Collections.Immutable;
using DecisionEngine.Compiling;

namespace DecisionEngine.Tracing;

/// <summary>
/// The path of a case: the set of its decisive criteria with their status and its decisive tables with the row that hit,
/// items of a list as a set, and the outcome, which is itself chosen as by a table.
/// </summary>
internal static class CasePath
{
    /// <summary>Stands for an outcome or row where there is none; no id can be it.</summary>
    private const string None = "-";

    /// <summary>The entries in order, e.g. <c>hasPlace:met</c>, <c>parentShare:between</c>, <c>outcome:part</c>.</summary>
    public static ImmutableArray<string> Of(Frame frame, Decisive decisive, string? outcome)
    {
        var path = new SortedSet<string>(StringComparer.Ordinal) { $"outcome:{outcome ?? None}" };
        foreach (var step in frame.Program.Steps)
        {
            var count = step.Scope == Node.CaseScope ? 1 : frame.ItemsOf(step.Scope).Count;
            for (var item = 0; item < count; item++)
            {
                if (!decisive.HasStep(step, item))
                {
                    continue;
                }

                if (step.Step.IsCriterion)
                {
                    path.Add($"{step.Step.Id}:{Status(frame.At(step.Root, item))}");
                }
                else if (step.Root.Op is Op.FirstHit or Op.OnlyHit)
                {
                    var hit = Walking.Hit(frame, step.Root, item);
                    path.Add($"{step.Step.Id}:{(hit < 0 ? None : step.Root.RowIds[hit])}");
                }
            }
        }

        return [.. path];
    }

    /// <summary>met, notMet, unknown or fault.</summary>
    public static string Status(in Cell cell) => cell.State switch
    {
        State.Known => cell.Flag ? "met" : "notMet",
        State.Unknown => "unknown",
        State.Fault => "fault",
        _ => "notReached",
    };
}
