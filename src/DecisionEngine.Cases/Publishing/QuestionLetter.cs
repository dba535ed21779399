using System.Collections.Immutable;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>A question to the party.</summary>
/// <param name="Ask">The question.</param>
/// <param name="Why">Why it is asked; empty where nothing is said.</param>
public sealed record Question(string Ask, string Why);

/// <summary>Questions only the party can answer. What is missing leads to questions and never to a refusal by itself (R15).</summary>
/// <param name="CaseType">The title of the case type.</param>
/// <param name="Questions">The questions, in the order worth asking.</param>
/// <param name="ReplyBy">The last day to answer.</param>
public sealed record QuestionLetter(string CaseType, ImmutableArray<Question> Questions, DateOnly ReplyBy)
{
    /// <summary>The letter.</summary>
    public LetterContent In(string language, Sender from, Author by)
    {
        var words = LetterWording.For(language);
        return new LetterContent(LetterKind.Question, language, from, by, words.QuestionTitle,
        [
            new Paragraph(Letter.Fill(words.QuestionNoRefusal, CaseType)),
            new Heading(2, words.HeadQuestions),
            new Grid([words.ColumnQuestion, words.ColumnWhyAsk], [.. Questions.Select(question => ImmutableArray.Create(question.Ask, question.Why))]),
            .. LetterParts.Reply(words, from, ReplyBy),
            .. LetterParts.Section(words.HeadNoReply, words.QuestionNoReply),
        ]);
    }
}
