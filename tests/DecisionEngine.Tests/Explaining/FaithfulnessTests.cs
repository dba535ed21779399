using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;
using DecisionEngine.Searching;
using DecisionEngine.Tests.Support;
using DecisionEngine.Tracing;

namespace DecisionEngine.Tests.Explaining;

/// <summary>What an explanation says is what was computed, for every case tried.</summary>
public sealed class FaithfulnessTests
{
    private static readonly DateTimeOffset Moment = new(2024, 3, 15, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> RuleSets => [.. ShippedRuleSets.Ids];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Every_explanation_of_every_example_is_faithful_to_its_trace(string ruleSet)
    {
        foreach (var (id, evaluation) in ShippedRuleSets.Examples(ruleSet))
        {
            AssertFaithful(ShippedRuleSets.Evaluator(ruleSet), evaluation, id);
        }
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Every_explanation_of_random_facts_is_faithful_to_its_trace(string ruleSet)
    {
        var evaluator = ShippedRuleSets.Evaluator(ruleSet);
        RandomFacts.For(evaluator.Program.RuleSet).Sample(
            facts =>
            {
                var evaluation = evaluator.Evaluate(Encoding.UTF8.GetBytes(facts), Moment, out var errors);
                Assert.True(evaluation is not null, string.Join('\n', errors) + facts);
                AssertFaithful(evaluator, evaluation, facts);
            },
            iter: Effort.Cases(300));
    }

    private static void AssertFaithful(Evaluator evaluator, Evaluation evaluation, string what)
    {
        var changes = WhatWouldChange.Search(evaluator, evaluation);
        var traced = Traced(evaluation);
        traced.UnionWith(Promised(evaluator, evaluation, changes, what));
        foreach (var language in evaluation.RuleSet.Languages)
        {
            foreach (var register in Enum.GetValues<Register>())
            {
                var explanation = Explainer.Explain(evaluation, language, register, changes);
                AssertFiguresAreTraced(explanation, traced, what);
                AssertDecisiveStepsAreSaid(evaluation, explanation, what);
                AssertOnlyEvaluatedLawIsCited(evaluation, explanation, what);
                AssertFailingFirst(evaluation, explanation, what);
                var text = ExplanationRenderer.ToText(explanation);
                Assert.DoesNotContain("{", text.Replace("{ ", "", StringComparison.Ordinal), StringComparison.Ordinal);
                Assert.DoesNotContain("..", text, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>A run that writes out a value writes one that is in the trace; the engine's own words hold no figure.</summary>
    private static void AssertFiguresAreTraced(Explanation explanation, HashSet<string> traced, string what)
    {
        foreach (var run in Sentences(explanation).SelectMany(sentence => sentence.IsEmpty ? [] : sentence.Runs))
        {
            if (run.Origin == Origin.Engine)
            {
                Assert.False(run.Text.Any(char.IsDigit), $"The engine made up a figure: {run.Text} ({what})");
            }
            else if (run is { Origin: Origin.Trace, Value: { } value })
            {
                Assert.True(traced.Contains(Written(value)), $"{Written(value)} is not in the trace ({what})");
            }
        }
    }

    private static void AssertDecisiveStepsAreSaid(Evaluation evaluation, Explanation explanation, string what)
    {
        var said = explanation.Rules.Select(rule => rule.Anchor).Concat(explanation.Calculation.Select(line => line.Anchor)).ToHashSet();
        foreach (var step in evaluation.Frame.Program.Steps)
        {
            var hasItems = step.Scope == Node.CaseScope || evaluation.Frame.ItemsOf(step.Scope).Count > 0;
            Assert.True(said.Contains(step.Step.Id) || !hasItems || !evaluation.Decisive.HasStep(step), $"The decisive step {step.Step.Id} is not said ({what})");
        }

        var facts = explanation.Facts.Select(fact => fact.Id).Concat(explanation.Missing.Select(missing => missing.Id)).ToHashSet();
        foreach (var fact in evaluation.Decisive.Facts.Where(fact => evaluation.FactValue(fact).State == State.Known))
        {
            Assert.Contains(evaluation.RuleSet.Facts[fact].Id, facts);
        }
    }

    private static void AssertOnlyEvaluatedLawIsCited(Evaluation evaluation, Explanation explanation, string what)
    {
        var language = explanation.Wording.Language;
        var allowed = new HashSet<string>(evaluation.RuleSet.EffectiveOn.Law.Concat(evaluation.Outcome?.Outcome.Law ?? []));
        foreach (var step in evaluation.Frame.Program.Steps)
        {
            if (explanation.Register != Register.Citizen || evaluation.Decisive.HasStep(step))
            {
                allowed.UnionWith(step.Step.Law);
                var count = step.Scope == Node.CaseScope ? 1 : evaluation.Frame.ItemsOf(step.Scope).Count;
                for (var item = 0; item < count && step.Step.Table is not null; item++)
                {
                    var hit = Walking.Hit(evaluation.Frame, step.Root, item);
                    allowed.UnionWith(hit < 0 ? [] : step.Step.Table.Rows[hit].Law);
                }
            }
        }

        if (explanation.Register == Register.Legal)
        {
            allowed.UnionWith(evaluation.RuleSet.Rates.Where((_, index) => evaluation.Decisive.HasRate(index)).SelectMany(rate => rate.Law));
        }

        var citations = evaluation.RuleSet.Law.Where(law => allowed.Contains(law.Id)).Select(law => law.Cite[language]).ToHashSet();
        foreach (var law in explanation.Rules.SelectMany(rule => rule.Law).Concat(explanation.Calculation.SelectMany(line => line.Law)))
        {
            Assert.True(citations.Contains(law.Cite.ToString()), $"{law.Cite} was cited but not evaluated ({what})");
        }
    }

    private static void AssertFailingFirst(Evaluation evaluation, Explanation explanation, string what)
    {
        if (explanation.Register == Register.Citizen)
        {
            Assert.True(explanation.Reasons.Length <= Explainer.MostReasons, what);
        }

        if (evaluation.Outcome is not null)
        {
            Assert.False(explanation.Reasons.IsEmpty, what);
            var named = ReasonLines.Order(new Naming(evaluation, explanation.Wording, explanation.Register, Standing.Decision)).OrderBy(entry => entry.Value).Select(entry => entry.Key);
            var statuses = named.Select(id => evaluation.Frame.At(evaluation.Frame.Program.FindStep(id)!.Root, 0)).Select(cell => cell.IsNotMet ? 0 : cell.State != State.Known ? 1 : 2).ToList();
            Assert.Equal(statuses.Order(), statuses);
        }
    }

    /// <summary>Every value in the trace, and the few the engine takes from elsewhere on the record: complaint weeks, score, item numbers, intervals of rates.</summary>
    private static HashSet<string> Traced(Evaluation evaluation)
    {
        var json = new CanonicalJson();
        EvaluationJson.WriteTrace(json, evaluation);
        using var document = JsonDocument.Parse(json.Written.ToArray());
        var values = new HashSet<string>(StringComparer.Ordinal);
        Collect(document.RootElement, values);
        values.Add(Normal(evaluation.RuleSet.Authority.Complaint.Weeks));
        values.Add(Normal(evaluation.Confidence.Score));
        return values;
    }

    /// <summary>The values of what would change, each allowed only once the engine has computed with it what is said of it.</summary>
    private static HashSet<string> Promised(Evaluator evaluator, Evaluation evaluation, Changes changes, string what)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        void Allow(string id, TracedValue value, Func<Frame, bool> holds)
        {
            var fact = evaluator.Program.FactIndex(id);
            var cell = new Cell { State = State.Known, Number = value.Value as decimal? ?? 0m, Flag = value.Value is true, Date = value.Value as DateOnly? ?? default, Object = value.Value as string };
            Assert.True(holds(evaluator.Recompute(evaluation.Frame, evaluation.DecidedAt, cells => cells[fact] = cell)), $"{id} {value.Value} does not give what is said ({what})");
            values.Add(Written(value.Value!));
        }

        bool IsSame(Frame frame) => Judging.Verdict(frame).Outcome == evaluation.Outcome;
        foreach (var change in changes.Outcomes)
        {
            Allow(change.Fact, change.Value, frame => Judging.Verdict(frame).Outcome == change.Outcome);
            Allow(change.Fact, change.Until, frame => Judging.Verdict(frame).Outcome == change.Outcome);
        }

        foreach (var change in changes.Amounts)
        {
            Allow(change.Fact, change.Value, frame => IsSame(frame) && change.Amounts.All(amount => Equals(TracedValue.From(frame.At(Root(amount), 0), Root(amount).Type), amount.Would)));
            values.UnionWith(change.Amounts.Select(amount => Written(amount.Would.Value!)));
            if (change.By is { Value: decimal by })
            {
                Assert.Equal(by, Math.Abs((decimal)change.Value.Value! - (decimal)evaluation.FactValue(evaluator.Program.FactIndex(change.Fact)).Value!));
                values.Add(Normal(by));
            }
        }

        foreach (var span in changes.Unaffected)
        {
            foreach (var end in new[] { span.From, span.To }.OfType<TracedValue>())
            {
                Allow(span.Fact, end, frame => IsSame(frame) && evaluation.Outcome!.Amounts.All(amount => frame.At(amount.Root, 0).Number == evaluation.Frame.At(amount.Root, 0).Number));
            }
        }

        return values;

        Node Root(ChangedAmount changed) => evaluation.Outcome!.Amounts.First(amount => amount.Amount == changed.Amount).Root;
    }

    private static string Written(object value) =>
        value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value is decimal number ? Normal(number) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static void Collect(JsonElement element, HashSet<string> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Collect(property.Value, values);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (item, index) in element.EnumerateArray().Select((item, index) => (item, index)))
                {
                    Collect(item, values);
                    values.Add(Normal(index + 1));
                }

                break;
            case JsonValueKind.Number:
                values.Add(Normal(element.GetDecimal()));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                values.Add(element.GetBoolean().ToString());
                break;
            default:
                values.Add(element.ToString());
                break;
        }
    }

    private static string Normal(decimal number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Sentence> Sentences(Explanation explanation) =>
    [
        explanation.Title,
        explanation.Answer,
        .. explanation.Basis,
        .. explanation.Reasons,
        .. explanation.Confidence,
        .. explanation.Amounts.SelectMany(line => new[] { line.Label, line.Value }),
        .. explanation.Rules.SelectMany(rule => new[] { rule.Label, rule.Rule }.Concat(rule.InThisCase).Concat(rule.Facts.SelectMany(Words))),
        .. explanation.Facts.SelectMany(Words),
        .. explanation.Considerations.SelectMany(line => new[] { line.Question, line.Answer, line.By, line.Considerations }),
        .. explanation.Calculation.SelectMany(line => new[] { line.Label, line.How, line.Result, line.Says }),
        explanation.ChangesNote,
        .. explanation.Changes.SelectMany(line => line.Amounts.SelectMany(amount => new[] { amount.Label, amount.Value }).Prepend(line.Says)),
        .. explanation.Missing.SelectMany(line => new[] { line.Label, line.Ask, line.Why }),
        .. explanation.Next,
        .. explanation.Complaint,
        .. explanation.Contact,
        .. explanation.Rates.SelectMany(rate => new[] { rate.Label, rate.Value, rate.Interval }),
    ];

    private static Sentence[] Words(FactLine fact) => [fact.Label, fact.Value, fact.Source, fact.Observed];
}
