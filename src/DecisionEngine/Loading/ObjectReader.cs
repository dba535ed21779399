using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>
/// Reads the properties of one JSON object. Whatever is absent, of the wrong type or malformed becomes a diagnostic and
/// a harmless value, so that reading goes on and everything is reported at once. <see cref="Done"/> reports what nobody asked for.
/// </summary>
internal sealed partial class ObjectReader
{
    private const int MostEntries = 2000;
    private const int MostDigits = 28;
    private readonly JsonObject source;
    private readonly Reading reading;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public ObjectReader(JsonPart part, Reading reading)
    {
        this.reading = reading;
        if (part is JsonObject whole)
        {
            source = whole;
        }
        else
        {
            WrongType(part, "an object");
            source = new JsonObject([], part.At);
            IsBroken = true;
        }
    }

    /// <summary>Whether there was no object at all; absent properties are then not reported again.</summary>
    public bool IsBroken { get; }

    public Location At => source.At;

    public DiagnosticBag Diagnostics => reading.Diagnostics;

    public ImmutableArray<string> Languages => reading.Languages;

    public bool Has(string name) => source.Find(name) is not null;

    public JsonPart? Part(string name)
    {
        asked.Add(name);
        return source.Find(name)?.Value;
    }

    public JsonPart? Required(string name)
    {
        var part = Part(name);
        if (part is null && !IsBroken)
        {
            Diagnostics.Add(DiagnosticCode.PropertyMissing, source.At, "", $"The property `{name}` is missing.");
        }

        return part;
    }

    public string? TextOrNull(string name) => AsText(Part(name));

    public string Text(string name) => AsText(Required(name)) ?? "";

    public string Id(string name, bool inExpressions = false)
    {
        var part = Required(name);
        var id = AsText(part) ?? "";
        if (part is not null)
        {
            reading.CheckId(id, part.At, inExpressions);
        }

        return id;
    }

    public ImmutableArray<string> Ids(string name, bool required = false) =>
        [.. Array(name, required).Select(AsText).OfType<string>()];

