using System.Globalization;
using System.Runtime.CompilerServices;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>Values in words. Text is built in one buffer, and nothing but the finished text is made.</summary>
public sealed partial record Wording
{
    private const int Room = 128;

    /// <summary>A value in words, in the reader's language.</summary>
    public string Write(TracedValue value) => value.State switch
    {
        State.Known => Known(value, withPeriod: true),
        State.Fault => NotComputed,
        _ => NotKnown,
    };

    /// <summary>A date: 1. juni 2026; 1 June 2026.</summary>
    public string Write(DateOnly date)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[Room]);
        foreach (ref readonly var piece in Pattern.Of(DatePattern).Pieces.AsSpan())
        {
            switch (piece.Place)
            {
                case 0:
                    text.AppendFormatted(date.Day);
                    break;
                case 1:
                    text.AppendLiteral(Months[date.Month - 1]);
                    break;
                case 2:
                    text.AppendFormatted(date.Year);
                    break;
                default:
                    text.AppendLiteral(piece.Words);
                    break;
            }
        }

        return text.ToStringAndClear();
    }

    /// <summary>A number with its groups and decimals, at most four; a longer one is marked as rounded.</summary>
    public string Write(decimal number)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[Room]);
        Number(ref text, number, 4, isMoney: false);
        return text.ToStringAndClear();
    }

    /// <summary>The same, an amount without its period: where the sentence around it says that.</summary>
    internal string WriteWithoutPeriod(TracedValue value) => value.State == State.Known ? Known(value, withPeriod: false) : Write(value);

    private string Known(TracedValue value, bool withPeriod) => value.Type.Kind switch
    {
        Kind.Boolean => (bool)value.Value! ? Yes : No,
        Kind.Date => Write((DateOnly)value.Value!),
        Kind.Text => (string)value.Value!,
        Kind.Choice => value.Type.Choices!.Find((string)value.Value!)?.Label[Language] ?? (string)value.Value!,
        Kind.Money => Money((decimal)value.Value!, value.Type, withPeriod),
        Kind.Percent => Percent((decimal)value.Value!),
        Kind.Duration => $"{Write((decimal)value.Value!)} {Unit(value.Type.Period!.Value, (decimal)value.Value!)}",
        Kind.List => ((int)value.Value!).ToString(CultureInfo.InvariantCulture),
        Kind.Bands => "",
        _ => Write((decimal)value.Value!),
    };

    private string Percent(decimal number)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[Room]);
        foreach (ref readonly var piece in Pattern.Of(PercentPattern).Pieces.AsSpan())
        {
            if (piece.Place < 0)
            {
                text.AppendLiteral(piece.Words);
            }
            else
            {
                Number(ref text, number, 4, isMoney: false);
            }
        }

        return text.ToStringAndClear();
    }

    private string Money(decimal amount, DataType type, bool withPeriod)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[Room]);
        foreach (ref readonly var piece in Pattern.Of(type.Currency == "DKK" ? Kroner : OtherMoney).Pieces.AsSpan())
        {
            switch (piece.Place)
            {
                case 0:
                    Number(ref text, amount, 2, isMoney: true);
                    break;
                case 1:
                    text.AppendLiteral(type.Currency!);
                    break;
                default:
                    text.AppendLiteral(piece.Words);
                    break;
            }
        }

        var period = withPeriod ? Each(type.Period) : "";
        if (period.Length > 0)
        {
            text.AppendLiteral(" ");
            text.AppendLiteral(period);
        }

        return text.ToStringAndClear();
    }

    private string Each(Period? period) => period switch
    {
        Period.Day => ADay,
        Period.Week => AWeek,
        Period.Fortnight => AFortnight,
        Period.Month => AMonth,
        Period.Year => AYear,
        _ => "",
    };

    private void Number(ref DefaultInterpolatedStringHandler text, decimal number, int most, bool isMoney)
    {
        var shown = decimal.Round(number, most, MidpointRounding.AwayFromZero);
        if (shown != number)
        {
            text.AppendLiteral(About);
        }

        if (shown < 0m)
        {
            text.AppendLiteral("−");
        }

        Span<char> digits = stackalloc char[40];
        var length = Digits(Math.Abs(shown), digits);
        var point = digits[..length].IndexOf('.');
        var whole = digits[..(point < 0 ? length : point)];
        var first = ((whole.Length - 1) % 3) + 1;
        text.AppendFormatted(whole[..first]);
        for (var at = first; at < whole.Length; at += 3)
        {
            text.AppendFormatted(Group);
            text.AppendFormatted(whole.Slice(at, 3));
        }

        if (point >= 0)
        {
            text.AppendFormatted(Point);
            text.AppendFormatted(digits[(point + 1)..length]);
            if (isMoney && length - point == 2)
            {
                text.AppendLiteral("0");
            }
        }
    }

    /// <summary>The digits of a number of at most four decimals, with a point and without trailing zeros.</summary>
    private static int Digits(decimal number, Span<char> digits)
    {
        const long Unit = 10_000;
        int length;
        if (number > long.MaxValue / Unit - 1)
        {
            number.TryFormat(digits, out length, "0.####", CultureInfo.InvariantCulture);
            return length;
        }

        var (whole, rest) = Math.DivRem((long)(number * Unit), Unit);
        whole.TryFormat(digits, out length, default, CultureInfo.InvariantCulture);
        if (rest > 0)
        {
            digits[length++] = '.';
        }

        for (; rest > 0; rest = rest * 10 % Unit)
        {
            digits[length++] = (char)('0' + (rest * 10 / Unit));
        }

        return length;
    }
}
