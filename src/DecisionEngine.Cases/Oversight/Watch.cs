using System.Collections.Immutable;

namespace DecisionEngine.Cases.Oversight;

/// <summary>How automation stands for a rule set or a party, as its events have made it.</summary>
/// <param name="Version">How many events.</param>
/// <param name="Halted">Why automation is stopped; null where it goes on.</param>
/// <param name="Suspended">Steps that do not decide alone.</param>
/// <param name="Reversals">When each step was reversed.</param>
public sealed record Watch(int Version, string? Halted, ImmutableHashSet<string> Suspended, ImmutableArray<(DateTimeOffset At, string Step)> Reversals)
{
    /// <summary>Nothing has happened.</summary>
    public static readonly Watch Clear = new(0, null, [], []);

    /// <summary>The stream of a rule set.</summary>
    public static string OfRuleSet(string id) => $"rules:{id}";

    /// <summary>The stream of a party.</summary>
    public static string OfParty(string key) => $"party:{key}";

    /// <summary>After one more event.</summary>
    public Watch After(OversightEvent happened, DateTimeOffset at)
    {
        var after = happened switch
        {
            AutomationHalted halted => this with { Halted = halted.Reason },
            AutomationResumed => this with { Halted = null },
            DecisionReversed reversed => this with { Reversals = Reversals.AddRange(reversed.Steps.Select(step => (at, step))) },
            StepSuspended suspended => this with { Suspended = Suspended.Add(suspended.Step) },
            StepReinstated reinstated => this with { Suspended = Suspended.Remove(reinstated.Step), Reversals = [.. Reversals.Where(reversal => reversal.Step != reinstated.Step)] },
            _ => this,
        };
        return after with { Version = Version + 1 };
    }

    /// <summary>How often a step was reversed since a moment.</summary>
    public int Count(string step, DateTimeOffset since) => Reversals.Count(reversal => reversal.Step == step && reversal.At >= since);
}
