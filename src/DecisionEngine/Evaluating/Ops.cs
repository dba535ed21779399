using DecisionEngine.Compiling;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>
/// What every operation does with known, unknown and faulted operands. Computing operations: a fault beats an unknown,
/// and an unknown beats any value. Logic is Kleene's, in <see cref="Logic"/>; tables and choices in <see cref="Choosing"/>.
/// </summary>
internal static class Ops
{
    public const int LessMask = 1;
    public const int EqualMask = 2;
    public const int GreaterMask = 4;

    /// <summary>Which signs of a comparison make the operation true.</summary>
    public static int Mask(Op op) => op switch
    {
        Op.Less => LessMask,
        Op.LessOrEqual => LessMask | EqualMask,
        Op.Equal => EqualMask,
        Op.NotEqual => LessMask | GreaterMask,
        Op.GreaterOrEqual => EqualMask | GreaterMask,
        _ => GreaterMask,
    };

    public static void CompareNumbers(ref Cell a, ref Cell b, ref Cell result, int mask)
    {
        if (AreKnown(ref a, ref b, ref result))
        {
            result.Flag = ((mask >> (decimal.Compare(a.Number, b.Number) + 1)) & 1) != 0;
        }
    }

    public static void CompareDates(ref Cell a, ref Cell b, ref Cell result, int mask)
    {
        if (AreKnown(ref a, ref b, ref result))
        {
            result.Flag = ((mask >> (Math.Sign(a.Date.DayNumber - b.Date.DayNumber) + 1)) & 1) != 0;
        }
    }

    public static void CompareFlags(ref Cell a, ref Cell b, ref Cell result, int mask)
    {
        if (AreKnown(ref a, ref b, ref result))
        {
            result.Flag = a.Flag == b.Flag == ((mask & EqualMask) != 0);
        }
    }

    public static void CompareTexts(ref Cell a, ref Cell b, ref Cell result, int mask)
    {
        if (AreKnown(ref a, ref b, ref result))
        {
            result.Flag = string.Equals((string?)a.Object, (string?)b.Object, StringComparison.Ordinal) == ((mask & EqualMask) != 0);
        }
    }

    public static void Add(ref Cell a, ref Cell b, ref Cell result)
    {
        if (AreKnown(ref a, ref b, ref result))
        {
            try
            {
                result.Number = a.Number + b.Number;
            }
            catch (OverflowException)
            {
                Fail(ref result, Fault.Overflow);
            }
        }
    }

    public static void Subtract(ref Cell a, ref Cell b, ref Cell result)
    {
        if (AreKnown(ref a, ref b, ref result))
        {
            try
            {
                result.Number = a.Number - b.Number;
            }
            catch (OverflowException)
            {
                Fail(ref result, Fault.Overflow);
            }
        }
    }

    public static void Multiply(ref Cell a, ref Cell b, ref Cell result)
    {
        if (AreKnown(ref a, ref b, ref result))
        {
            try
            {
                result.Number = a.Number * b.Number;
            }
            catch (OverflowException)
            {
                Fail(ref result, Fault.Overflow);
            }
        }
    }

    public static void Divide(ref Cell a, ref Cell b, ref Cell result)
    {
        if (AreKnown(ref a, ref b, ref result))
        {
            try
            {
                result.Number = a.Number / b.Number;
            }
            catch (DivideByZeroException)
            {
                Fail(ref result, Fault.DivisionByZero);
            }
            catch (OverflowException)
            {
                Fail(ref result, Fault.Overflow);
            }
        }
    }

    public static void Negate(ref Cell a, ref Cell result)
    {
        if (AreKnown(ref a, ref a, ref result))
        {
            result.Number = -a.Number;
        }
    }

    public static void Lookup(ref Cell bands, ref Cell number, ref Cell result)
    {
        if (AreKnown(ref bands, ref number, ref result))
        {
            result.Number = ((RuleSets.BandTable)bands.Object!).Find(number.Number);
        }
    }

    public static void Call(CellFunction function, ref Cell a, ref Cell b, ref Cell c, ref Cell result)
    {
        if (!AreKnown(ref a, ref b, ref result) || !AreKnown(ref a, ref c, ref result))
        {
            // With three operands the first pair may hide a fault of the third, which beats an unknown.
            if (c.State == State.Fault)
            {
                Fail(ref result, c.Fault);
            }

            return;
        }

        try
        {
            function(ref a, ref b, ref c, ref result);
        }
        catch (OverflowException)
        {
            Fail(ref result, Fault.Overflow);
        }
        catch (ArgumentOutOfRangeException)
        {
            Fail(ref result, Fault.DateOutOfRange);
        }
    }

    /// <summary>Marks the result known, unless an operand is not: then it takes that operand's state.</summary>
    public static bool AreKnown(ref Cell a, ref Cell b, ref Cell result)
    {
        if (a.State == State.Known && b.State == State.Known)
        {
            result.State = State.Known;
            return true;
        }

        if (a.State == State.Fault || b.State == State.Fault)
        {
            Fail(ref result, a.State == State.Fault ? a.Fault : b.Fault);
        }
        else
        {
            result.State = State.Unknown;
        }

        return false;
    }

    public static void Fail(ref Cell result, Fault fault)
    {
        result.State = State.Fault;
        result.Fault = fault;
    }
}

/// <summary>A function of the language on cells whose states have been looked at; unused operands repeat the first.</summary>
internal delegate void CellFunction(ref Cell a, ref Cell b, ref Cell c, ref Cell result);
