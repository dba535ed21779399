using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>What is gathered over the items of a list whose parts have been computed. A list that may have more items leaves open what they could change.</summary>
internal static class Gathering
{
    private const int NoBody = -1;

    public static Items ItemsOf(ref Cell list) => list.Object as Items ?? Items.None;

    public static void Any(ref Cell list, int body, ref Cell result) => Quantify(ref list, body, ref result, settles: true);

    public static void All(ref Cell list, int body, ref Cell result) => Quantify(ref list, body, ref result, settles: false);

    public static void Count(ref Cell list, int body, ref Cell result)
    {
        if (!Begin(ref list, body, ref result, out var items))
        {
            return;
        }

        var count = 0;
        for (var i = 0; i < items.Count; i++)
        {
            count += body == NoBody || items.Cells[(i * items.Width) + body].Flag ? 1 : 0;
        }

        result.Number = count;
    }

    public static void Sum(ref Cell list, int body, ref Cell result)
    {
        if (!Begin(ref list, body, ref result, out var items))
        {
            return;
        }

        try
        {
            var sum = 0m;
            for (var i = 0; i < items.Count; i++)
            {
                sum += items.Cells[(i * items.Width) + body].Number;
            }

            result.Number = sum;
        }
        catch (OverflowException)
        {
            Ops.Fail(ref result, Fault.Overflow);
        }
    }

    public static void Extreme(ref Cell list, int body, ref Cell result, Kind kind, bool highest)
    {
        if (!Begin(ref list, body, ref result, out var items))
        {
            return;
        }

        if (items.Count == 0)
        {
            Ops.Fail(ref result, Fault.EmptyList);
            return;
        }

        var best = body;
        for (var i = 1; i < items.Count; i++)
        {
            var at = (i * items.Width) + body;
            var sign = kind == Kind.Date
                ? items.Cells[at].Date.CompareTo(items.Cells[best].Date)
                : decimal.Compare(items.Cells[at].Number, items.Cells[best].Number);
            best = (highest ? sign > 0 : sign < 0) ? at : best;
        }

        result.Number = items.Cells[best].Number;
        result.Date = items.Cells[best].Date;
    }

    /// <summary>True when the list is complete and every part known; the result is then marked known.</summary>
    private static bool Begin(ref Cell list, int body, ref Cell result, out Items items)
    {
        items = ItemsOf(ref list);
        if (!Ops.AreKnown(ref list, ref list, ref result))
        {
            return false;
        }

        if (!items.IsComplete)
        {
            result.State = State.Unknown;
        }

        for (var i = 0; i < items.Count && body != NoBody; i++)
        {
            ref var part = ref items.Cells[(i * items.Width) + body];
            if (part.State == State.Fault)
            {
                Ops.Fail(ref result, part.Fault);
            }
            else if (part.State != State.Known && result.State != State.Fault)
            {
                result.State = State.Unknown;
            }
        }

        return result.State == State.Known;
    }

    private static void Quantify(ref Cell list, int body, ref Cell result, bool settles)
    {
        if (!Ops.AreKnown(ref list, ref list, ref result))
        {
            return;
        }

        var items = ItemsOf(ref list);
        result.Flag = !settles;
        var item = default(Cell);
        item.State = State.Known;
        item.Flag = true;
        for (var i = 0; i < items.Count; i++)
        {
            ref var part = ref (body == NoBody ? ref item : ref items.Cells[(i * items.Width) + body]);
            if (settles)
            {
                Logic.Or(ref part, ref result);
            }
            else
            {
                Logic.And(ref part, ref result);
            }
        }

        if (!items.IsComplete)
        {
            item.State = State.Unknown;
            if (settles)
            {
                Logic.Or(ref item, ref result);
            }
            else
            {
                Logic.And(ref item, ref result);
            }
        }
    }
}
