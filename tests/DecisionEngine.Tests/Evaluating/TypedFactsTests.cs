using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;
using DecisionEngine.Tests.Support;
using DecisionEngine.Tracing;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace DecisionEngine.Tests.Evaluating;

public sealed class TypedFactsTests
{
    private static readonly Evaluator Base = BaseRules.Evaluator();

    public static TheoryData<string> RuleSets => [.. ShippedRuleSets.Ids.Append("base")];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Typed_facts_give_the_same_evaluation_as_the_same_facts_in_JSON(string id)
    {
        var evaluator = id == "base" ? Base : ShippedRuleSets.Evaluator(id);
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                var facts = new AnyFacts(evaluator.Program.RuleSet, random);
                var json = facts.Json(facts.Ids.Where(_ => random.Next(5) == 0).ToHashSet());
                if (evaluator.Evaluate(Encoding.UTF8.GetBytes(json), BaseRules.DecidedAt, out var errors) is { } expected)
                {
                    AssertSame(expected, Typed(evaluator, json));
                }
                else
                {
                    evaluator.Evaluate(Set(evaluator, json), BaseRules.DecidedAt, out var typedErrors);
                    Assert.Equal(Sorted(errors), Sorted(typedErrors));
                }
            },
            iter: 200);
    }

    [Fact]
    public void Where_a_fact_came_from_counts_as_in_JSON() => AssertSame(
        Base.Evaluate("""
            { "income": { "value": 12000, "source": "register:eIndkomst", "observed": "2024-05-01", "sure": 0.9, "plusMinus": 10, "shownToParty": true, "comment": "No.", "conflicts": [ { "value": 1.50, "source": "party" } ] },
              "member": { "value": null, "observed": "2024-05-02" } }
            """),
        Evaluated(facts =>
        {
            facts.Set(Base.FactSlot("income"), 12000m, new Provenance
            {
                Source = "register:eIndkomst", Observed = new DateOnly(2024, 5, 1), Sure = 0.9m, PlusMinus = 10m, ShownToParty = true, Comment = "No.", Conflicts = [new Conflict("1.5", "party", null)],
            });
            facts.SetUnknown(Base.FactSlot("member"), new Provenance { Observed = new DateOnly(2024, 5, 2) });
        }));

    [Theory]
    [InlineData("income", "\"much\"")]
    [InlineData("income", "-1")]
    [InlineData("income", "true")]
    [InlineData("visits", "1.5")]
    [InlineData("member", "1")]
    [InlineData("applied", "false")]
    [InlineData("pool", "\"lake\"")]
    [InlineData("remark", "7")]
    [InlineData("trips", "true")]
    [InlineData("deserving", "true")]
    public void What_is_wrong_in_JSON_is_wrong_as_a_typed_value(string fact, string value)
    {
        var expected = Base.Errors($$"""{ "{{fact}}": {{value}} }""").Select(error => (error.Code, error.Fact, error.Expected));
        Base.Evaluate(Set(Base, $$"""{ "{{fact}}": {{value}} }"""), BaseRules.DecidedAt, out var errors);
        Assert.NotEmpty(errors);
        Assert.Equal(expected, errors.Select(error => (error.Code, error.Fact, error.Expected)));
    }

    [Theory]
    [InlineData("nowhere", "1", FactErrorCode.UnknownSource)]
    [InlineData("party", "1.1", FactErrorCode.OutOfRange)]
    [InlineData("party", "-0.1", FactErrorCode.OutOfRange)]
    public void What_is_said_of_a_fact_is_held_to_the_same_limits(string source, string sure, string code)
    {
        var facts = Base.NewFacts();
        facts.Set(Base.FactSlot("income"), 1m, new Provenance { Source = source, Sure = decimal.Parse(sure, CultureInfo.InvariantCulture) });
        Assert.Null(Base.Evaluate(facts, BaseRules.DecidedAt, out var errors));
        Assert.Equal(code, Assert.Single(errors).Code);
    }

    [Fact]
    public void A_text_that_no_JSON_could_bring_is_refused()
    {
        foreach (var text in (string[])["half \ud83d", "\udc00", new string('x', FactLimits.LongestText + 1)])
        {
            var facts = Base.NewFacts();
            facts.Set(Base.FactSlot("remark"), text);
            facts.Set(Base.FactSlot("income"), 1m, new Provenance { Comment = text });
            Assert.Null(Base.Evaluate(facts, BaseRules.DecidedAt, out var errors));
            Assert.Equal(2, errors.Length);
        }

        var conflicting = Base.NewFacts();
        conflicting.Set(Base.FactSlot("income"), 1m, new Provenance { Conflicts = [new Conflict("1.50", null, null)] });
        Assert.Null(Base.Evaluate(conflicting, BaseRules.DecidedAt, out _));
    }

    [Fact]
    public void A_discretionary_answer_needs_a_person()
    {
        var facts = Base.NewFacts();
        facts.Set(Base.FactSlot("deserving"), true, new Provenance { By = "Mette Holm", Considerations = "Weighed." });
        Assert.Null(Base.Evaluate(facts, BaseRules.DecidedAt, out var errors));
        Assert.Equal(FactErrorCode.MissingAuthor, Assert.Single(errors).Code);
        facts.Set(Base.FactSlot("deserving"), true, new Provenance { Source = "caseworker", By = "Mette Holm", Considerations = "Weighed." });
        Assert.NotNull(Base.Evaluate(facts, BaseRules.DecidedAt, out _));
    }

    [Fact]
    public void Too_many_items_are_refused_and_none_is_written_outside_the_list()
    {
        var facts = Base.NewFacts();
        var list = Base.FactSlot("trips");
        var trips = facts.SetItems(list, list.Fact.MaxItems + 1);
        trips.Set(list.Fact.MaxItems, list.Field("price"), 1m);
        Assert.Throws<ArgumentOutOfRangeException>(() => trips.Set(list.Fact.MaxItems + 1, list.Field("price"), 1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => trips.Set(-1, list.Field("price"), 1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => facts.SetItems(list, -1));
        Base.Evaluate(facts, BaseRules.DecidedAt, out var errors);
        Assert.Equal(FactErrorCode.TooManyItems, Assert.Single(errors).Code);
    }

    [Fact]
    public void Setting_a_fact_again_mends_it_and_an_evaluation_keeps_what_it_was_made_of()
    {
        var income = Base.FactSlot("income");
        var facts = Base.NewFacts();
        facts.Set(income, -1m);
        facts.Set(income, 1m);
        var first = Base.Evaluate(facts, BaseRules.DecidedAt, out _)!;
        var hash = Base.Evaluate(facts, BaseRules.DecidedAt, out _)!.Hash;
        facts.Set(income, 2m);
        Assert.NotEqual(hash, Base.Evaluate(facts, BaseRules.DecidedAt, out _)!.Hash);
        Assert.Equal(hash, first.Hash);
        facts.Clear();
        Assert.Equal(Base.Evaluate("{}").Hash, Base.Evaluate(facts, BaseRules.DecidedAt, out _)!.Hash);
    }

    [Fact]
    public void What_belongs_to_another_rule_set_is_refused()
    {
        var other = BaseRules.Evaluator();
        Assert.Throws<ArgumentException>(() => Base.FactSlot("incom"));
        Assert.Throws<ArgumentException>(() => Base.FactSlot("trips").Field("prize"));
        Assert.Throws<ArgumentException>(() => Base.NewFacts().Set(other.FactSlot("income"), 1m));
        Assert.Throws<ArgumentException>(() => Base.Evaluate(other.NewFacts(), BaseRules.DecidedAt, out _));
        Assert.Throws<ArgumentException>(() => Base.NewFacts().SetItems(Base.FactSlot("trips"), 1).Set(0, other.FactSlot("trips").Field("price"), 1m));
    }

    private static Evaluation Evaluated(Action<TypedFacts> set)
    {
        var facts = Base.NewFacts();
        set(facts);
        var evaluation = Base.Evaluate(facts, BaseRules.DecidedAt, out var errors);
        Assert.True(evaluation is not null, string.Join('\n', errors));
        return evaluation;
    }

    private static Evaluation Typed(Evaluator evaluator, string json)
    {
        var evaluation = evaluator.Evaluate(Set(evaluator, json), BaseRules.DecidedAt, out var errors);
        Assert.True(evaluation is not null, string.Join('\n', errors));
        return evaluation;
    }

    /// <summary>The facts of a facts file, set one by one.</summary>
    private static TypedFacts Set(Evaluator evaluator, string json)
    {
        var facts = evaluator.NewFacts();
        foreach (var (id, given) in JsonNode.Parse(json)!.AsObject())
        {
            var fact = evaluator.FactSlot(id);
            var value = given is JsonObject said ? said["value"] : given;
            var from = given is JsonObject { } whole ? new Provenance { Source = fact.Fact.Discretionary ? "caseworker" : Provenance.Party, By = (string?)whole["by"], Considerations = (string?)whole["considerations"] } : null;
            if (value is JsonArray items)
            {
                var set = facts.SetItems(fact, items.Count, (bool?)(given as JsonObject)?["complete"] ?? true, from);
                for (var item = 0; item < items.Count; item++)
                {
                    foreach (var (field, part) in items[item]!.AsObject())
                    {
                        SetField(set, item, fact.Field(field), part!);
                    }
                }
            }
            else
            {
                SetFact(facts, fact, value!, from);
            }
        }

        return facts;
    }

    private static void SetFact(TypedFacts facts, FactSlot fact, JsonNode value, Provenance? from)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.Number:
                facts.Set(fact, value.GetValue<decimal>(), from);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                facts.Set(fact, value.GetValue<bool>(), from);
                break;
            case JsonValueKind.String when fact.Fact.Type.Kind == Kind.Date:
                facts.Set(fact, DateOnly.ParseExact((string)value!, "yyyy-MM-dd", CultureInfo.InvariantCulture), from);
                break;
            default:
                facts.Set(fact, (string)value!, from);
                break;
        }
    }

    private static void SetField(TypedItems items, int item, FieldSlot field, JsonNode value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.Number:
                items.Set(item, field, value.GetValue<decimal>());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                items.Set(item, field, value.GetValue<bool>());
                break;
            case JsonValueKind.String when field.Field.Type.Kind == Kind.Date:
                items.Set(item, field, DateOnly.ParseExact((string)value!, "yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                items.Set(item, field, (string)value!);
                break;
        }
    }

    private static IEnumerable<string> Sorted(IEnumerable<FactError> errors) => errors.Select(error => $"{error.Code} {error.Fact} {error.Expected}").Order(StringComparer.Ordinal);

    private static void AssertSame(Evaluation expected, Evaluation actual)
    {
        Assert.Equal(expected.Hash, actual.Hash);
        Assert.Equal(EvaluationJson.Canonical(expected).ToString(), EvaluationJson.Canonical(actual).ToString());
        Assert.Equal(Trace(expected), Trace(actual));
        Assert.Equal((IEnumerable<ReviewReason>)expected.ReviewReasons, actual.ReviewReasons);
    }

    private static string Trace(Evaluation evaluation)
    {
        var json = new CanonicalJson();
        EvaluationJson.WriteTrace(json, evaluation);
        return json.ToString();
    }
}
