using DecisionEngine.Compiling;
using DecisionEngine.Tracing;

namespace DecisionEngine.Searching;

/// <summary>What is looked for among the values of a fact.</summary>
internal abstract class Goal(Trial trial)
{
    protected Trial Trial => trial;

    /// <summary>Whether a value of the interval may be sought, and whether one may not be.</summary>
    public abstract (bool MayHit, bool MayMiss) Within(Ranging ranging);

    /// <summary>Whether the engine, run with the value, gives what is sought.</summary>
    public abstract bool IsHit(in Tried tried);
}

/// <summary>Another answer than the case's own.</summary>
internal sealed class AnotherAnswer(Trial trial) : Goal(trial)
{
    public override (bool MayHit, bool MayMiss) Within(Ranging ranging)
    {
        var answers = Answers.Within(ranging, Trial.Program, Trial.Outcome);
        return ((answers & Answer.Another) != 0, (answers & (Answer.Same | Answer.Open)) != 0);
    }

    public override bool IsHit(in Tried tried) => tried.Outcome is { } outcome && !ReferenceEquals(outcome, Trial.Outcome);
}

/// <summary>Anything but one answer: where it ends.</summary>
internal sealed class EndOf(Trial trial, CompiledOutcome outcome) : Goal(trial)
{
    public override (bool MayHit, bool MayMiss) Within(Ranging ranging)
    {
        var answers = Answers.Within(ranging, Trial.Program, outcome);
        return ((answers & ~Answer.Same) != 0, (answers & Answer.Same) != 0);
    }

    public override bool IsHit(in Tried tried) => !ReferenceEquals(tried.Outcome, outcome);
}

/// <summary>Anything but the same answer with the same amounts.</summary>
internal sealed class AnyDifference(Trial trial) : Goal(trial)
{
    public override (bool MayHit, bool MayMiss) Within(Ranging ranging)
    {
        var answers = Answers.Within(ranging, Trial.Program, Trial.Outcome);
        if ((answers & Answer.Same) == 0)
        {
            return (true, false);
        }

        var (mayDiffer, maySame) = ((answers & ~Answer.Same) != 0, true);
        foreach (var amount in Trial.Outcome.Amounts)
        {
            var now = Span.From(in Trial.Now(amount), amount.Root.Type.Kind);
            var would = ranging.Of(amount.Root);
            mayDiffer |= would.May != now.May || (now.May == May.Value && (would.Low != now.Low || would.High != now.Low));
            maySame &= would.Has(now.May) && (now.May != May.Value || (would.Low <= now.Low && would.High >= now.Low));
        }

        return (mayDiffer, maySame);
    }

    public override bool IsHit(in Tried tried)
    {
        if (!ReferenceEquals(tried.Outcome, Trial.Outcome))
        {
            return true;
        }

        foreach (var amount in Trial.Outcome.Amounts)
        {
            ref readonly var now = ref Trial.Now(amount);
            ref readonly var would = ref tried.Frame.At(amount.Root, 0);
            if (now.State != would.State || (now.State == State.Known && now.Number != would.Number))
            {
                return true;
            }
        }

        return false;
    }
}
