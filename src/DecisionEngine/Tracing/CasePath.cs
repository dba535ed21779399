using System.Collections.Immutable;
using DecisionEngine.Compiling;

namespace DecisionEngine.Tracing;

/// <summary>
/// The path of a case: the set of its decisive criteria with their status and its decisive tables with the row that hit,
/// items of a list as a set, and the outcome, which is itself chosen as by a table.
/// </summary>
internal static class CasePath
{
    private const string NoOutcome = PathWords.OutcomeStart + PathWords.None;

    /// <summary>The entries in ordinal order, e.g. <c>hasPlace:met</c>, <c>outcome:part</c>, <c>parentShare:between</c>.</summary>
    public static ImmutableArray<string> Of(Frame frame, Decisive decisive, CompiledOutcome? outcome)
    {
        var path = ImmutableArray.CreateBuilder<string>(frame.Program.PathOrder.Length + 1);
        var outcomeWord = outcome?.PathWord ?? NoOutcome;
        foreach (var step in frame.Program.PathOrder)
        {
            if (outcomeWord is not null && string.CompareOrdinal(step.PathWords.Start, outcomeWord) > 0)
            {
                path.Add(outcomeWord);
                outcomeWord = null;
            }

            if (!decisive.HasStep(step))
            {
                continue;
            }

            if (step.Scope == Node.CaseScope)
            {
                path.Add(Word(frame, step, 0));
            }
            else
            {
                AddItems(frame, decisive, step, path);
            }
        }

        if (outcomeWord is not null)
        {
            path.Add(outcomeWord);
        }

        // A step may itself be called outcome; its words then stand among the outcome's.
        return frame.Program.HasStepNamedOutcome ? [.. path.Order(StringComparer.Ordinal).Distinct()] : path.DrainToImmutable();
    }

    private static void AddItems(Frame frame, Decisive decisive, CompiledStep step, ImmutableArray<string>.Builder path)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        for (var item = 0; item < frame.ItemsOf(step.Scope).Count; item++)
        {
            if (decisive.HasStep(step, item))
            {
                words.Add(Word(frame, step, item));
            }
        }

        path.AddRange(words);
    }

    private static string Word(Frame frame, CompiledStep step, int item)
    {
        var words = step.PathWords;
        if (words.IsTable)
        {
            return words.Row(Walking.Hit(frame, step.Root, item));
        }

        ref readonly var cell = ref frame.At(step.Root, item);
        return cell.State switch
        {
            State.Known => cell.Flag ? words.Met : words.NotMet,
            State.Unknown => words.Unknown,
            _ => words.Faulted,
        };
    }
}
