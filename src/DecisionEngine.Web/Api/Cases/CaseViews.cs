using System.Text.Json;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>Makes what somebody sees of a case. The one place where something of a case is left out.</summary>
internal static class CaseViews
{
    public static CaseView Of(SeenCase seen)
    {
        var (desk, @case, viewer) = seen;
        var isNamed = viewer.Sight != Sight.Pseudonymised;
        return new CaseView(
            @case.Id, @case.Version, Viewer.StateFor(viewer.Role, @case), @case.CaseType, @case.Unit, @case.Channel, @case.Language, @case.OpenedAt, @case.OwnDeadline, @case.Ending,
            isNamed ? Party(@case.Party) : null,
            isNamed ? @case.Representative?.Name : null,
            FactViews.Of(@case, viewer, desk.Rules),
            @case.Running is { } running ? new RunningView([.. running.Facts.Select(fact => new HeardFactBody(fact.Fact, isNamed ? fact.Why : ""))], running.Days, running.Until) : null,
            DecisionView.Of(@case, viewer),
            [.. @case.Letters.Where(letter => IsSeen(letter, @case, viewer)).Select(Letter)],
            @case.Contest is { } contest ? Contest(@case, contest, viewer) : null,
            [.. LifeOfACase.Allowed(@case.State, viewer.Role == Role.System ? DecisionEngine.Cases.Acting.Role.Client : Enum.Parse<DecisionEngine.Cases.Acting.Role>(viewer.Role.ToString())).Select(action => JsonNamingPolicy.CamelCase.ConvertName(action.ToString()))],
            viewer.Sight == Sight.Party ? null : Work(@case, isNamed));
    }

    // INVARIANT: a protected address goes into no answer, whoever asks.
    private static PartyView Party(Party party) => new(party.Name, party.AddressProtected ? null : party.Address, party.AddressProtected, party.DigitalPost);

    internal static bool IsSeen(CaseLetter letter, Case @case, Viewer viewer) => viewer.Sight != Sight.Party
        || (letter.SentAt is not null && letter.To == (viewer.Id == @case.Representative?.Key && viewer.Id != @case.Party.Key ? Folding.ToRepresentative : Folding.ToParty));

    private static LetterView Letter(CaseLetter letter) => new(letter.Kind.Name(), letter.To, letter.About, letter.SentAt, letter.Prepared?.Code, letter.NeedsPerson);

    private static ContestView Contest(Case @case, OpenContest contest, Viewer viewer)
    {
        var contested = contest.Contested;
        var isKnown = viewer.Sight != Sight.Party || @case.State is CaseState.AskedToStand or CaseState.Forwarded;
        return new ContestView(
            contested.DecisionId, viewer.Sight == Sight.Pseudonymised ? null : contested.Text, contested.Reasons, contested.Step, contest.At, contested.IsLate, contested.DueAt, isKnown ? contest.Result?.Result : null);
    }

    private static WorkView Work(Case @case, bool isNamed)
    {
        var review = @case.Review;
        return new WorkView(
            review?.Kind,
            [.. (review?.Reasons ?? []).Select(reason => new ReasonView(reason.Code, reason.About))],
            review?.DueAt,
            review?.Claim?.By,
            review?.Claim?.Until,
            review?.Before is { } before ? Outcome(before, null) : null,
            @case.Proposal is { } proposal
                ? new ProposalView(
                    proposal.By.Name, isNamed ? proposal.Reason : null, isNamed ? [.. proposal.Answers.Select(answer => new AnswerBody(answer.Code, answer.Sentence))] : [], Outcome(proposal.Evaluation, proposal.Own))
                : null,
            @case.ApprovalCauses,
            [.. @case.Disqualified.Order(StringComparer.Ordinal)],
            [.. @case.Heard.Order(StringComparer.Ordinal)],
            [.. @case.Exempted.Order(StringComparer.Ordinal)]);
    }

    private static OutcomeView Outcome(EvaluationSummary evaluation, OwnOutcome? own) =>
        new(own?.Outcome ?? evaluation.Outcome, AmountBody.Of(own?.Amounts ?? evaluation.Amounts), evaluation.Hash);
}
