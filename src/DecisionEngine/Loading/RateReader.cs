using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>Reads a rate with its intervals.</summary>
internal static class RateReader
{
    public static Rate Read(ObjectReader reader)
    {
        var id = reader.Id("id", inExpressions: true);
        var type = TypeReader.Read(reader);
        if (!(type.IsNumeric || type.Kind == Kind.Bands))
        {
            reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, reader.Part("type")?.At ?? reader.At, "type", "A rate is a number or an interval table.");
            type = DataType.Decimal;
        }

        var isBands = type.Kind == Kind.Bands;
        return new Rate(
            id,
            type,
            isBands ? reader.Object("over", TypeReader.Read) : null,
            isBands ? reader.Object("gives", TypeReader.Read) : null,
            reader.Local("label"),
            reader.Law(),
            reader.Each("values", value => Value(value, isBands)),
            reader.At);
    }

    private static RateValue Value(ObjectReader reader, bool isBands)
    {
        var from = reader.Date("from");
        var to = reader.DateOrNull("to");
        if (to < from)
        {
            reader.Diagnostics.Add(DiagnosticCode.IntervalInvalid, reader.At, "", "The interval ends before it begins.");
        }

        if (reader.Has("missing"))
        {
            return new RateValue(from, to, null, null, reader.Local("missing"), Sureness.High, null, null, reader.At);
        }

        return new RateValue(
            from,
            to,
            isBands ? null : reader.Decimal("value"),
            isBands ? Bands(reader) : null,
            null,
            reader.Enum("sure", Sureness.Low),
            reader.Text("source"),
            reader.LocalOrNull("note"),
            reader.At);
    }

    private static BandTable Bands(ObjectReader reader)
    {
        var bands = reader.Each("bands", band => new Band(band.DecimalOrNull("below"), band.Decimal("value")));
        var rising = bands.Zip(bands.Skip(1)).All(pair => pair.First.Below is { } low && (pair.Second.Below is not { } high || low < high));
        if (reader.Has("bands") && (bands.IsEmpty || !rising || bands[^1].Below is not null))
        {
            reader.Diagnostics.Add(DiagnosticCode.BandsInvalid, reader.Part("bands")!.At, "", "The limits do not rise, or the last band has one.", "rising limits, and a last band without `below`");
        }

        return new BandTable(bands.IsEmpty ? [new Band(null, 0m)] : bands);
    }
}
