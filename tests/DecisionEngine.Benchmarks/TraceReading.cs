using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Benchmarks;

/// <summary>Reads a whole trace as a program does: every part of every criterion and outcome with its value, and whether the outcome rests on it.</summary>
internal static class TraceReading
{
    /// <summary>How many parts are known, met and decisive: something that cannot be had without reading each.</summary>
    public static int Read(Evaluation evaluation)
    {
        var program = evaluation.Frame.Program;
        var sum = 0;
        foreach (var step in program.Steps)
        {
            sum += Read(evaluation, step.Root);
        }

        foreach (var outcome in program.Outcomes)
        {
            sum += outcome.When is { } when ? Read(evaluation, when) : 0;
        }

        return sum;
    }

    private static int Read(Evaluation evaluation, Node node)
    {
        ref readonly var cell = ref evaluation.Frame.At(node, 0);
        var sum = (cell.IsMet ? 1 : 0) + (int)cell.State + (evaluation.Decisive.Has(node, 0) ? 1 : 0);
        foreach (var part in node.Parts)
        {
            sum += Read(evaluation, part);
        }

        return sum;
    }
}
