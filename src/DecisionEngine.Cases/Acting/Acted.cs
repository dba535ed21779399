using System.Collections.Immutable;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Oversight;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Acting;

/// <summary>An event with the bytes that belong to it.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Documents">Its documents.</param>
public sealed record Step(CaseEvent Event, ImmutableArray<Document> Documents)
{
    /// <summary>An event without documents.</summary>
    public Step(CaseEvent happened)
        : this(happened, [])
    {
    }
}

/// <summary>How an action ended: events, or a refusal. A refusal may leave an event of its own, where the attempt must be noted.</summary>
/// <param name="Steps">What happened to the case.</param>
/// <param name="Refusal">Which guard refused; null where none did.</param>
/// <param name="Elsewhere">What happened to what decides.</param>
public sealed record Acted(ImmutableArray<Step> Steps, Refusal? Refusal, ImmutableArray<OversightEvent> Elsewhere)
{
    /// <summary>These events.</summary>
    public static Acted Done(params ReadOnlySpan<CaseEvent> events)
    {
        var steps = ImmutableArray.CreateBuilder<Step>(events.Length);
        foreach (var happened in events)
        {
            steps.Add(new Step(happened));
        }

        return new Acted(steps.ToImmutable(), null, []);
    }

    /// <summary>These events, with documents.</summary>
    public static Acted Done(IEnumerable<Step> steps) => new([.. steps], null, []);

    /// <summary>Refused; nothing happens.</summary>
    public static Acted Refuse(string code, string field, string detail) => new([], new Refusal(code, field, detail), []);

    /// <summary>Refused for several reasons; nothing happens.</summary>
    public static Acted Refuse(IReadOnlyList<Refusal> refusals) => new([], Refusal.Of(refusals), []);

    /// <summary>Refused, and the attempt noted.</summary>
    public static Acted RefuseNoting(string code, string detail, CaseEvent noted) => new([new Step(noted)], new Refusal(code, "", detail), []);
}
