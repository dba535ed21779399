using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>Turns the JSON of a rule-set file into a <see cref="RuleSet"/>, property by property in the order of the format.</summary>
internal static partial class RuleSetReader
{
    /// <summary>The rule set; null only when the text is no JSON object. Findings are in the reading's diagnostics.</summary>
    public static RuleSet? Read(string text, Reading reading)
    {
        var root = JsonPartReader.Read(text, reading.Diagnostics);
        if (root is null)
        {
            return null;
        }

        var reader = new ObjectReader(root, reading);
        if (reader.IsBroken)
        {
            return null;
        }

        reading.Root = root as JsonObject;
        reader.TextOrNull("$schema");
        reading.Languages = Languages(reader);
        var ruleSet = new RuleSet
        {
            Id = reader.Id("id"),
            Version = reader.Id("version"),
            Hash = CanonicalJson.From(root).Sha256(),
            InForce = reader.Object("inForce", InForce),
            Languages = reading.Languages,
            Title = reader.Local("title"),
            Summary = reader.Local("summary"),
            ToVerify = [.. reader.Array("toVerify", required: false).Select(reading.Local)],
            Authority = reader.Object("authority", Authority),
            Law = reader.Each("law", Law),
            EffectiveOn = reader.Object("effectiveOn", EffectiveOn),
            Automation = reader.Object("automation", Automation),
            Facts = reader.Each("facts", FactReader.Read),
            Rates = reader.Each("rates", RateReader.Read),
            Steps = reader.Each("steps", StepReader.Read),
            Outcomes = reader.Each("outcomes", StepReader.ReadOutcome),
            Review = reader.ObjectOrNull("review", Review) ?? ReviewPolicy.Default,
            Next = reader.Each("next", next => new NextStep(next.Id("id"), next.Outcomes("for", required: false, orKind: true), next.Local("says"))),
            Glossary = reader.Each("glossary", entry => new GlossaryEntry(entry.Local("term"), entry.Local("means")), required: false),
            Retired = reader.Ids("retired"),
        };
        reader.Done();
        return ruleSet;
    }

    private static ImmutableArray<string> Languages(ObjectReader reader)
    {
        var languages = ImmutableArray.CreateBuilder<string>();
        foreach (var part in reader.Array("languages"))
        {
            if (part is JsonText { Value: var language } && Reading.KnownLanguages.Contains(language) && !languages.Contains(language))
            {
                languages.Add(language);
            }
            else
            {
                reader.Diagnostics.Add(
                    DiagnosticCode.LanguageUnknown,
                    part.At,
                    (part as JsonText)?.Value ?? part.Description,
                    "This language has no date and number patterns here, or stands twice.",
                    string.Join(", ", Reading.KnownLanguages));
            }
        }

        return languages.ToImmutable();
    }

    private static InForce InForce(ObjectReader reader)
    {
        var inForce = new InForce(reader.Date("from"), reader.DateOrNull("to"));
        if (inForce.To < inForce.From)
        {
            reader.Diagnostics.Add(DiagnosticCode.IntervalInvalid, reader.At, "", "The rule set goes out of force before it comes into force.");
        }

        return inForce;
    }

    private static Authority Authority(ObjectReader reader) => new(
        reader.Local("name"),
        reader.Local("unit"),
        reader.Object("contact", contact => new Contact(contact.Text("phone"), contact.Local("address"), contact.Local("hours"), contact.Text("web"))),
        reader.Object("complaint", complaint => new Complaint(
            complaint.Local("body"),
            complaint.Whole("weeks", 4, 1, 520, required: true),
            complaint.Local("via"),
            complaint.Local("how"))));

    private static Law Law(ObjectReader reader) => new(reader.Id("id"), reader.Local("cite"), reader.Local("says"), reader.TextOrNull("url"), reader.At);

    private static EffectiveOn EffectiveOn(ObjectReader reader) => new(reader.Expression("value"), reader.Law(), reader.Local("label"));

    private static Automation Automation(ObjectReader reader)
    {
        var law = reader.Law(required: false);
        var automation = new Automation(law, reader.Outcomes("outcomes", required: true), reader.LocalOrNull("because"));
        if (reader.Part("outcomes") is JsonArray { Items.IsEmpty: true } && automation.Because is null)
        {
            reader.Diagnostics.Add(DiagnosticCode.AutomationBecause, reader.At, "", "No outcome is automatic, and `because` does not say why.", "a sentence that says why a person always decides");
        }

        if (!automation.Outcomes.IsEmpty && law.IsEmpty)
        {
            reader.Diagnostics.Add(DiagnosticCode.LawMissing, reader.At, "", "Automatic decisions need a legal basis of their own.");
        }

        return automation;
    }

    private static ReviewPolicy Review(ObjectReader reader) => new(
        reader.Each("sample", sample => new SampleShare(sample.Outcome("outcome"), Share(sample, "share")), required: false),
        reader.ObjectOrNull("score", score => new ScoreTable(Share(score, "evidence"), Share(score, "margin"), Share(score, "coverage"))) ?? ScoreTable.Default,
        reader.Has("sureAtLeast") ? Share(reader, "sureAtLeast") : ReviewPolicy.Default.SureAtLeast,
        reader.Each("when", rule => new ReviewRule(rule.Id("code"), rule.Expression("if"), rule.Local("because"), rule.At), required: false));

    private static decimal Share(ObjectReader reader, string name)
    {
        var share = reader.Decimal(name);
        if (share is < 0m or > 1m)
        {
            reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, reader.At, name, $"`{name}` is outside its range.", "a number from 0 to 1");
        }

        return share;
    }

    /// <summary>An ISO 8601 span of years, months, weeks and days.</summary>
    public static Freshness? Span(ObjectReader reader, string name)
    {
        if (reader.TextOrNull(name) is not { } text)
        {
            return null;
        }

        var match = SpanForm().Match(text);
        int Part(string letter) => match.Groups[letter] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        if (match.Success && text.Length > 1)
        {
            return new Freshness((Part("Y") * 12) + Part("M"), (Part("W") * 7) + Part("D"));
        }

        reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, reader.Part(name)!.At, text, $"`{text}` is not a span of time.", "ISO 8601 years, months, weeks or days, such as P3M");
        return null;
    }

    [GeneratedRegex("^P((?<Y>[0-9]{1,4})Y)?((?<M>[0-9]{1,5})M)?((?<W>[0-9]{1,5})W)?((?<D>[0-9]{1,6})D)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SpanForm();
}
