using System.Collections.Immutable;
using DecisionEngine.Loading;

namespace DecisionEngine.Cases.Seeding;

/// <summary>A way to draw a value: a decimal, bool, string, <see cref="DateOnly"/> or list of items.</summary>
internal abstract record Draw
{
    public abstract object Value(Chance chance);

    /// <summary>Writes a value as it stands in a facts file.</summary>
    public static void Write(CanonicalJson json, object value)
    {
        switch (value)
        {
            case decimal number:
                json.Number(number);
                break;
            case bool flag:
                json.Boolean(flag);
                break;
            case DateOnly date:
                json.Date(date);
                break;
            case string text:
                json.Text(text);
                break;
            default:
                json.BeginArray();
                foreach (var item in (ImmutableArray<ImmutableArray<(string Name, object Value)>>)value)
                {
                    json.BeginObject();
                    foreach (var (name, field) in item)
                    {
                        json.Name(name);
                        Write(json, field);
                    }

                    json.EndObject();
                }

                json.EndArray();
                break;
        }
    }
}

/// <summary>One of a few values, each with its weight.</summary>
internal sealed record DrawOne(ImmutableArray<(object Value, double Weight)> Values) : Draw
{
    private readonly double sum = Values.Sum(value => value.Weight);

    public override object Value(Chance chance)
    {
        var left = chance.Share() * sum;
        foreach (var (value, weight) in Values)
        {
            left -= weight;
            if (left < 0)
            {
                return value;
            }
        }

        return Values[^1].Value;
    }
}

/// <summary>Any number from low to high alike, to whole units.</summary>
internal sealed record DrawNumber(decimal Low, decimal High, decimal Unit) : Draw
{
    public override object Value(Chance chance) => Low + (decimal.Floor((decimal)chance.Share() * (((High - Low) / Unit) + 1)) * Unit);
}

/// <summary>Any date from first to last alike.</summary>
internal sealed record DrawDate(DateOnly First, DateOnly Last) : Draw
{
    public override object Value(Chance chance) => First.AddDays((int)(chance.Share() * (Last.DayNumber - First.DayNumber + 1)));
}

/// <summary>A number whose logarithm is normal, as incomes are: half lie below the median; to whole units, within bounds.</summary>
internal sealed record DrawLognormal(double Median, double Sigma, decimal Low, decimal High, decimal Unit) : Draw
{
    public override object Value(Chance chance)
    {
        var drawn = Median * Math.Exp(Sigma * chance.Normal());
        return Math.Clamp(decimal.Round((decimal)Math.Min(drawn, 1e15) / Unit) * Unit, Low, High);
    }
}

/// <summary>A list: how many items, and how each field is drawn.</summary>
internal sealed record DrawItems(Draw Count, ImmutableArray<(string Name, Draw Draw)> Fields) : Draw
{
    public override object Value(Chance chance)
    {
        var count = (int)(decimal)Count.Value(chance);
        var items = ImmutableArray.CreateBuilder<ImmutableArray<(string, object)>>(count);
        for (var item = 0; item < count; item++)
        {
            items.Add([.. Fields.Select(field => (field.Name, field.Draw.Value(chance)))]);
        }

        return items.MoveToImmutable();
    }
}
