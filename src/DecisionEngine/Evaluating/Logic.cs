using DecisionEngine.Compiling;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>
/// Kleene's strong three-valued logic (S. C. Kleene, Introduction to Metamathematics, 1952, § 64), with faults: a part that
/// settles the result does so whatever the others are, and an unknown part that could still settle it beats a fault.
/// </summary>
internal static class Logic
{
    public static void And(ref Cell part, ref Cell result) => Join(ref part, ref result, settles: false);

    public static void Or(ref Cell part, ref Cell result) => Join(ref part, ref result, settles: true);

    public static void Not(ref Cell part, ref Cell result)
    {
        if (Ops.AreKnown(ref part, ref part, ref result))
        {
            result.Flag = !part.Flag;
        }
    }

    /// <summary>The first part of a conjunction or disjunction.</summary>
    public static void Begin(ref Cell part, ref Cell result)
    {
        result.State = part.State;
        result.Flag = part.Flag;
        result.Fault = part.Fault;
    }

    private static void Join(ref Cell part, ref Cell result, bool settles)
    {
        if (result.State == State.Known && result.Flag == settles)
        {
            return;
        }

        if (part.State == State.Known && part.Flag == settles)
        {
            result.State = State.Known;
            result.Flag = settles;
            result.Fault = Fault.None;
        }
        else if (result.State == State.Unknown || part.State == State.Unknown)
        {
            result.State = State.Unknown;
            result.Fault = Fault.None;
        }
        else if (result.State != State.Fault)
        {
            result.State = part.State;
            result.Flag = part.Flag;
            result.Fault = part.Fault;
        }
    }
}
