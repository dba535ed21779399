using System.Collections.Immutable;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Cases.Publishing;

/// <summary>
/// The text of a decision, frozen when it is issued (see <see cref="DecisionTextJson"/>). Only the last day to complain is missing: it hangs
/// on the dispatch, and <see cref="With"/> puts it in.
/// </summary>
public sealed record DecisionText
{
    /// <summary>ISO 639-1 code.</summary>
    public required string Language { get; init; }

    /// <summary>Who writes.</summary>
    public required Sender From { get; init; }

    /// <summary>Who decided.</summary>
    public required Author By { get; init; }

    /// <summary>The answer.</summary>
    public required string Answer { get; init; }

    /// <summary>Everything after the answer.</summary>
    public required ImmutableArray<Block> Body { get; init; }

    /// <summary>The list in <see cref="Body"/> that says how to complain, before which the last day is put in; null where nothing was decided that can be complained of.</summary>
    public required int? DeadlineAt { get; init; }

    /// <summary>The complaint body.</summary>
    public required string ComplaintBody { get; init; }

    /// <summary>The deadline to complain, in calendar weeks.</summary>
    public required int ComplaintWeeks { get; init; }

    /// <summary>The text of a decision as the rules gave it, made by them or approved by a person.</summary>
    /// <param name="explanation">The citizen's explanation of it as a decision.</param>
    /// <param name="evaluation">The evaluation it explains.</param>
    /// <param name="by">Who decided.</param>
    /// <exception cref="ArgumentException">The explanation is not for the citizen, or not of a decision.</exception>
    public static DecisionText Of(Explanation explanation, Evaluation evaluation, Author by)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(by);
        if (evaluation.Outcome is not { Outcome: var outcome })
        {
            throw new ArgumentException("Nothing was decided.", nameof(evaluation));
        }

