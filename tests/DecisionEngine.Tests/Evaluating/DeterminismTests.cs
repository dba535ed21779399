using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;
using DecisionEngine.Tests.Support;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace DecisionEngine.Tests.Evaluating;

public sealed class DeterminismTests
{
    private static readonly Evaluator Base = BaseRules.Evaluator();

    [Fact]
    public void The_same_facts_give_the_same_hash_whatever_the_order_of_their_properties() => Gen.Int.Sample(
        seed =>
        {
            var facts = JsonNode.Parse(new AnyFacts(Base.Program.RuleSet, new Random(seed)).Json())!.AsObject();
            var turned = new JsonObject(facts.Reverse().Select(fact => KeyValuePair.Create(fact.Key, fact.Value?.DeepClone())));
            Assert.Equal(Base.Evaluate(facts.ToJsonString()).Hash, Base.Evaluate(turned.ToJsonString()).Hash);
        },
        iter: Effort.Cases(500));

    [Theory]
    [InlineData("\"income\": 12000", "\"income\": 12000.00")]
    [InlineData("\"income\": 12000", "\"income\": 1.2e4")]
    [InlineData("\"distance\": 3.5,", "\"distance\": 3.50,")]
    [InlineData("\"hours\": 2.5, \"guests\": 1", "\"guests\": 1.0, \"hours\": 2.500")]
    [InlineData("\"remark\": \"none\"", "\"remark\": \"\\u006eone\"")]
    [InlineData("\"by\": \"Mette Holm\", \"considerations\": \"Nothing special.\"", "\"considerations\": \"Nothing special.\", \"by\": \"Mette Holm\"")]
    public void The_form_of_a_value_does_not_matter(string one, string other) =>
        Assert.Equal(Base.Evaluate(BaseRules.Facts).Hash, Base.Evaluate(BaseRules.Change(BaseRules.Facts, (one, other))).Hash);

    [Theory]
    [InlineData("\"income\": 12000", "\"income\": 12000.01")]
    [InlineData("\"income\": 12000", "\"income\": { \"value\": 12000 }")]
    [InlineData("\"income\": 12000,", "")]
    [InlineData("\"remark\": \"none\"", "\"remark\": \"none \"")]
    [InlineData("Nothing special.", "Nothing special")]
    [InlineData("\"guests\": 1 }", "\"guests\": 1 }, {}")]
    public void Any_other_fact_gives_another_hash(string one, string other) =>
        Assert.NotEqual(Base.Evaluate(BaseRules.Facts).Hash, Base.Evaluate(BaseRules.Change(BaseRules.Facts, (one, other))).Hash);

    [Fact]
    public void Another_moment_or_rule_set_gives_another_hash()
    {
        var hash = Base.Evaluate(BaseRules.Facts).Hash;
        Assert.NotEqual(hash, Base.Evaluate(BaseRules.Facts, BaseRules.DecidedAt.AddSeconds(1)).Hash);
        Assert.NotEqual(hash, BaseRules.Evaluator(("Alt her er opfundet", "Her er alt opfundet")).Evaluate(BaseRules.Facts).Hash);
    }

    [Fact]
    public void A_fact_that_is_null_is_as_unknown_as_one_that_is_absent() =>
        Assert.Equal(Base.Evaluate("{}").Hash, Base.Evaluate("""{ "visits": null, "trips": null, "applied": null }""").Hash);

    [Fact]
    public void An_evaluator_made_again_comes_to_the_same_hash_and_trace()
    {
        var (one, other) = (Base.Evaluate(BaseRules.Facts), BaseRules.Evaluator().Evaluate(BaseRules.Facts));
        Assert.Equal(one.Hash, other.Hash);
        Assert.Equal(Trace(one), Trace(other));
    }

    [Fact]
    public void Many_threads_at_once_agree()
    {
        var cases = Enumerable.Range(0, 50).Select(seed => new AnyFacts(Base.Program.RuleSet, new Random(seed)).Json()).ToArray();
        var expected = cases.Select(facts => Base.Evaluate(facts).Hash).ToArray();
        var found = new string[cases.Length * 40];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            var evaluation = Base.Evaluate(cases[i % cases.Length]);
            Trace(evaluation);
            found[i] = evaluation.Hash;
        });
        Assert.All(found.Select((hash, i) => (hash, i)), entry => Assert.Equal(expected[entry.i % cases.Length], entry.hash));
    }

    [Fact]
    public void One_evaluation_may_be_read_from_many_threads_at_once()
    {
        var evaluation = Base.Evaluate("""{ "applied": "2024-06-01", "renewal": false, "trips": { "value": [ {}, {} ], "complete": false } }""");
        var traces = new string[64];
        Parallel.For(0, traces.Length, i => traces[i] = Trace(evaluation) + evaluation.Hash);
        Assert.Single(traces.Distinct());
    }

    [Fact]
    public void A_trace_is_JSON_that_names_every_step_and_fact() => Gen.Int.Sample(
        seed =>
        {
            var trace = JsonNode.Parse(Trace(Base.Evaluate(new AnyFacts(Base.Program.RuleSet, new Random(seed)).Json())))!;
            Assert.Equal(Base.Program.RuleSet.Steps.Select(step => step.Id), trace["steps"]!.AsArray().Select(step => (string?)step!["id"]));
            Assert.Equal(Base.Program.RuleSet.Facts.Select(fact => fact.Id), trace["facts"]!.AsArray().Select(fact => (string?)fact!["id"]));
        },
        iter: Effort.Cases(200));

    private static string Trace(Evaluation evaluation)
    {
        var json = new CanonicalJson();
        EvaluationJson.WriteTrace(json, evaluation);
        return Encoding.UTF8.GetString(json.Written);
    }
}
