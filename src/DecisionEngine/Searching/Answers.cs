using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Searching;

/// <summary>Which answers are possible over an interval.</summary>
[Flags]
internal enum Answer
{
    /// <summary>Nothing yet.</summary>
    None = 0,

    /// <summary>The answer asked about.</summary>
    Same = 1,

    /// <summary>Another answer.</summary>
    Another = 2,

    /// <summary>No answer: something unknown, a fault, or no outcome that takes the case.</summary>
    Open = 4,
}

/// <summary>The outcomes over an interval, as <see cref="Evaluating.Judging.Verdict"/> finds the one of an evaluation.</summary>
internal static class Answers
{
    public static Answer Within(Ranging ranging, RuleSetProgram program, CompiledOutcome asked)
    {
        var effective = ranging.Of(program.EffectiveOn);
        var inForce = program.RuleSet.InForce;
        var answers = effective.Has(May.NotKnown) || !IsInForce(inForce, effective) ? Answer.Open : Answer.None;
        if (!effective.Has(May.Value) || effective.High < inForce.From.DayNumber || effective.Low > LastDay(inForce))
        {
            return Answer.Open;
        }

        foreach (var outcome in program.Outcomes)
        {
            if (outcome.When is not { } when)
            {
                break;
            }

            var test = ranging.Of(when).May;
            answers |= (test & May.True) == 0 ? Answer.None : ReferenceEquals(outcome, asked) ? Answer.Same : Answer.Another;
            answers |= (test & May.NotKnown) == 0 ? Answer.None : Answer.Open;
            if ((test & May.False) == 0)
            {
                return answers;
            }
        }

        return answers | Answer.Open;
    }

    private static bool IsInForce(InForce inForce, in Span effective) => effective.Low >= inForce.From.DayNumber && effective.High <= LastDay(inForce);

    private static decimal LastDay(InForce inForce) => (inForce.To ?? DateOnly.MaxValue).DayNumber;
}
