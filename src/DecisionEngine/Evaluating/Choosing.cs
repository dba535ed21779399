using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>
/// Choices and decision tables. Where a test is unknown or could not be computed, every branch that may be taken is computed
/// all the same: when they agree, the result is known whatever the test would have given. So a test that turns from unknown
/// to faulted changes no result that was known.
/// </summary>
internal static class Choosing
{
    /// <summary>Whether the value a test stands before may be taken.</summary>
    public static bool MayHit(ref Cell test) => !test.IsNotMet;

    /// <summary>Whether what comes after a test may be taken.</summary>
    public static bool MayMiss(ref Cell test) => !test.IsMet;

    public static void If(ref Cell test, ref Cell then, ref Cell otherwise, ref Cell result, Kind kind)
    {
        if (test.State == State.Known)
        {
            result = test.Flag ? then : otherwise;
        }
        else if (Agree(ref then, ref otherwise, kind))
        {
            result = then;
        }
        else if (test.State == State.Fault && (then.State == State.Fault || otherwise.State == State.Fault || (then.State == State.Known && otherwise.State == State.Known)))
        {
            Ops.Fail(ref result, test.Fault);
        }
        else if (then.State == State.Fault && otherwise.State == State.Fault)
        {
            Ops.Fail(ref result, then.Fault);
        }
        else
        {
            result.State = State.Unknown;
            result.Fault = Fault.None;
        }
    }

    /// <summary>A row of a first-hit table before the rows whose result is there already; a row that was not reached changes nothing.</summary>
    public static void FirstHitRow(ref Cell test, ref Cell value, ref Cell result, Kind kind)
    {
        if (test.State != State.NotReached)
        {
            If(ref test, ref value, ref result, ref result, kind);
        }
    }

    /// <summary>A row of a table in which exactly one may hit; the tests of all rows are looked at.</summary>
    public static void Tally(ref Cell test, ref Cell value, ref RowTally rows)
    {
        if (test.IsMet)
        {
            rows.Hits++;
            rows.Hit = value;
        }
        else if (!test.IsNotMet)
        {
            rows.Unknown += test.State == State.Unknown ? 1 : 0;
            rows.Faults += test.State == State.Fault ? 1 : 0;
            rows.Fault = rows.Fault == Fault.None ? test.Fault : rows.Fault;
            rows.OpenTest = test;
            rows.OpenValue = value;
        }
    }

    /// <summary>Whether the row for the rest may give the value.</summary>
    public static bool MayRest(ref RowTally rows) => rows.Hits == 0;

    public static void OnlyHit(ref RowTally rows, ref Cell rest, ref Cell result, Kind kind)
    {
        if (rows.Hits > 1)
        {
            Ops.Fail(ref result, Fault.SeveralRows);
        }
        else if (rows.Hits == 1 && rows.Faults == 0 && (rows.Unknown == 0 || rows.Hit.State == State.Fault))
        {
            result = rows.Hit;
        }
        else if (rows.Faults > 1 || (rows.Faults == 1 && rows.Hits == 1))
        {
            Ops.Fail(ref result, rows.Fault);
        }
        else if (rows.Hits == 0 && rows.Faults + rows.Unknown == 0)
        {
            result = rest;
        }
        else if (rows.Hits == 0 && rows.Faults + rows.Unknown == 1)
        {
            If(ref rows.OpenTest, ref rows.OpenValue, ref rest, ref result, kind);
        }
        else
        {
            // Rows that may hit beside another one leave the result open, even where their values agree.
            result.State = State.Unknown;
        }
    }

    private static bool Agree(ref Cell a, ref Cell b, Kind kind) => a.State == State.Known && b.State == State.Known && kind switch
    {
        Kind.Boolean => a.Flag == b.Flag,
        Kind.Date => a.Date == b.Date,
        Kind.Text or Kind.Choice => string.Equals((string?)a.Object, (string?)b.Object, StringComparison.Ordinal),
        _ => a.Number == b.Number,
    };
}

/// <summary>What the tests of a table gave in which exactly one row may hit.</summary>
internal struct RowTally
{
    public int Hits;
    public int Unknown;
    public int Faults;
    public Fault Fault;
    public Cell Hit;
    public Cell OpenTest;
    public Cell OpenValue;
}
