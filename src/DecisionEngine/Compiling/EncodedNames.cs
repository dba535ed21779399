using System.Collections.Immutable;
using DecisionEngine.Loading;

namespace DecisionEngine.Compiling;

/// <summary>What stands in the JSON of every evaluation of a rule set alike, encoded once: names, and the beginnings of facts, rates, steps and outcomes in a trace.</summary>
internal sealed class EncodedNames
{
    /// <summary>How the beginning of a node ends when its value is known.</summary>
    public const string BeforeValue = "\"value\":";

    public EncodedNames(RuleSetProgram program)
    {
        var ruleSet = program.RuleSet;
        Facts = [.. ruleSet.Facts.Select(fact => CanonicalJson.Encode(fact.Id))];
        Fields = [.. ruleSet.Facts.Select(fact => fact.Fields.Select(field => CanonicalJson.Encode(field.Id)).ToArray())];
        Steps = [.. program.Steps.Select(step => CanonicalJson.Encode(step.Step.Id))];
        TracedFacts = [.. ruleSet.Facts.Select(fact => Beginning(fact.Id, [], "value"))];
        TracedRates = [.. ruleSet.Rates.Select(rate => Beginning(rate.Id, [], "value"))];
        RateLaw = [.. ruleSet.Rates.Select(rate => Law(rate.Law))];
        TracedSteps = [.. program.Steps.Select(step => Beginning(step.Step.Id, step.Step.Law, "decisive"))];
        TracedOutcomes = [.. program.Outcomes.Select(outcome => Beginning(outcome.Outcome.Id, outcome.Outcome.Law, null))];
        RuleSet = Encoded(json =>
        {
            json.Name("ruleSet");
            json.BeginObject();
            json.Name("hash");
            json.Text(ruleSet.Hash);
            json.Name("id");
            json.Text(ruleSet.Id);
            json.Name("version");
            json.Text(ruleSet.Version);
            json.EndObject();
        });
    }

    /// <summary><c>"id":</c> for each fact.</summary>
    public byte[][] Facts { get; }

    /// <summary><c>"id":</c> for each field of each fact.</summary>
    public byte[][][] Fields { get; }

    /// <summary><c>"id":</c> for each step.</summary>
    public byte[][] Steps { get; }

    /// <summary><c>{"id":"…","value":</c> for each fact.</summary>
    public byte[][] TracedFacts { get; }

    /// <summary><c>{"id":"…","value":</c> for each rate.</summary>
    public byte[][] TracedRates { get; }

    /// <summary><c>"law":[…]</c> for each rate.</summary>
    public byte[][] RateLaw { get; }

    /// <summary><c>{"id":"…","law":[…],"decisive":</c> for each step.</summary>
    public byte[][] TracedSteps { get; }

    /// <summary><c>{"id":"…","law":[…]</c> for each outcome.</summary>
    public byte[][] TracedOutcomes { get; }

    /// <summary><c>"ruleSet":{…}</c> of the canonical form.</summary>
    public byte[] RuleSet { get; }

    /// <summary>How a node begins in a trace, up to its value; a literal with its value.</summary>
    public static byte[] Beginning(Node node) => Encoded(json =>
    {
        json.BeginObject();
        json.Name("is");
        json.Text(Word(node.Op));
        if (node.Id is not null)
        {
            json.Name("id");
            json.Text(node.Id);
        }

        json.Name("value");
        switch (node.Op == Op.Literal ? node.Constant : null)
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
                break;
        }
    });

    private static byte[] Beginning(string id, ImmutableArray<string> law, string? last) => Encoded(json =>
    {
        json.BeginObject();
        json.Name("id");
        json.Text(id);
        if (last != "value")
        {
            json.Whole(Law(law));
        }

        if (last is not null)
        {
            json.Name(last);
        }
    });

    private static byte[] Law(ImmutableArray<string> law) => Encoded(json =>
    {
        json.Name("law");
        json.BeginArray();
        foreach (var id in law)
        {
            json.Text(id);
        }

        json.EndArray();
    });

    private static byte[] Encoded(Action<CanonicalJson> write)
    {
        var json = new CanonicalJson(64);
        write(json);
        return json.Written.ToArray();
    }

    private static string Word(Op op)
    {
        var name = op.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
