using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;
using DecisionEngine.Tests.Support;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace DecisionEngine.Tests.Loading;

/// <summary>Whatever a file holds, loading it gives findings and no exception.</summary>
public sealed class HostileRuleSetsTests
{
    [Fact]
    public void An_empty_object_misses_every_mandatory_property()
    {
        var missing = RuleSetFile.Read("{}", "1.json").Diagnostics;
        Assert.All(missing, finding => Assert.Equal("property-missing", finding.Code.Id));
        Assert.Equal(15, missing.Length);
    }

    [Fact]
    public void Empty_parts_everywhere_are_findings()
    {
        var root = JsonNode.Parse(BaseRules.Text)!.AsObject();
        foreach (var (name, value) in root.ToList())
        {
            root[name] = value switch { JsonArray => new JsonArray(), JsonObject => new JsonObject(), _ => "" };
        }

        var file = RuleSetFile.Read(root.ToJsonString(), "1.json");
        Assert.Null(file.Program);
        Assert.Contains(file.Diagnostics, finding => finding.Code == DiagnosticCode.PropertyMissing);
    }

    [Fact]
    public void A_random_part_replaced_by_random_JSON_gives_findings_and_never_an_exception() =>
        Gen.Int.Sample(
            seed =>
            {
                var text = Mutated(new Random(seed));
                var file = RuleSetFile.Read(text, "1.json");
                Assert.Equal(file.Program is null, file.Diagnostics.Any(finding => finding.Severity == Severity.Error));
                Assert.All(file.Diagnostics, finding => Assert.NotEmpty(finding.ToString()));
                if (file.Program is { } program)
                {
                    new Evaluator(program, new HashSet<string>()).Evaluate(Encoding.UTF8.GetBytes(BaseRules.Facts), BaseRules.DecidedAt, out _);
                }
            },
            iter: Effort.Cases(3_000),
            print: seed => Mutated(new Random(seed)));

    [Fact]
    public void A_random_character_changed_gives_findings_and_never_an_exception() =>
        Gen.Select(Gen.Int[0, BaseRules.Text.Length - 1], Gen.OneOf(Gen.Char, Gen.Char["{}[]\",:0-.eE \\\n\t\u0000\uD800\uFEFF"]), (at, character) => BaseRules.Text[..at] + character + BaseRules.Text[(at + 1)..])
            .Sample(text => Assert.NotNull(RuleSetFile.Read(text, "1.json")), iter: Effort.Cases(1_000));

    [Fact]
    public void A_long_chain_of_long_steps_is_loaded_and_evaluated()
    {
        var steps = new StringBuilder();
        for (var i = 0; i < 250; i++)
        {
            var sum = $"chain{i - 1}" + string.Concat(Enumerable.Repeat("+0", 190));
            steps.Append($$"""{ "id": "chain{{i}}", "label": { "da": "x", "en": "x" }, "law": ["card1"], "value": "{{(i == 0 ? "visits" : sum)}}" },""");
        }

        var evaluator = BaseRules.Evaluator(
            ("{ \"id\": \"lowIncome\", \"label\"", $"{steps}{{ \"id\": \"lowIncome\", \"label\""),
            ("visits >= oftenEnough ||", "chain249 >= oftenEnough ||"));
        Assert.Equal("card", evaluator.Evaluate(BaseRules.Facts).Outcome?.Outcome.Id);
        Assert.Equal("visits", Assert.Single(evaluator.Evaluate(BaseRules.Facts.Replace("\"visits\": 12", "\"visits\": null", StringComparison.Ordinal)).Missing));
    }