    /// <summary>A list of texts in one language.</summary>
    public ImmutableArray<JsonText> Texts(string name)
    {
        var texts = ImmutableArray.CreateBuilder<JsonText>();
        foreach (var part in Array(name))
        {
            if (part is JsonText { Value: var text } && text.Trim().Length == 0)
            {
                Diagnostics.Add(DiagnosticCode.TextEmpty, part.At, text, "The text is empty.");
            }
            else if (AsText(part) is not null)
            {
                texts.Add((JsonText)part);
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>The id of an outcome, which must exist.</summary>
    public string Outcome(string name)
    {
        var part = Required(name);
        return part is null ? "" : AsOutcome(part, orKind: false) ?? "";
    }

    /// <summary>Ids of outcomes, each of which must exist, or be a kind of outcome where that is allowed.</summary>
    public ImmutableArray<string> Outcomes(string name, bool required, bool orKind = false) =>
        [.. Array(name, required).Select(part => AsOutcome(part, orKind)).OfType<string>()];

    /// <summary>Ids of provisions; each must exist.</summary>
    public ImmutableArray<string> Law(string name = "law", bool required = true)
    {
        var parts = Array(name, required);
        if (required && parts.IsEmpty && Has(name))
        {
            Diagnostics.Add(DiagnosticCode.LawMissing, Part(name)!.At, "", "At least one provision must be named.");
        }

        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var part in parts)
        {
            if (AsText(part) is { } id)
            {
                ids.Add(id);
                reading.UseLaw(id, part.At);
            }
        }

        return ids.ToImmutable();
    }

    public ImmutableArray<JsonPart> Array(string name, bool required = true)
    {
        var part = required ? Required(name) : Part(name);
        switch (part)
        {
            case null:
                return [];
            case JsonArray array when array.Items.Length <= MostEntries:
                return array.Items;
            case JsonArray array:
                Diagnostics.Add(DiagnosticCode.TooMany, part.At, "", $"`{name}` has {array.Items.Length} entries.", $"at most {MostEntries}");
                return array.Items[..MostEntries];
            default:
                WrongType(part, "an array");
                return [];
        }
    }

    public ImmutableArray<T> Each<T>(string name, Func<ObjectReader, T> read, bool required = true)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        foreach (var part in Array(name, required))
        {
            var item = new ObjectReader(part, reading);
            items.Add(read(item));
            item.Done();
        }

        return items.ToImmutable();
    }

    public T? ObjectOrNull<T>(string name, Func<ObjectReader, T> read)
        where T : class
    {
        if (Part(name) is not { } part)
        {
            return null;
        }

        var whole = new ObjectReader(part, reading);
        var value = read(whole);
        whole.Done();
        return value;
    }

    public T Object<T>(string name, Func<ObjectReader, T> read)
        where T : class
    {
        Required(name);
        return ObjectOrNull(name, read) ?? read(new ObjectReader(new JsonObject([], At), reading.Silent));
    }

    public LocalText Local(string name) => Required(name) is { } part ? reading.Local(part) : Reading.NoText;

    public LocalText? LocalOrNull(string name) => Part(name) is { } part ? reading.Local(part) : null;

    public ExpressionText Expression(string name) => Required(name) is { } part ? AsExpression(part) : new ExpressionText("", At);

    public ExpressionText? ExpressionOrNull(string name) => Part(name) is { } part ? AsExpression(part) : null;

    public T Enum<T>(string name, T otherwise)
        where T : struct, System.Enum => RequiredEnum<T>(name) ?? otherwise;

    /// <summary>Null where it is missing or not one of the words, which is then reported.</summary>
    public T? RequiredEnum<T>(string name)
        where T : struct, System.Enum => Required(name) is { } part ? AsEnum<T>(part) : null;

    public T? EnumOrNull<T>(string name)
        where T : struct, System.Enum => Part(name) is { } part ? AsEnum<T>(part) : null;

    public bool Boolean(string name, bool otherwise)
    {
        switch (Part(name))
        {
            case null:
                return otherwise;
            case JsonBoolean boolean:
                return boolean.Value;
            case { } part:
                WrongType(part, "true or false");
                return otherwise;
        }
    }

    public int Whole(string name, int otherwise, int least, int most, bool required)
    {
        var part = required ? Required(name) : Part(name);
        switch (part)
        {
            case null:
                return otherwise;
            case JsonNumber number when int.TryParse(number.Digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most:
                return value;
            case JsonNumber number:
                Diagnostics.Add(DiagnosticCode.ValueInvalid, part.At, number.Digits, $"`{name}` is {number.Digits}.", $"a whole number from {least} to {most}");
                return otherwise;
            default:
                WrongType(part, "a whole number");
                return otherwise;
        }
    }

    public decimal? DecimalOrNull(string name) => Part(name) is { } part ? AsDecimal(part) : null;

    public decimal Decimal(string name) => Required(name) is { } part ? AsDecimal(part) ?? 0m : 0m;

    public DateOnly? DateOrNull(string name) => Part(name) is { } part ? AsDate(part) : null;

    public DateOnly Date(string name) => Required(name) is { } part ? AsDate(part) ?? DateOnly.MinValue : DateOnly.MinValue;

    public decimal? AsDecimal(JsonPart part)
    {
        if (part is JsonNumber number)
        {
            Diagnostics.Add(DiagnosticCode.ValueType, part.At, number.Digits, "This is a number.", "a text", $"Write \"{number.Digits}\" with its quotes: so no digit is lost.");
            return null;
        }

        if (AsText(part) is not { } text)
        {
            return null;
        }

        if (NumberForm().IsMatch(text) && text.Count(char.IsAsciiDigit) <= MostDigits)
        {
            return decimal.Parse(text, CultureInfo.InvariantCulture);
        }

        Diagnostics.Add(DiagnosticCode.ValueInvalid, part.At, text, $"`{text}` is not a number.", $"digits with a point, such as \"1234.50\", at most {MostDigits} of them");
        return null;
    }

    public DateOnly? AsDate(JsonPart part)
    {
        if (AsText(part) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Diagnostics.Add(DiagnosticCode.ValueInvalid, part.At, text, $"`{text}` is not a date.", "a date such as 2026-06-01");
        return null;
    }

    /// <summary>Reports every property that nobody asked for.</summary>
    public void Done()
    {
        foreach (var property in source.Properties)
        {
            if (!asked.Contains(property.Name))
            {
                Diagnostics.Add(
                    DiagnosticCode.PropertyUnknown,
                    property.At,
                    property.Name,
                    $"There is no property `{property.Name}` here.",
                    null,
                    Suggestion.For(property.Name, asked.Where(name => source.Find(name) is null)));
            }
        }
    }

    private string? AsText(JsonPart? part)
    {
        switch (part)
        {
            case null:
                return null;
            case JsonText text:
                return text.Value;
            default:
                WrongType(part, "a text");
                return null;
        }
    }

    private string? AsOutcome(JsonPart part, bool orKind)
    {
        var id = AsText(part);
        if (id is not null)
        {
            reading.UseOutcome(id, part.At, orKind);
        }

        return id;
    }

    private ExpressionText AsExpression(JsonPart part)
    {
        var text = AsText(part) ?? "";
        if (part is JsonText && text.Trim().Length == 0)
        {
            Diagnostics.Add(DiagnosticCode.ExpressionSyntax, part.At, text, "The expression is empty.");
        }

        return new ExpressionText(text, part.At) { Escapes = part is JsonText written ? written.Escapes : [] };
    }

    private T? AsEnum<T>(JsonPart part)
        where T : struct, System.Enum
    {
        if (AsText(part) is not { } text)
        {
            return null;
        }

        foreach (var value in System.Enum.GetValues<T>())
        {
            if (Word(value) == text)
            {
                return value;
            }
        }

        var words = System.Enum.GetValues<T>().Select(Word).ToList();
        Diagnostics.Add(DiagnosticCode.ValueInvalid, part.At, text, $"`{text}` is not allowed here.", string.Join(", ", words), Suggestion.For(text, words));
        return null;
    }

    private static string Word<T>(T value)
        where T : struct, System.Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private void WrongType(JsonPart part, string expected) =>
        Diagnostics.Add(DiagnosticCode.ValueType, part.At, part.Description, $"This is {part.Description}.", expected);

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();
}
