using System.Collections.Immutable;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Explaining;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Cases.Publishing;

/// <summary>Composes the letters of a case for the day they are sent.</summary>
internal sealed class Composing(CaseDesk desk)
{
    public static Recipient Recipient(Case @case, CaseLetter letter) => letter.To switch
    {
        Folding.ToRepresentative when @case.Representative is { } representative => new Recipient(representative.Key, representative.Name, @case.Party.Name),
        Folding.ToComplaintBody => new Recipient("complaint-body", "", null),
        _ => new Recipient(@case.Party.Key, @case.Party.Name, null, @case.Party.DigitalPost ? null : @case.Party.Address),
    };

    /// <summary>The letter and the last day that runs from it; null where none does.</summary>
    public async Task<(LetterContent Content, DateOnly? Deadline)> ComposeAsync(Case @case, CaseLetter letter, DeliveryChannel by, DateOnly today, DateOnly forward, DeliveryRules delivery)
    {
        var ruleSet = RulesOf(@case, today);
        var sender = Sender.Of(ruleSet.Authority, @case.Language);
        var writer = Author.Person(sender.Unit);
        var title = ruleSet.Title[@case.Language];
        switch (letter.Kind)
        {
            case LetterKind.Decision:
                var text = await TextAsync(@case, letter.About).ConfigureAwait(false);
                var deadline = text.DeadlineAt is null ? null : ComplaintDeadline.Of(by, today, text.ComplaintWeeks, delivery, Holidays.Danish);
                return (text.With(deadline), deadline?.LastDay);
            case LetterKind.Receipt:
                return (new ReceiptLetter(title, desk.Policy.DateOf(@case.OpenedAt), @case.OwnDeadline, !ruleSet.Automation.Outcomes.IsEmpty).In(@case.Language, sender, Author.Rules), null);
            case LetterKind.Question:
                var answerBy = Until(@case, letter, forward);
                var questions = (@case.Running?.Facts ?? []).Select(fact => ruleSet.Facts.First(each => each.Id == fact.Fact)).Select(fact => new Question(fact.Ask[@case.Language], fact.Why?[@case.Language] ?? ""));
                return (new QuestionLetter(title, [.. questions], answerBy).In(@case.Language, sender, writer), answerBy);
            case LetterKind.Hearing:
                var replyBy = Until(@case, letter, forward);
                return (new HearingLetter(title, Heard(@case, today), replyBy).In(@case.Language, sender, writer), replyBy);
            case LetterKind.Delay:
                return (new DelayLetter(@case.OwnDeadline.AddDays(-desk.Policy.DelayDays), @case.OwnDeadline, Late(@case.Language)).In(@case.Language, sender, Author.Rules), null);
            case LetterKind.ContestAnswer:
                return (Kept(@case, ruleSet).In(@case.Language, sender, writer), null);
            case LetterKind.Forwarding:
                return (Forward(@case, ruleSet, today).In(@case.Language, sender, writer), null);
            default:
                throw new InvalidOperationException($"No case sends a letter of the kind {letter.Kind}.");
        }
    }

    private RuleSet RulesOf(Case @case, DateOnly today) =>
        @case.InForce is { } decision && desk.Rules.Find(decision.Issued.Evaluation.RuleSetHash) is { } version ? version.RuleSet : desk.Rules.Current(@case.CaseType, today);

    private async Task<DecisionText> TextAsync(Case @case, string decisionId)
    {
        var decision = @case.Decisions.First(each => each.Id == decisionId);
        var document = await desk.Store.ReadDocumentAsync(decision.Sequence, Issuing.TextIn(@case.Language)).ConfigureAwait(false);
        return DecisionTextJson.Read(document!.Bytes);
    }

    /// <summary>The last day to answer: counted from the day the letter comes forward, and never sooner than the party was promised.</summary>
    private static DateOnly Until(Case @case, CaseLetter letter, DateOnly forward)
    {
        var last = Holidays.Danish.OrNextWorkingDay(forward.AddDays(@case.Running?.Days ?? 0));
        return @case.Running is { Until: { } until } running && running.LetterId == letter.Id && until > last ? until : last;
    }

    private ImmutableArray<HearingFact> Heard(Case @case, DateOnly today)
    {
        var assessed = desk.Rules.EvaluatorOf(@case.CaseType).Evaluate(@case.Facts.ToUtf8(), desk.Policy.Local(desk.Now), out _)
            ?? throw new InvalidOperationException("The facts of the case can be read.");
        var wording = Wording.For(@case.Language);
        var lines = Explainer.Explain(assessed, @case.Language, Register.Citizen, Standing.Proposal).Facts.ToDictionary(line => line.Id);
        return [.. (@case.Running?.Facts ?? []).Select(fact => Line(fact))];

        HearingFact Line(HeardFact fact)
        {
            if (lines.TryGetValue(fact.Fact, out var line))
            {
                return new HearingFact(line.Label.ToString(), line.Value.ToString(), line.Source.ToString(), line.Observed.ToString(), fact.Why);
            }

            var index = assessed.Frame.Program.FactIndex(fact.Fact);
            var given = assessed.FactProvenance(index);
            return new HearingFact(
                assessed.RuleSet.Facts[index].Label[@case.Language], Sentence.Of(assessed.FactValue(index), wording).ToString(), given?.Source ?? "",
                given?.Observed is { } observed ? wording.Write(observed) : "", fact.Why);
        }
    }

    private static string Late(string language) => language == "da" ? "Vi har flere sager, end vi kan nå til tiden." : "We have more cases than we can handle in time.";

    private ContestAnswerLetter Kept(Case @case, RuleSet ruleSet)
    {
        var contest = @case.Contest!;
        ImmutableArray<string> reasons = contest.Result is { } result ? [result.Reason] : [Overdue(@case.Language)];
        return new ContestAnswerLetter(
            Reassessed.Kept, contest.Contested.DecisionId, desk.Policy.DateOf(contest.At), contest.Contested.IsLate, ruleSet.Authority.Complaint.Body[@case.Language], reasons, null, contest.Result is not null);
    }

    private static string Overdue(string language) => language == "da"
        ? "Vi nåede ikke at se på sagen igen inden for fire uger. Derfor er klagen sendt videre."
        : "We did not manage to look at the case again within four weeks. So the complaint has been passed on.";

    private ForwardingLetter Forward(Case @case, RuleSet ruleSet, DateOnly today)
    {
        var contest = @case.Contest!;
        var decision = @case.Decisions.First(each => each.Id == contest.Contested.DecisionId);
        return new ForwardingLetter(
            ruleSet.Title[@case.Language], decision.Id, desk.Policy.DateOf(decision.At), decision.SentOn!.Value, decision.Deadline ?? decision.SentOn.Value, desk.Policy.DateOf(contest.At), today,
            OwnWords.AuthorOf(decision.Issued, @case.Language), $"{ruleSet.Title[@case.Language]}, {ruleSet.Version}",
            contest.Result is { } result ? [result.Reason] : [Overdue(@case.Language)],
            @case.Language == "da" ? ["Afgørelsen", "Klagen", "Oplysninger, beregning og spor", "Breve i sagen"] : ["The decision", "The complaint", "Facts, calculation and trace", "Letters of the case"]);
    }
}