    [Fact]
    public void A_chain_of_criteria_that_doubles_at_each_step_is_compared_in_the_end()
    {
        var steps = new StringBuilder();
        for (var i = 0; i < 100; i++)
        {
            steps.Append($$"""{ "id": "chain{{i}}", "label": { "da": "x", "en": "x" }, "law": ["card1"], "criterion": "{{(i == 0 ? "member" : $"chain{i - 1} && chain{i - 1} || chain{i - 1}")}}" },""");
        }

        var file = BaseRules.Read(
            ("{ \"id\": \"lowIncome\", \"label\"", $"{steps}{{ \"id\": \"lowIncome\", \"label\""),
            ("!entitled && member && lowIncome", "chain99 && !entitled"),
            ("!member || !lowIncome", "!chain99"));
        Assert.NotNull(file.Program);
        Assert.DoesNotContain(file.Diagnostics, finding => finding.Code == DiagnosticCode.OutcomesOverlap && finding.Text == "no-card" && finding.Message.Contains("trial", StringComparison.Ordinal));
    }

    [Fact]
    public void As_many_outcomes_as_may_be_are_compared_in_the_end()
    {
        var outcomes = new StringBuilder();
        for (var i = 0; i < 1_500; i++)
        {
            outcomes.Append($$"""{ "id": "o{{i}}", "kind": "granted", "when": "visits == {{i}}", "label": { "da": "x", "en": "x" }, "answer": { "da": "x", "en": "x" }, "law": ["card1"] },""");
        }

        Assert.NotNull(BaseRules.Read(("{ \"id\": \"unclear\"", $"{outcomes}{{ \"id\": \"unclear\"")).Program);
    }

    private static string Mutated(Random random)
    {
        var root = JsonNode.Parse(BaseRules.Text)!;
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            Mutate(root, random);
        }

        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private static void Mutate(JsonNode root, Random random)
    {
        var places = Inside(root).ToList();
        var at = places[random.Next(places.Count)];
        var value = random.Next(3) == 0 ? places[random.Next(places.Count)].DeepClone() : Json(random, 3);
        if (at.Parent is JsonObject whole)
        {
            var name = at.GetPropertyName();
            switch (random.Next(5))
            {
                case 0:
                    whole.Remove(name);
                    break;
                case 1:
                    whole.Remove(name);
                    whole[Word(random)] = value;
                    break;
                default:
                    whole[name] = value;
                    break;
            }
        }
        else if (at.Parent is JsonArray array)
        {
            array.Insert(random.Next(array.Count), value);
            if (random.Next(2) == 0)
            {
                array.RemoveAt(random.Next(array.Count));
            }
        }
    }

    private static IEnumerable<JsonNode> Inside(JsonNode node) => (node switch
    {
        JsonObject whole => whole.Select(property => property.Value),
        JsonArray array => array,
        _ => [],
    }).OfType<JsonNode>().SelectMany(part => Inside(part).Prepend(part));

    private static JsonNode? Json(Random random, int depth) => random.Next(depth > 0 ? 9 : 7) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-5, 3000),
        3 => random.NextDouble() * 1e20,
        4 or 5 => Word(random),
        6 => new string('x', random.Next(300)),
        7 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Json(random, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create(Word(random) + i, Json(random, depth - 1)))),
    };

    private static string Word(Random random)
    {
        string[] words =
        [
            "", " ", "da", "en", "id", "type", "value", "when", "values", "of", "each", "table", "criterion", "review", "member", "income", "trips", "price", "paidPrice", "card", "card1", "entitled", "base", "1",
            "boolean", "money", "list", "bands", "choice", "date", "duration", "percent", "day", "month", "DKK", "P3M", "P1Y2M3W4D", "P99999999999Y", "PT1H", "-P1M", "2024-02-30", "0001-01-01", "9999-12-31",
            "0", "-1", "1e5", "79228162514264337593543950335", "0.0000000000000000000000000001", "true", "member && lowIncome", "visits / 0 > 1", "trips.Max(price) > limit", "Dates.AddYears(applied, 9999)",
            "{income}", "{", "}", "§ 1", "å", "\uD83D\uDE00", "\u0000", "\u202E", "unique", "first", "granted", "refused", "register:x", "party", "caseworker",
        ];
        return words[random.Next(words.Length)];
    }
}
