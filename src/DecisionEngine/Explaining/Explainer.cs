using DecisionEngine.Evaluating;
using DecisionEngine.Searching;

namespace DecisionEngine.Explaining;

/// <summary>Makes the explanation of an evaluation: a pure function of the evaluation, the language and the reader.</summary>
public static class Explainer
{
    /// <summary>The most reasons a citizen is given at first.</summary>
    public const int MostReasons = 3;

    /// <summary>The explanation of <paramref name="evaluation"/>.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="language">ISO 639-1 code of one of the rule set's languages.</param>
    /// <param name="register">Whom it is for.</param>
    /// <param name="changes">What would change the answer; without it, the explanation has no such layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no patterns for the language.</exception>
    public static Explanation Explain(Evaluation evaluation, string language, Register register, Changes? changes = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return Explain(evaluation, language, register, evaluation.Route == Route.Automatic ? Standing.Decision : Standing.Proposal, changes);
    }

    /// <summary>The same for a case whose standing is known: a person who approves a proposal makes it a decision.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no patterns for the language.</exception>
    public static Explanation Explain(Evaluation evaluation, string language, Register register, Standing standing, Changes? changes = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        using var naming = new Naming(evaluation, Wording.For(language), register, standing);
        var words = naming.Words;
        var isCitizen = register == Register.Citizen;
        var answer = Answers.Of(naming);
        var considerations = FactLines.Considerations(naming);
        var next = Guidance.Next(naming);
        naming.Mentioned.Add(answer);
        naming.Mentioned.Add(next);
        return new Explanation
        {
            Wording = naming.Wording,
            Register = register,
            Title = words.Title,
            Answer = answer,
            Basis = Answers.Basis(naming, considerations),
            Amounts = Answers.Amounts(naming),
            Reasons = ReasonLines.Of(naming, isCitizen ? MostReasons : int.MaxValue),
            Review = isCitizen ? [] : [.. evaluation.ReviewReasons.Select(reason => new ReviewLine(reason.Code, Sentence.Authored(ReviewWords.Say(reason, naming))))],
            Confidence = isCitizen ? [] : Answers.Confidence(naming),
            Rules = RuleLines.Of(naming),
            Facts = FactLines.Decisive(naming),
            Considerations = considerations,
            Calculation = CalculationLines.Of(naming),
            ChangesNote = ChangeLines.Note(naming, changes),
            Changes = ChangeLines.Of(naming, changes),
            Missing = FactLines.Missing(naming),
            NotNeeded = isCitizen ? [] : [.. evaluation.NotNeeded.Select(id => words.Facts[evaluation.Frame.Program.FactIndex(id)].Label)],
            Next = next,
            Complaint = Guidance.Complaint(naming),
            Contact = words.Guidance.Contact,
            Rates = register == Register.Legal ? LegalLines.Rates(naming) : [],
            ToVerify = register == Register.Legal ? [.. evaluation.RuleSet.ToVerify.Select(text => Sentence.Authored(text[language]))] : [],
            Record = isCitizen ? [] : LegalLines.Record(naming),

            // Last: by now every layer has said which words of the glossary it holds.
            Glossary = naming.Mentioned.Lines(),
        };
    }
}
