using System.Globalization;
using System.Text;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>Puts a value into a fact's cell where it is one the fact may have; otherwise says what is wrong, as <see cref="FactsReader"/> does of JSON.</summary>
internal static class TypedValue
{
    public static FactError? Put(decimal number, in FactPlace at, in FactLimits limits, ref Cell cell)
    {
        if (!limits.Type.IsNumeric || (limits.Type.Kind == Kind.Integer && !decimal.IsInteger(number)))
        {
            return Wrong(FactErrorCode.WrongType, at, Came(number), limits.Value());
        }

        if (!limits.Hold(number))
        {
            return Wrong(FactErrorCode.OutOfRange, at, Came(number), limits.Numbers());
        }

        cell.Number = number;
        cell.State = State.Known;
        return null;
    }

    public static FactError? Put(bool flag, in FactPlace at, in FactLimits limits, ref Cell cell)
    {
        if (limits.Type.Kind != Kind.Boolean)
        {
            return Wrong(FactErrorCode.WrongType, at, flag ? "true" : "false", limits.Value());
        }

        cell.Flag = flag;
        cell.State = State.Known;
        return null;
    }

    public static FactError? Put(DateOnly date, in FactPlace at, in FactLimits limits, ref Cell cell)
    {
        if (limits.Type.Kind != Kind.Date)
        {
            return Wrong(FactErrorCode.WrongType, at, FactLimits.Iso(date), limits.Value());
        }

        if (!limits.Hold(date))
        {
            return Wrong(FactErrorCode.OutOfRange, at, FactLimits.Iso(date), limits.Dates());
        }

        cell.Date = date;
        cell.State = State.Known;
        return null;
    }

    public static FactError? Put(string text, in FactPlace at, in FactLimits limits, ref Cell cell)
    {
        switch (limits.Type.Kind)
        {
            case Kind.Choice when limits.Type.Choices!.Find(text) is { } choice:
                cell.Object = choice.Value;
                break;
            case Kind.Choice:
                return Wrong(FactErrorCode.UnknownChoice, at, Came(text), limits.Value());
            case Kind.Text when TextError(text, at.ToString()) is { } error:
                return error;
            case Kind.Text:
                cell.Object = text;
                break;
            default:
                return Wrong(FactErrorCode.WrongType, at, Came(text), limits.Value());
        }

        cell.State = State.Known;
        return null;
    }

    /// <summary>What is wrong with a text: too long, or with half a surrogate pair, which no JSON could have brought.</summary>
    public static FactError? TextError(string text, string name)
    {
        if (text.Length > FactLimits.LongestText)
        {
            return new FactError(FactErrorCode.OutOfRange, name, $"a text of {text.Length} characters", $"at most {FactLimits.LongestText}");
        }

        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return new FactError(FactErrorCode.WrongType, name, "a text that is not valid Unicode", "a text");
            }

            rest = rest[length..];
        }

        return null;
    }

    private static string Came(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Came(string text) => $"\"{(text.Length > 60 ? text[..60] + "…" : text)}\"";

    private static FactError Wrong(string code, in FactPlace at, string came, string expected) => new(code, at.ToString(), came, expected);
}
