using System.Globalization;
using System.Text.Json.Nodes;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Searching;

namespace DecisionEngine.Tests.Searching;

/// <summary>Runs a case again from its facts file with one fact changed, as anybody could: what the search says must come out of that.</summary>
internal static class Replaying
{
    public static Evaluation Replay(this Evaluator evaluator, string facts, DateTimeOffset moment, string fact, object value)
    {
        var json = JsonNode.Parse(facts)!.AsObject();
        JsonNode changed = value switch
        {
            bool flag => flag,
            decimal number => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture))!,
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => (string)value,
        };
        if (json[fact] is JsonObject given)
        {
            given["value"] = changed;
        }
        else
        {
            json[fact] = changed;
        }

        return evaluator.Evaluate(json.ToJsonString(), moment);
    }

    /// <summary>Every promise of the search holds when replayed; no value sampled between the case's own and a promised one gives another answer. Returns how many there were.</summary>
    public static int AssertPromisesHold(Evaluator evaluator, string facts, DateTimeOffset moment, Evaluation evaluation, Random random)
    {
        var changes = WhatWouldChange.Search(evaluator, evaluation);
        string? Answer(string fact, object value) => evaluator.Replay(facts, moment, fact, value).Outcome?.Outcome.Id;
        bool IsSame(string fact, object value)
        {
            var replayed = evaluator.Replay(facts, moment, fact, value);
            return replayed.Outcome == evaluation.Outcome
                && evaluation.Outcome!.Amounts.All(amount => Equals(replayed.ValueOf(amount.Root), evaluation.ValueOf(amount.Root)));
        }

        foreach (var change in changes.Outcomes)
        {
            var about = $"{change} in {facts}";
            var (own, grain) = Own(evaluation, change.Fact);
            Assert.True(change.IsProven, about);
            Assert.NotEqual(evaluation.Outcome, change.Outcome);
            Assert.True(Answer(change.Fact, change.Value.Value!) == change.Outcome.Outcome.Id, about);
            foreach (var value in Between(own, change.Value.Value!, change.Direction, grain, random))
            {
                Assert.True(Answer(change.Fact, value) is not { } nearer || nearer == evaluation.Outcome!.Outcome.Id, $"{value} is nearer than {about}");
            }

            foreach (var value in Between(change.Value.Value!, change.Until.Value!, change.Direction, grain, random).Append(change.Until.Value!))
            {
                Assert.True(Answer(change.Fact, value) == change.Outcome.Outcome.Id, $"{value} is within {about}");
            }

            if (change.Direction != Direction.Other && !change.IsOpen)
            {
                Assert.True(Answer(change.Fact, Next(change.Until.Value!, change.Direction, grain)) != change.Outcome.Outcome.Id, about);
            }
        }

        foreach (var change in changes.Amounts)
        {
            var replayed = evaluator.Replay(facts, moment, change.Fact, change.Value.Value!);
            Assert.Equal(evaluation.Outcome, replayed.Outcome);
            foreach (var changed in change.Amounts)
            {
                var root = evaluation.Outcome!.Amounts.First(amount => amount.Amount == changed.Amount).Root;
                Assert.Equal(changed.Would, replayed.ValueOf(root));
                Assert.Equal(changed.Now, evaluation.ValueOf(root));
                Assert.NotEqual(changed.Now, changed.Would);
            }
        }

        foreach (var span in changes.Unaffected)
        {
            var (own, grain) = Own(evaluation, span.Fact);
            foreach (var (end, direction) in new[] { (span.From, Direction.Down), (span.To, Direction.Up) })
            {
                if (end is { Value: { } last })
                {
                    Assert.All(Between(own, last, direction, grain, random).Append(last), value => Assert.True(IsSame(span.Fact, value), $"{value} is within {span} in {facts}"));
                    Assert.False(IsSame(span.Fact, Next(last, direction, grain)), $"{span} could be wider in {facts}");
                }
            }
        }

        return changes.Outcomes.Length + changes.Amounts.Length + changes.Unaffected.Length;
    }

    /// <summary>Some fifty values strictly between the two: the nearest to either end, and others at random.</summary>
    private static IEnumerable<object> Between(object one, object other, Direction direction, decimal grain, Random random)
    {
        if (direction == Direction.Other)
        {
            return [];
        }

        var (low, high) = direction == Direction.Up ? (Number(one), Number(other)) : (Number(other), Number(one));
        var first = (Math.Floor(low / grain) * grain) + grain;
        var count = (long)Math.Ceiling((high - first) / grain);
        return Enumerable.Range(0, count > 0 ? 50 : 0)
            .Select(i => first + (grain * (i == 0 ? 0 : i == 1 ? count - 1 : random.NextInt64(count))))
            .Select(number => one is DateOnly ? DateOnly.FromDayNumber((int)number) : (object)number);
    }

    private static object Next(object value, Direction direction, decimal grain)
    {
        var number = Number(value) + (direction == Direction.Up ? grain : -grain);
        return value is DateOnly ? DateOnly.FromDayNumber((int)number) : number;
    }

    private static decimal Number(object value) => value is DateOnly date ? date.DayNumber : (decimal)value;

    private static (object Value, decimal Grain) Own(Evaluation evaluation, string fact)
    {
        var value = evaluation.FactValue(evaluation.Frame.Program.FactIndex(fact));
        return (value.Value!, value.Type.Kind is Kind.Integer or Kind.Duration or Kind.Date ? 1m : 0.01m);
    }
}
