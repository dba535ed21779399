using System.Collections.Immutable;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>Reads a fact or a field of a list.</summary>
internal static class FactReader
{
    private static readonly string[] Sources = ["party", "representative", "caseworker"];

    public static Fact Read(ObjectReader reader)
    {
        var id = reader.Id("id", inExpressions: true);
        var type = TypeReader.Read(reader);
        if (type.Kind == Kind.Bands)
        {
            reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, reader.Part("type")!.At, "bands", "A fact cannot be an interval table.");
            type = DataType.Decimal;
        }

        var isList = type.Kind == Kind.List;
        var isDate = type.Kind == Kind.Date;
        var fact = new Fact
        {
            Id = id,
            Type = type,
            Label = reader.Local("label"),
            Ask = reader.Local("ask"),
            Help = reader.LocalOrNull("help"),
            Why = reader.LocalOrNull("why"),
            Source = Source(reader),
            Min = isDate ? null : reader.DecimalOrNull("min"),
            Max = isDate ? null : reader.DecimalOrNull("max"),
            Earliest = isDate ? reader.DateOrNull("min") : null,
            Latest = isDate ? reader.DateOrNull("max") : null,
            FreshFor = RuleSetReader.Span(reader, "freshFor"),
            About = reader.Enum("about", Subject.Applicant),
            Category = reader.Enum("category", Category.Ordinary),
            Law = reader.Law(required: false),
            Correctable = reader.Boolean("correctable", true),
            Changeable = reader.Boolean("changeable", false),
            Discretionary = reader.Boolean("discretionary", false),
            Weigh = Weigh(reader),
            Says = YesNo(reader),
            Fields = isList ? reader.Each("of", ReadField) : [],
            Item = isList ? reader.Object("item", item => new ItemWords(item.Local("one"), item.Local("many"))) : null,
            MaxItems = isList ? reader.Whole("maxItems", 100, 1, 1000, required: false) : 100,
            At = reader.At,
        };
        Check(fact, reader);
        return fact;
    }

    private static Field ReadField(ObjectReader reader)
    {
        var id = reader.Id("id", inExpressions: true);
        var type = TypeReader.Read(reader);
        if (type.Kind is Kind.List or Kind.Bands)
        {
            reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, reader.Part("type")!.At, "type", "A field cannot be a list or an interval table.");
            type = DataType.Decimal;
        }

        var label = reader.Local("label");
        reader.LocalOrNull("ask");
        var isDate = type.Kind == Kind.Date;
        var field = new Field(id, type, label, isDate ? null : reader.DecimalOrNull("min"), isDate ? null : reader.DecimalOrNull("max"), YesNo(reader), reader.At)
        {
            Earliest = isDate ? reader.DateOrNull("min") : null,
            Latest = isDate ? reader.DateOrNull("max") : null,
        };
        if (field.Says is not null && type.Kind != Kind.Boolean)
        {
            reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, field.At, id, $"`{id}` has sentences for yes and no but is not a boolean.");
        }

        if (field.Min > field.Max || field.Earliest > field.Latest)
        {
            reader.Diagnostics.Add(DiagnosticCode.IntervalInvalid, field.At, id, $"`{id}` has a lowest value above its highest.");
        }

        return field;
    }

    private static void Check(Fact fact, ObjectReader reader)
    {
        if (fact.Category != Category.Ordinary && fact.Law.IsEmpty && !reader.IsBroken)
        {
            reader.Diagnostics.Add(DiagnosticCode.CategoryLaw, fact.At, fact.Id, $"`{fact.Id}` is of the category {fact.Category.ToString().ToLowerInvariant()} and names no law that allows it.");
        }

        if (fact.Discretionary && fact.Type.Kind != Kind.Boolean)
        {
            reader.Diagnostics.Add(DiagnosticCode.DiscretionType, fact.At, fact.Id, $"`{fact.Id}` is discretionary but of the type {fact.Type}.", "boolean");
        }

        if (fact.Discretionary && fact.Source is not (null or "caseworker"))
        {
            reader.Diagnostics.Add(DiagnosticCode.DiscretionType, fact.At, fact.Id, $"`{fact.Id}` is discretionary but comes from {fact.Source}.", "caseworker");
        }

        if (fact.Discretionary && fact.Weigh.IsEmpty)
        {
            reader.Diagnostics.Add(DiagnosticCode.DiscretionWeigh, fact.At, fact.Id, $"`{fact.Id}` is discretionary and does not say what to weigh.");
        }

        if (fact.Discretionary && fact.Law.IsEmpty)
        {
            reader.Diagnostics.Add(DiagnosticCode.DiscretionWeigh, fact.At, fact.Id, $"`{fact.Id}` is discretionary and rests on no law.");
        }

        if (fact.Says is not null && fact.Type.Kind != Kind.Boolean)
        {
            reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, fact.At, fact.Id, $"`{fact.Id}` has sentences for yes and no but is not a boolean.");
        }

        if (fact.Min > fact.Max || fact.Earliest > fact.Latest)
        {
            reader.Diagnostics.Add(DiagnosticCode.IntervalInvalid, fact.At, fact.Id, $"`{fact.Id}` has a lowest value above its highest.");
        }
    }

    private static string? Source(ObjectReader reader)
    {
        var source = reader.TextOrNull("source");
        if (source is not null && !Sources.Contains(source) && !IsNamed(source, "register:"))
        {
            reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, reader.Part("source")!.At, source, $"`{source}` is no source.", "party, representative, caseworker or register:name");
        }

        return source;
    }

    private static bool IsNamed(string source, string prefix) => source.StartsWith(prefix, StringComparison.Ordinal) && source.Length > prefix.Length;

    private static YesNo? YesNo(ObjectReader reader) => reader.ObjectOrNull("says", says => new YesNo(says.Local("yes"), says.Local("no")));

    /// <summary>The file has one list per language; the rule set keeps one text per thing to weigh.</summary>
    private static ImmutableArray<LocalText> Weigh(ObjectReader reader)
    {
        var lists = reader.ObjectOrNull("weigh", weigh =>
            reader.Languages.ToDictionary(language => language, language => weigh.Texts(language)));
        if (lists is null || lists.Count == 0)
        {
            return [];
        }

        var count = lists.Values.Max(list => list.Length);
        foreach (var (language, _) in lists.Where(list => list.Value.Length < count))
        {
            reader.Diagnostics.Add(DiagnosticCode.LanguageMissing, reader.Part("weigh")!.At, language, $"There is less to weigh in `{language}` than in another language.");
        }

        return
        [
            .. Enumerable.Range(0, count).Select(index => new LocalText(
            [
                .. lists.Where(list => index < list.Value.Length)
                    .Select(list => new LocalText.Entry(list.Key, list.Value[index].Value, list.Value[index].At)),
            ])),
        ];
    }
}
