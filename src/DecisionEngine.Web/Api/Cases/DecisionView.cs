using System.Text.Json;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>A decision as somebody may see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Kind">What it means to the party.</param>
/// <param name="Amounts">Its amounts.</param>
/// <param name="RuleSet">The rule set.</param>
/// <param name="Version">Its version.</param>
/// <param name="DecidedAt">The moment it was evaluated for.</param>
/// <param name="EffectiveOn">The date it has effect from.</param>
/// <param name="Authorship">rules, person or personOverRules.</param>
/// <param name="DecidedBy">Who decided; null for the rules alone.</param>
/// <param name="ApprovedBy">Who approved as the second person; null for nobody.</param>
/// <param name="State">issued, dispatched, superseded or annulled.</param>
/// <param name="SentOn">The date of dispatch; null before.</param>
/// <param name="Deadline">The last day to complain; null before dispatch.</param>
/// <param name="Held">Why it is held back; null where it is not.</param>
/// <param name="Supersedes">The decision it replaces; null for none.</param>
/// <param name="EvaluationHash">The hash of the evaluation, by which it can be made again and compared.</param>
public sealed record DecisionView(
    string Id, string Outcome, string Kind, IReadOnlyList<AmountBody> Amounts, string RuleSet, string Version, DateTimeOffset DecidedAt, DateOnly? EffectiveOn, string Authorship,
    string? DecidedBy, string? ApprovedBy, string State, DateOnly? SentOn, DateOnly? Deadline, string? Held, string? Supersedes, string EvaluationHash)
{
    internal static IReadOnlyList<DecisionView> Of(Case @case, Viewer viewer) =>
        [.. @case.Decisions.Where(decision => IsSeen(decision, viewer)).Select(decision => Of(@case, decision, viewer))];

    /// <summary>The party sees nothing of a decision before it is sent.</summary>
    internal static bool IsSeen(CaseDecision decision, Viewer viewer) => viewer.Sight != Sight.Party || decision.SentOn is not null;

    internal static DecisionView Of(Case @case, CaseDecision decision, Viewer viewer)
    {
        var issued = decision.Issued;
        // That another decision is on its way shows in nothing either.
        var isReplaced = @case.Decisions.Any(other => other.Issued.Supersedes == decision.Id && IsSeen(other, viewer));
        var state = decision.State == DecisionState.Superseded && !isReplaced ? DecisionState.Dispatched : decision.State;
        return new DecisionView(
            decision.Id, issued.Outcome, issued.Kind, AmountBody.Of(issued.Amounts), issued.Evaluation.RuleSet, issued.Evaluation.Version, issued.Evaluation.DecidedAt, issued.Evaluation.EffectiveOn,
            Name(issued.Authorship), issued.DecidedBy?.Name, issued.ApprovedBy?.Name, Name(state), decision.SentOn, decision.Deadline,
            viewer.Sight == Sight.Party ? null : decision.Held, issued.Supersedes, issued.Evaluation.Hash);
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>A decision with its explanation.</summary>
/// <param name="CaseId">Its case.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Explanation">The explanation as it was frozen with it; null where who the case is about is hidden, or the data have been disposed of.</param>
public sealed record ExplainedDecision(string CaseId, DecisionView Decision, JsonElement? Explanation);
