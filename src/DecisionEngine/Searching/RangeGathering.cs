using DecisionEngine.Compiling;

namespace DecisionEngine.Searching;

/// <summary>What is counted, summed or picked out over the items of a list.</summary>
internal struct RangeGathering(Op op)
{
    private Span result = Span.Number(0m, 0m);
    private May may = May.None;
    private bool mustFault;
    private bool mustBeUnknown;
    private int count;

    public void Add(in Span part)
    {
        may |= part.May & May.NotKnown;
        mustFault |= part.May == May.Fault;
        mustBeUnknown |= part.May == May.Unknown;
        result = (op, count) switch
        {
            (Op.Count, _) => Span.Number(result.Low + (part.Has(May.AnyFlag & ~May.True) ? 0m : 1m), result.High + (part.Has(May.True) ? 1m : 0m)),
            (Op.Sum, _) => RangeNumbers.Arithmetic(Op.Add, result, Known(part)),
            (_, 0) => Known(part),
            (Op.Lowest, _) => Span.Number(Math.Min(result.Low, part.Low), Math.Min(result.High, part.High)),
            _ => Span.Number(Math.Max(result.Low, part.Low), Math.Max(result.High, part.High)),
        };
        count++;
    }

    public readonly Span Result(bool isComplete)
    {
        if (mustFault)
        {
            return Span.Flag(May.Fault);
        }

        if (!isComplete || mustBeUnknown)
        {
            return Span.Flag(May.Unknown | may);
        }

        if (count == 0 && op is Op.Lowest or Op.Highest)
        {
            return Span.Flag(May.Fault);
        }

        var gathered = result;
        gathered.May |= may | May.Value;
        return gathered;
    }

    /// <summary>Only what the part is where it is known: the rest is kept apart.</summary>
    private static Span Known(in Span part) => Span.Number(part.Low, part.High);
}
