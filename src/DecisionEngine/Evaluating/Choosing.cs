using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>
/// Choices and decision tables. Where a test is unknown, every branch that may be taken is computed; the result is known
/// all the same when they agree.
/// </summary>
internal static class Choosing
{
    public static bool TakesThen(ref Cell test) => test.State == State.Unknown || test.IsMet;

    public static bool TakesElse(ref Cell test) => test.State == State.Unknown || test.IsNotMet;

    public static void If(ref Cell test, ref Cell then, ref Cell otherwise, ref Cell result, Kind kind)
    {
        if (test.State == State.Known)
        {
            Copy(ref test.Flag ? ref then : ref otherwise, ref result);
        }
        else if (test.State == State.Fault)
        {
            Ops.Fail(ref result, test.Fault);
        }
        else
        {
            Copy(ref then, ref result);
            Agree(ref otherwise, ref result, kind);
        }
    }

    /// <summary>Whether later rows of a first-hit table still count.</summary>
    public static bool IsOpen(ref Cell result) => result.Progress != TableProgress.Closed;

    /// <summary>Whether a row with this test may give the table's value.</summary>
    public static bool MayHit(ref Cell test) => test.State == State.Unknown || test.IsMet;

    public static void FirstHitRow(ref Cell test, ref Cell value, ref Cell result, Kind kind)
    {
        if (test.State == State.Fault)
        {
            // No row is reached past a faulted test; an unknown row before it may still give the value.
            if (result.Progress == TableProgress.None)
            {
                Ops.Fail(ref result, test.Fault);
            }
            else
            {
                result.State = State.Unknown;
            }

            result.Progress = TableProgress.Closed;
        }
        else if (MayHit(ref test))
        {
            Candidate(ref value, ref result, kind);
            result.Progress = test.State == State.Known ? TableProgress.Closed : TableProgress.Pending;
        }
    }

    public static void OnlyHitRow(ref Cell test, ref Cell value, ref Cell result, Kind kind)
    {
        if (result.State == State.Fault && result.Progress == TableProgress.Closed && result.Fault == Fault.SeveralRows)
        {
            return;
        }

        if (test.State == State.Fault)
        {
            Ops.Fail(ref result, test.Fault);
            result.Progress = TableProgress.Closed;
        }
        else if (test.IsMet && result.Progress == TableProgress.Closed)
        {
            Ops.Fail(ref result, result.State == State.Fault ? result.Fault : Fault.SeveralRows);
        }
        else if (test.IsMet)
        {
            var wasPending = result.Progress == TableProgress.Pending;
            Copy(ref value, ref result);
            result.Progress = TableProgress.Closed;
            result.State = wasPending ? State.Unknown : result.State;
        }
        else if (test.State == State.Unknown && result.Progress == TableProgress.Closed)
        {
            // It may turn out that two rows hit.
            result.State = result.State == State.Fault ? State.Fault : State.Unknown;
        }
        else if (test.State == State.Unknown)
        {
            Candidate(ref value, ref result, kind);
            result.Progress = TableProgress.Pending;
        }
    }

    /// <summary>The row for the rest: counts unless a row has hit.</summary>
    public static void Rest(ref Cell value, ref Cell result, Kind kind)
    {
        if (IsOpen(ref result))
        {
            Candidate(ref value, ref result, kind);
            result.Progress = TableProgress.Closed;
        }
    }

    private static void Candidate(ref Cell value, ref Cell result, Kind kind)
    {
        if (result.Progress == TableProgress.None)
        {
            Copy(ref value, ref result);
        }
        else
        {
            Agree(ref value, ref result, kind);
        }
    }

    private static void Copy(ref Cell from, ref Cell to)
    {
        var progress = to.Progress;
        to = from;
        to.Progress = progress;
    }

    private static void Agree(ref Cell other, ref Cell result, Kind kind)
    {
        var same = result.State == State.Known && other.State == State.Known && kind switch
        {
            Kind.Boolean => result.Flag == other.Flag,
            Kind.Date => result.Date == other.Date,
            Kind.Text or Kind.Choice => string.Equals((string?)result.Object, (string?)other.Object, StringComparison.Ordinal),
            _ => result.Number == other.Number,
        };
        var sameFault = result.State == State.Fault && other.State == State.Fault;
        if (!same && !sameFault)
        {
            result.State = State.Unknown;
            result.Fault = Fault.None;
        }
    }
}
