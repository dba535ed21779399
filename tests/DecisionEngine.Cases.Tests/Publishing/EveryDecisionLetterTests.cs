using System.Text;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;

namespace DecisionEngine.Cases.Tests.Publishing;

/// <summary>The letter of every example of every shipped rule set, in both languages.</summary>
public sealed class EveryDecisionLetterTests
{
    public static TheoryData<string> RuleSets => [.. Directory.GetDirectories(Path.Combine(Decisions.Root, "rules")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void R5_Every_decision_names_body_procedure_and_the_date_of_the_deadline_or_is_passed_on(string ruleSet)
    {
        foreach (var (id, language, text) in Texts(ruleSet))
        {
            var isPassedOn = text.DeadlineAt is null;
            var content = text.With(isPassedOn ? null : SomeLetters.Deadline);
            var html = Encoding.UTF8.GetString(Letter.Write(content, SomeLetters.Head(id))[0].Bytes.Span);
            var complaint = Decisions.Load(ruleSet).File.RuleSet!.Authority.Complaint;

            Assert.Equal(!isPassedOn, html.Contains(language == "da" ? "Den sidste dag, du kan klage, er mandag den 15. april 2024." : "The last day you can complain is Monday 15 April 2024.", StringComparison.Ordinal));
            Assert.True(isPassedOn || (html.Contains(complaint.Body[language], StringComparison.Ordinal) && html.Contains(complaint.Via[language], StringComparison.Ordinal)), id);
        }
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void R30_What_the_reader_must_know_or_do_is_easy_to_read_in_every_decision(string ruleSet)
    {
        foreach (var (id, _, text) in Texts(ruleSet).Where(each => each.Language == "da"))
        {
            var content = text.With(text.DeadlineAt is null ? null : SomeLetters.Deadline);
            var words = Wording.For("da");
            var first = content.Body.TakeWhile(block => block is not Heading { Text: var heading } || heading != words.HeadRules)
                .SelectMany(block => block switch { Paragraph paragraph => [paragraph.Text], Bullets bullets => bullets.Items.AsEnumerable(), _ => [] });
            var lix = Readability.Lix(string.Join('\n', first.Prepend(content.Title)));

            Assert.True(lix <= 40, $"{ruleSet}/{id}: LIX {lix:0.0}");
        }
    }

    private static IEnumerable<(string Id, string Language, DecisionText Text)> Texts(string ruleSet)
    {
        var loaded = Decisions.Load(ruleSet);
        foreach (var example in loaded.Examples)
        {
            if (loaded.Evaluator!.Evaluate(example.Facts.Span, example.DecidedAt, out _) is { Outcome.Outcome.Kind: not null } evaluation)
            {
                foreach (var language in new[] { "da", "en" })
                {
                    yield return (example.Id, language, DecisionText.Of(Explainer.Explain(evaluation, language, Register.Citizen, Standing.Decision), evaluation, SomeLetters.Caseworker));
                }
            }
        }
    }
}
