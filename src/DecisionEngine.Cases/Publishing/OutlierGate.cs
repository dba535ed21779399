using System.Collections.Immutable;

namespace DecisionEngine.Cases.Publishing;

/// <summary>How watchful the gate is.</summary>
/// <param name="SmallestBatch">Batches of fewer decisions pass: they say too little. A day's sweeps count together.</param>
/// <param name="FewestBefore">With fewer decisions before, nothing is known of what to expect, and the batch is held.</param>
/// <param name="Alarm">How often a batch that is like those before may be held; above 0, below 1.</param>
public sealed record GateSettings(int SmallestBatch, int FewestBefore, double Alarm)
{
    /// <summary>Batches of 20 and more, against 200 decisions before, with one false alarm in a thousand batches.</summary>
    public static readonly GateSettings Default = new(20, 200, 0.001);
}

/// <summary>
/// Holds a batch of decisions whose outcomes are spread otherwise than the last ones of the same rule set, before any of it is dispatched.
/// An error that strikes many is seen as a spread, where each letter looks right.
/// </summary>
public static class OutlierGate
{
    /// <summary>Whether the batch may go.</summary>
    /// <param name="batch">The batch: decisions of one rule set that would be dispatched in one sweep, or on one day.</param>
    /// <param name="before">The rule set's last dispatched decisions. Those of batches that were held and let go belong to it.</param>
    /// <param name="settings">How watchful it is.</param>
    public static GateVerdict Check(Spread batch, Spread before, GateSettings settings)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(settings);
        if (batch.Total < settings.SmallestBatch)
        {
            return new GateVerdict.Pass();
        }

        if (before.Total < settings.FewestBefore)
        {
            return new GateVerdict.NothingToCompare(batch.Total, before.Total);
        }

        // Each outcome has its part of the alarm, so that many outcomes do not make for many alarms (Bonferroni).
        var outcomes = batch.Counts.Keys.Union(before.Counts.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var deviations =
            from outcome in outcomes
            let expected = ExpectedCount.Among(before.Count(outcome), before.Total, batch.Total, settings.Alarm / outcomes.Count)
            let count = batch.Count(outcome)
            where count < expected.Low || count > expected.High
            select new Deviation(outcome, count, expected);
        var found = deviations.ToImmutableArray();
        return found.IsEmpty ? new GateVerdict.Pass() : new GateVerdict.Otherwise(batch.Total, before.Total, found);
    }
}

/// <summary>An outcome that came more or less often than expected.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Count">How often it came.</param>
/// <param name="Expected">How often it was expected.</param>
public sealed record Deviation(string Outcome, int Count, ExpectedCount Expected);
