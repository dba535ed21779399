using CsCheck;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;

namespace DecisionEngine.Tests.Evaluating;

/// <summary>What follows from an evaluation is found when it is asked for: whatever is asked first, the answers are the same.</summary>
public sealed class LazyReadingTests
{
    private static readonly Evaluator Base = BaseRules.Evaluator();

    private static readonly Func<Evaluation, string>[] Questions =
    [
        evaluation => evaluation.Hash,
        evaluation => evaluation.Route.ToString(),
        evaluation => string.Join(',', evaluation.Path),
        evaluation => string.Join(',', evaluation.Missing) + "|" + string.Join(',', evaluation.NotNeeded),
        evaluation => string.Join(',', evaluation.Decisive.Facts),
        evaluation => evaluation.Confidence.Score.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Trace,
    ];

    [Fact]
    public void The_order_of_asking_does_not_matter() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            var facts = new AnyFacts(Base.Program.RuleSet, random);
            var json = facts.Json(facts.Ids.Where(_ => random.Next(4) == 0).ToHashSet());
            var (one, other) = (Base.Evaluate(json), Base.Evaluate(json));
            var order = Enumerable.Range(0, Questions.Length).ToArray();
            random.Shuffle(order);
            var answers = order.Reverse().ToDictionary(question => question, question => Questions[question](one));
            Assert.All(order, question => Assert.Equal(answers[question], Questions[question](other)));
        },
        iter: 300);

    private static string Trace(Evaluation evaluation)
    {
        var json = new CanonicalJson();
        EvaluationJson.WriteTrace(json, evaluation);
        return json.ToString();
    }
}
