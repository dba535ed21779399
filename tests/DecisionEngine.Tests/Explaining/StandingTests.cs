using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Tests.Support;

namespace DecisionEngine.Tests.Explaining;

public sealed class StandingTests
{
    private static readonly Evaluation Refused = Sample("friplads", "refused");
    private static readonly Evaluation Granted = Sample("friplads", "partial");

    [Theory]
    [InlineData("da", "Dette er et forslag og ikke en afgørelse.", "Du kan klage til")]
    [InlineData("en", "This is a proposal and not a decision.", "You can complain to")]
    public void A_case_for_a_person_reads_as_a_proposal_and_starts_no_complaint(string language, string notice, string complaint)
    {
        var text = ExplanationRenderer.ToMarkdown(Explainer.Explain(Refused, language, Register.Citizen));
        Assert.Contains(notice, text, StringComparison.Ordinal);
        Assert.DoesNotContain(complaint, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("da", "Dette er et forslag", "Du kan klage til Ankestyrelsen")]
    [InlineData("en", "This is a proposal", "You can complain to Ankestyrelsen")]
    public void R5_the_same_case_once_decided_carries_its_complaint_guidance(string language, string notice, string complaint)
    {
        var text = ExplanationRenderer.ToMarkdown(Explainer.Explain(Refused, language, Register.Citizen, Standing.Decision));
        Assert.DoesNotContain(notice, text, StringComparison.Ordinal);
        Assert.Contains(complaint, text, StringComparison.Ordinal);
    }

    [Fact]
    public void R28_an_automatic_decision_says_that_it_was_worked_out_automatically()
    {
        Assert.Equal(Route.Automatic, Granted.Route);
        Assert.Contains("regnet ud automatisk", ExplanationRenderer.ToText(Explainer.Explain(Granted, "da", Register.Citizen)).ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void R15_a_case_without_an_answer_says_that_it_is_no_refusal_and_asks_what_is_missing()
    {
        var explanation = Explainer.Explain(Sample("friplads", "missing-income"), "en", Register.Citizen);
        Assert.Contains(explanation.Basis, sentence => sentence.ToString() == "This is not a refusal.");
        Assert.Contains(explanation.Missing, line => line.Id == "householdIncome");
    }

    [Fact]
    public void An_amount_that_is_not_known_is_never_printed_in_the_answer()
    {
        foreach (var (_, evaluation) in ShippedRuleSets.Ids.SelectMany(ShippedRuleSets.Examples))
        {
            foreach (var language in evaluation.RuleSet.Languages)
            {
                var answer = Explainer.Explain(evaluation, language, Register.Citizen).Answer.ToString();
                Assert.DoesNotContain(Wording.For(language).NotKnown, answer, StringComparison.Ordinal);
                Assert.DoesNotContain(Wording.For(language).NotComputed, answer, StringComparison.Ordinal);
            }
        }
    }

    private static Evaluation Sample(string ruleSet, string sample) => ShippedRuleSets.Evaluator(ruleSet).Evaluate(
        File.ReadAllBytes(Path.Combine(Repository.Root, "samples", ruleSet, $"{sample}.json")),
        new DateTimeOffset(2024, 3, 15, 10, 0, 0, TimeSpan.Zero),
        out _)!;
}
