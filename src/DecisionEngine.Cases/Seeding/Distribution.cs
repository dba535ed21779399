using System.Collections.Immutable;
using System.Text.Json;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Cases.Seeding;

/// <summary>How the facts of invented cases are drawn; read <c>rules/README.md</c> for its file.</summary>
public sealed class Distribution
{
    private readonly DrawDate observed;
    private readonly ImmutableArray<DrawnFact> facts;

    /// <param name="observed">When facts with a source were observed.</param>
    /// <param name="facts">The facts in the order they are drawn; one may stand there in several ways, of which the first whose conditions hold is stated.</param>
    internal Distribution(DrawDate observed, ImmutableArray<DrawnFact> facts)
    {
        this.observed = observed;
        this.facts = facts;
    }

    /// <summary>The last day facts were observed: the cases can be handed in from the next.</summary>
    public DateOnly Until => observed.Last;

    /// <summary>Where the distribution of a rule set lies in a folder of samples.</summary>
    public static string PathIn(string samples, string ruleSet) => Path.Combine(samples, ruleSet, "distribution", "cases.json");

    /// <summary>Reads a distribution and holds it against its rule set.</summary>
    /// <exception cref="DistributionException">It cannot be read, or names what the rule set does not have.</exception>
    public static Distribution Read(string path, RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new DistributionReader(ruleSet).Read(document.RootElement);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DistributionException("distribution-missing", $"There is no distribution for `{ruleSet.Id}`: {path}");
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            throw new DistributionException("distribution-invalid", $"{path}: {failure.Message}");
        }
    }

    /// <summary>Writes one case's facts.</summary>
    public void WriteCase(CanonicalJson json, Chance chance)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(chance);
        var drawn = new Dictionary<string, object>(facts.Length, StringComparer.Ordinal);
        var seenOn = (DateOnly)observed.Value(chance);
        json.BeginObject();
        foreach (var fact in facts)
        {
            // Always drawn, so that one fact's condition never moves another fact's numbers.
            var (value, isKnown) = (fact.Draw.Value(chance), chance.Share() < fact.Known);
            var isStated = isKnown && fact.If.All(condition => drawn.TryGetValue(condition.Fact, out var other) && Equals(other, condition.Value));
            if (!isStated || !drawn.TryAdd(fact.Id, value))
            {
                continue;
            }

            json.Name(fact.Id);
            if (fact.Source is null)
            {
                Draw.Write(json, value);
                continue;
            }

            json.BeginObject();
            json.Name("value");
            Draw.Write(json, value);
            json.Name("source");
            json.Text(fact.Source);
            json.Name("observed");
            json.Date(seenOn);
            json.Name("shownToParty");
            json.Boolean(true);
            json.EndObject();
        }

        json.EndObject();
    }
}

/// <summary>How one fact is drawn.</summary>
/// <param name="Id">The fact.</param>
/// <param name="Draw">Its value.</param>
/// <param name="Known">The share of cases in which it is known.</param>
/// <param name="If">What facts before it must be for it to be stated.</param>
/// <param name="Source">Where it comes from; null for the party's own bare statement.</param>
internal sealed record DrawnFact(string Id, Draw Draw, double Known, ImmutableArray<(string Fact, object Value)> If, string? Source);

/// <summary>A distribution that cannot be used.</summary>
/// <param name="code">distribution-missing or distribution-invalid.</param>
/// <param name="message">What is wrong.</param>
public sealed class DistributionException(string code, string message) : Exception(message)
{
    /// <summary>The stable code.</summary>
    public string Code { get; } = code;
}