        // INVARIANT: that no person has looked is said where the rules decided alone, and nowhere else. A case the rules could have decided
        // may have been drawn for review.
        var words = LetterWording.For(explanation.Wording.Language);
        var basis = explanation.Basis.Where(sentence => sentence.ToString() != explanation.Wording.RouteAutomatic).ToList();
        basis.Add(Sentence.Engine(How(by, words, explanation.Wording)));
        return Freeze(explanation with { Basis = [.. basis] }, evaluation, by, outcome.Kind != OutcomeKind.PassedOn);
    }

    /// <summary>The text of a decision a person made otherwise than the rules gave: the person's answer and reasons in place of the rules'.</summary>
    /// <param name="explanation">The citizen's explanation of what the rules gave.</param>
    /// <param name="evaluation">The evaluation it explains.</param>
    /// <param name="own">What the person decided.</param>
    /// <param name="by">The person.</param>
    public static DecisionText Over(Explanation explanation, Evaluation evaluation, OwnDecision own, Author by)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(by);
        if (own.Reasons.IsDefaultOrEmpty || own.Law.IsDefaultOrEmpty || own.Answer.Length == 0)
        {
            throw new ArgumentException("A decision states its answer, its rules and its reasons (FVL §§ 22 and 24).", nameof(own));
        }

        var words = LetterWording.For(explanation.Wording.Language);
        var language = explanation.Wording.Language;
        var complaint = evaluation.RuleSet.Authority.Complaint;
        return Freeze(
            explanation with
            {
                Answer = Sentence.Authored(own.Answer).Finished(),
                Basis = [Sentence.Engine(How(by, words, explanation.Wording)), Sentence.Engine(Letter.Fill(words.ProgramSaid, explanation.Title, evaluation.RuleSet.Version, explanation.Answer))],
                Amounts = [.. own.Amounts.Select(amount => new AmountLine("", Sentence.Authored(amount.Label), Sentence.Authored(amount.Text)))],
                Reasons = [.. own.Reasons.Concat(own.Law.Select(law => Letter.Fill(words.ByLaw, law))).Select(reason => Sentence.Authored(reason).Finished())],
                // What led to the rules' own answer would be read as if it led to the person's.
                Rules = [],
                Calculation = [],
                Changes = [],
                Missing = [],
                Glossary = [],
                Next = [.. own.Next.Select(next => Sentence.Authored(next).Finished())],
                Complaint =
                [
                    Sentence.Authored(Letter.Fill(explanation.Wording.Complain, complaint.Body[language], explanation.Wording.Write((decimal)complaint.Weeks))),
                    Sentence.Authored(Letter.Fill(explanation.Wording.ComplainVia, complaint.Via[language])),
                    Sentence.Authored(complaint.How[language]).Finished(),
                    Sentence.Engine(explanation.Wording.YourRights),
                ],
            },
            evaluation,
            by,
            canComplain: true);
    }

    /// <summary>The letter's content, with the last day to complain as its own sentence (FVL § 25; R5).</summary>
    /// <param name="deadline">The deadline of this dispatch; null where the decision cannot be complained of, and only there.</param>
    /// <exception cref="ArgumentException">There is no deadline where one must be stated, or one where there is none.</exception>
    public LetterContent With(ComplaintDeadline? deadline)
    {
        if (deadline is null != DeadlineAt is null)
        {
            throw new ArgumentException("A decision is sent with its deadline to complain (FVL § 25), and nothing else is.", nameof(deadline));
        }

        var words = LetterWording.For(Language);
        if (deadline is null)
        {
            return new LetterContent(LetterKind.Decision, Language, From, By, Answer, Body);
        }

        // The day first, then how to complain, then what if it is too late.
        var at = DeadlineAt!.Value;
        var body = Body
            .Insert(at, new Paragraph(Letter.Fill(words.LastDayToComplain, words.Day(deadline.LastDay))))
            .Insert(at + 2, new Paragraph(Letter.Fill(words.CountedFrom, words.Wording.Write(deadline.CameForward))))
            .Insert(at + 3, new Paragraph(Letter.Fill(words.LateComplaint, ComplaintBody)));
        return new LetterContent(LetterKind.Decision, Language, From, By, Answer, body);
    }

    private static DecisionText Freeze(Explanation explanation, Evaluation evaluation, Author by, bool canComplain)
    {
        var language = explanation.Wording.Language;
        if (explanation.Register != Register.Citizen || (canComplain && explanation.Complaint.Length < 2))
        {
            throw new ArgumentException("The letter takes the citizen's explanation of a decision, with its complaint guidance (FVL § 25).", nameof(explanation));
        }

        // The answer is the letter's own heading.
        var body = Arrange(ExplanationDocument.Of(explanation).RemoveAt(0), explanation.Wording);
        var complaint = body.IndexOf(new Heading(2, explanation.Wording.HeadComplaint));
        return new DecisionText
        {
            Language = language,
            From = Sender.Of(evaluation.RuleSet.Authority, language),
            By = by,
            Answer = explanation.Answer.ToString(),
            Body = body,
            DeadlineAt = canComplain ? complaint + 1 : null,
            ComplaintBody = evaluation.RuleSet.Authority.Complaint.Body[language],
            ComplaintWeeks = evaluation.RuleSet.Authority.Complaint.Weeks,
        };
    }

    /// <summary>What the reader must know or do comes first; how the answer was found follows, every layer of it open.</summary>
    private static ImmutableArray<Block> Arrange(ImmutableArray<Block> blocks, Wording wording)
    {
        string[] first = [wording.HeadReasons, wording.HeadConsiderations, wording.HeadNext, wording.HeadComplaint, wording.HeadContact];
        var sections = new List<List<Block>> { new() };
        foreach (var block in blocks)
        {
            if (block is Heading { Level: 2 })
            {
                sections.Add([]);
            }

            sections[^1].Add(block);
        }

        int Place(List<Block> section) => section is [Heading { Level: 2 } heading, ..] ? Array.IndexOf(first, heading.Text) is >= 0 and var at ? at : first.Length : -1;
        return [.. sections.OrderBy(Place).SelectMany(section => section)];
    }

    private static string How(Author by, LetterWording words, Wording wording) => by.Authorship switch
    {
        Authorship.Rules => wording.RouteAutomatic,
        Authorship.Person => Letter.Fill(words.ByPerson, by.Name!),
        _ => Letter.Fill(words.ByPersonOverRules, by.Name!),
    };
}

/// <summary>What a person decided otherwise than the rules gave, in the person's own words.</summary>
/// <param name="Answer">The answer as a sentence to the citizen.</param>
/// <param name="Reasons">The reasons and main considerations (FVL §§ 22 and 24), a sentence or more each.</param>
/// <param name="Law">The provisions, as cited.</param>
/// <param name="Amounts">What is paid or charged, in words.</param>
/// <param name="Next">What happens now, a sentence each.</param>
public sealed record OwnDecision(
    string Answer, ImmutableArray<string> Reasons, ImmutableArray<string> Law, ImmutableArray<(string Label, string Text)> Amounts, ImmutableArray<string> Next);
