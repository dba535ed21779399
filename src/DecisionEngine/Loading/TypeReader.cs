using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>Reads <c>type</c> with the properties that belong to it: currency, period, unit, values.</summary>
internal static class TypeReader
{
    public static DataType Read(ObjectReader reader)
    {
        var kind = reader.RequiredEnum<Kind>("type");
        string? currency = null;
        Period? period = null;
        ChoiceSet? choices = null;
        if (kind == Kind.Money)
        {
            currency = reader.Text("currency");
            period = reader.RequiredEnum<Period>("period");
            if (!(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
            {
                if (reader.Part("currency") is JsonText text)
                {
                    reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, text.At, currency, $"`{currency}` is no currency.", "three capital letters, such as DKK");
                }

                return DataType.Unread;
            }
        }
        else if (kind == Kind.Duration)
        {
            period = reader.RequiredEnum<Period>("unit");
            if (period is Period.Once or Period.Fortnight)
            {
                reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, reader.Part("unit")!.At, "unit", "A duration cannot have that unit.", "day, week, month, year");
            }
        }
        else if (kind == Kind.Choice)
        {
            var values = reader.Each("values", choice => (choice.At, Choice: new Choice(choice.Id("value"), choice.Local("label"))));
            foreach (var twice in values.GroupBy(value => value.Choice.Value).Where(group => group.Count() > 1))
            {
                reader.Diagnostics.Add(DiagnosticCode.IdDuplicate, twice.Last().At, twice.Key, $"The value `{twice.Key}` stands twice.");
            }

            if (values.IsEmpty && reader.Part("values") is { } none)
            {
                reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, none.At, "values", "The choice has no values.", "at least one value with its label");
            }

            choices = new ChoiceSet([.. values.Select(value => value.Choice)]);
        }

        if (kind is null)
        {
            // Which of them belong here is not known, so none of them is reported as unknown.
            foreach (var name in new[] { "currency", "period", "unit", "values", "of", "item", "maxItems", "over", "gives" })
            {
                reader.Part(name);
            }
        }

        return kind is null || (kind is Kind.Money or Kind.Duration && period is null) ? DataType.Unread : new DataType(kind.Value, currency, period, choices);
    }

    public static DataType? ReadOrNull(ObjectReader reader)
    {
        if (!reader.Has("type"))
        {
            reader.Part("type");
            return null;
        }

        var type = Read(reader);
        if (type.Kind is Kind.List or Kind.Bands)
        {
            reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, reader.Part("type")!.At, "type", "A step or amount cannot be of that type.");
            return null;
        }

        return type;
    }
}
