using System.Collections.Immutable;
using DecisionEngine.Loading;

namespace DecisionEngine.Explaining;

/// <summary>An explanation as JSON, a property for each layer.</summary>
public static class ExplanationJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(CanonicalJson json, Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(explanation);
        json.BeginObject();
        Property(json, "register", Register(explanation.Register));
        Property(json, "title", explanation.Title);
        Property(json, "answer", explanation.Answer);
        Property(json, "basis", explanation.Basis);
        Each(json, "amounts", explanation.Amounts, Amount);
        Property(json, "reasons", explanation.Reasons);
        Each(json, "review", explanation.Review, static (json, line) =>
        {
            Property(json, "code", line.Code);
            Property(json, "says", line.Says);
        });
        Property(json, "confidence", explanation.Confidence);
        Each(json, "rules", explanation.Rules, static (json, line) =>
        {
            Property(json, "id", line.Anchor);
            Property(json, "label", line.Label);
            Property(json, "rule", line.Rule);
            Law(json, line.Law);
            Property(json, "inThisCase", line.InThisCase);
            Each(json, "facts", line.Facts, Fact);
            Property(json, "status", Status(line.Status));
            json.Name("decisive");
            json.Boolean(line.IsDecisive);
        });
        Each(json, "facts", explanation.Facts, Fact);
        Each(json, "considerations", explanation.Considerations, static (json, line) =>
        {
            Property(json, "id", line.Id);
            Property(json, "question", line.Question);
            Property(json, "answer", line.Answer);
            Property(json, "by", line.By);
            Property(json, "considerations", line.Considerations);
        });
        Each(json, "calculation", explanation.Calculation, static (json, line) =>
        {
            Property(json, "id", line.Anchor);
            Property(json, "label", line.Label);
            Property(json, "how", line.How);
            Property(json, "result", line.Result);
            Property(json, "says", line.Says);
            Law(json, line.Law);
        });
        json.Name("changes");
        json.BeginObject();
        Property(json, "note", explanation.ChangesNote);
        Each(json, "lines", explanation.Changes, static (json, line) =>
        {
            if (line.Fact is not null)
            {
                Property(json, "fact", line.Fact);
            }

            Property(json, "says", line.Says);
            Each(json, "amounts", line.Amounts, Amount);
        });
        json.EndObject();
        Each(json, "missing", explanation.Missing, static (json, line) =>
        {
            Property(json, "id", line.Id);
            Property(json, "label", line.Label);
            Property(json, "ask", line.Ask);
            Property(json, "why", line.Why);
            Property(json, "weigh", line.Weigh);
        });
        Property(json, "notNeeded", explanation.NotNeeded);
        Property(json, "next", explanation.Next);
        Property(json, "complaint", explanation.Complaint);
        Property(json, "contact", explanation.Contact);
        Each(json, "glossary", explanation.Glossary, static (json, line) =>
        {
            Property(json, "term", line.Term);
            Property(json, "means", line.Means);
        });
        json.EndObject();
    }

    private static void Amount(CanonicalJson json, AmountLine line)
    {
        Property(json, "id", line.Id);
        Property(json, "label", line.Label);
        Property(json, "value", line.Value);
    }

    private static void Fact(CanonicalJson json, FactLine fact)
    {
        Property(json, "id", fact.Id);
        Property(json, "label", fact.Label);
        Property(json, "value", fact.Value);
        Property(json, "source", fact.Source);
        Property(json, "observed", fact.Observed);
        json.Name("correctable");
        json.Boolean(fact.IsCorrectable);
    }

    private static void Law(CanonicalJson json, ImmutableArray<LawLine> law) => Each(json, "law", law, static (json, line) =>
    {
        Property(json, "cite", line.Cite);
        Property(json, "says", line.Says);
        if (line.Url is not null)
        {
            Property(json, "url", line.Url);
        }
    });

    private static void Each<T>(CanonicalJson json, string name, ImmutableArray<T> items, Action<CanonicalJson, T> write)
    {
        json.Name(name);
        json.BeginArray();
        foreach (var item in items)
        {
            json.BeginObject();
            write(json, item);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void Property(CanonicalJson json, string name, string value)
    {
        json.Name(name);
        json.Text(value);
    }

    private static void Property(CanonicalJson json, string name, Sentence value)
    {
        json.Name(name);
        Text(json, value);
    }

    private static void Property(CanonicalJson json, string name, ImmutableArray<Sentence> values)
    {
        json.Name(name);
        json.BeginArray();
        foreach (var value in values)
        {
            Text(json, value);
        }

        json.EndArray();
    }

    /// <summary>The words of a sentence, put together without making a string of them.</summary>
    private static void Text(CanonicalJson json, Sentence sentence)
    {
        const int Short = 512;
        if (sentence.IsEmpty || sentence.Runs.Length == 1)
        {
            json.Text(sentence.ToString());
            return;
        }

        var length = sentence.Length;
        var letters = length <= Short ? stackalloc char[Short] : new char[length];
        sentence.CopyTo(letters);
        json.Text(letters[..length]);
    }

    private static string Register(Register register) => register switch
    {
        Explaining.Register.Citizen => "citizen",
        Explaining.Register.Caseworker => "caseworker",
        _ => "legal",
    };

    private static string Status(RuleStatus status) => status switch
    {
        RuleStatus.Met => "met",
        RuleStatus.NotMet => "notMet",
        RuleStatus.NotAssessed => "notAssessed",
        _ => "notComputed",
    };
}
