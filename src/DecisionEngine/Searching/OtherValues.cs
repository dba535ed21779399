using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Searching;

/// <summary>The other values of a boolean or choice: there are few, so every one is run.</summary>
internal static class OtherValues
{
    public static void Try(Trial trial, Collected found)
    {
        foreach (var value in Others(trial))
        {
            var tried = trial.With(value);
            var shown = trial.Shown(in value);
            if (ReferenceEquals(tried.Outcome, trial.Outcome))
            {
                if (trial.Differing(tried) is { IsEmpty: false } differing)
                {
                    found.Amounts.Add(new AmountChange(trial.Fact.Id, Direction.Other, shown, null, differing));
                }
            }
            else if (tried.Outcome is { } outcome)
            {
                found.Outcomes.Add(new OutcomeChange(trial.Fact.Id, Direction.Other, shown, shown, IsOpen: false, outcome, IsNearest: true, IsProven: true));
            }
        }
    }

    private static IEnumerable<Cell> Others(Trial trial)
    {
        var own = trial.Own;
        return trial.Fact.Type.Kind == Kind.Boolean
            ? [new Cell { State = State.Known, Flag = !own.Flag }]
            : trial.Fact.Type.Choices!.Values
                .Where(choice => !string.Equals(choice.Value, (string?)own.Object, StringComparison.Ordinal))
                .Select(choice => new Cell { State = State.Known, Object = choice.Value });
    }
}
