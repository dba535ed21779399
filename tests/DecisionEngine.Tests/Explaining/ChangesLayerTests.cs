using DecisionEngine.Explaining;
using DecisionEngine.Searching;
using DecisionEngine.Tests.Searching;
using DecisionEngine.Tests.Support;

namespace DecisionEngine.Tests.Explaining;

public sealed class ChangesLayerTests
{
    [Fact]
    public void C2_the_nearest_other_answers_and_amounts_are_said_in_Danish()
    {
        var explanation = OfExample("siblings-two", "da", Register.Citizen);
        Assert.Equal(
            [
                "Var husstandens indkomst 17.275,08 kr. eller mindre, var svaret »fuld friplads«.",
                "Var husstandens indkomst 52.433,34 kr. eller mere, var svaret »ingen friplads, fordi indkomsten er for høj«.",
                "Var husstandens indkomst 29.000 kr., altså 1.000 kr. mindre, var disse beløb anderledes:",
                "Var husstandens indkomst 31.000 kr., altså 1.000 kr. mere, var disse beløb anderledes:",
                "Svaret og beløbene er de samme, så længe husstandens indkomst er mindst 29.857,92 kr. og højst 30.227,99 kr.",
            ],
            explanation.Changes.Select(line => line.Says.ToString()));
        Assert.Equal(
            ["subsidy: 4.224 kr. om måneden", "subsidyForYear: 50.688 kr. om året", "siblingDiscount: 468 kr. om måneden", "ownPayment: 1.908 kr. om måneden"],
            explanation.Changes[2].Amounts.Select(amount => $"{amount.Id}: {amount.Value}"));
        Assert.All(explanation.Changes, line => Assert.Equal("householdIncome", line.Fact));
    }

    [Fact]
    public void C2_they_are_said_in_English()
    {
        var says = OfExample("none-2024", "en", Register.Citizen).Changes.Select(line => line.Says.ToString());
        Assert.Equal(
            [
                "If the household's income were at least DKK 16,691.75 and at most DKK 51,849.99, the answer would be “partial subsidy”.",
                "The answer and the amounts are the same as long as the household's income is at least DKK 51,850.",
            ],
            says);
    }

    [Theory]
    [InlineData("da", "Dette er hverken et råd eller et løfte.", "Hvad ville ændre svaret", "Sådan er det regnet ud", "Hvad sker der nu")]
    [InlineData("en", "This is neither advice nor a promise.", "What would change the answer", "How it was worked out", "What happens now")]
    public void The_layer_stands_after_the_calculation_and_is_marked_as_neither_advice_nor_promise(string language, string note, string heading, string before, string after)
    {
        var text = ExplanationRenderer.ToMarkdown(OfExample("siblings-two", language, Register.Citizen));
        int[] places = [.. new[] { $"## {before}", $"## {heading}", note, $"## {after}" }.Select(part => text.IndexOf(part, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void The_caseworker_is_also_shown_the_nearest_value_that_changes_an_amount()
    {
        var says = OfExample("siblings-two", "en", Register.Caseworker).Changes.Select(line => line.Says.ToString());
        Assert.Contains("If the household's income were DKK 29,857.91, these amounts would be different:", says);
    }

    [Theory]
    [InlineData("member", "Var »borger i kommunen« besvaret med nej, var svaret »afslag på et kort«.", "If the answer to “living in the municipality” were no, the answer would be “refused a card”.")]
    [InlineData("visits", "Var antallet af besøg 9 eller mindre, var svaret »et prøvekort«.", "If the number of visits were 9 or less, the answer would be “a trial card”.")]
    public void Every_type_of_fact_has_its_words(string fact, string danish, string english)
    {
        Assert.Equal(danish, OfBase("da", fact).Changes[0].Says.ToString());
        Assert.Equal(english, OfBase("en", fact).Changes[0].Says.ToString());
    }

    [Fact]
    public void Days_are_earlier_and_later()
    {
        var rules = ChangeableRules.Change(BaseRules.With(("member && lowIncome && (often || deserving)", "member && lowIncome && Dates.MonthsBetween(applied, decidedOn) < 3")), ["applied"]);
        Assert.Equal("Var den dag, du søgte, tidligst 1. januar 2024 og senest 15. marts 2024, var svaret »et prøvekort«.", Of(rules, BaseRules.Facts, "da").Changes[0].Says.ToString());
        Assert.Equal("If the day you applied were 1 January 2024 at the earliest and 15 March 2024 at the latest, the answer would be “a trial card”.", Of(rules, BaseRules.Facts, "en").Changes[0].Says.ToString());
    }

    [Fact]
    public void Where_no_single_fact_suffices_the_layer_says_so_and_names_what_was_tried()
    {
        var facts = BaseRules.Facts.Replace("\"member\": true", "\"member\": false", StringComparison.Ordinal).Replace("12000", "25000", StringComparison.Ordinal);
        var line = Assert.Single(Of(ChangeableRules.Only("member", "income"), facts, "da").Changes);
        Assert.Equal("Vi har ikke fundet en enkelt oplysning, som alene ville give et andet svar. Vi har prøvet med: borger i kommunen og din indkomst.", line.Says.ToString());
        Assert.Null(line.Fact);
    }

    [Fact]
    public void Without_a_search_or_anything_to_try_there_is_no_layer()
    {
        var evaluator = ShippedRuleSets.Evaluator("friplads");
        var evaluation = ShippedRuleSets.Examples("friplads").First(example => example.Id == "siblings-two").Evaluation;
        var unsearched = Explainer.Explain(evaluation, "da", Register.Citizen);
        Assert.Empty(unsearched.Changes);
        Assert.True(unsearched.ChangesNote.IsEmpty);
        Assert.DoesNotContain(Wording.For("da").HeadChanges, ExplanationRenderer.ToText(unsearched), StringComparison.Ordinal);
        var nothingToTry = OfExample("unknown-income-no-place", "da", Register.Citizen);
        Assert.Empty(nothingToTry.Changes);
        Assert.True(nothingToTry.ChangesNote.IsEmpty);
        Assert.NotEmpty(Explainer.Explain(evaluation, "da", Register.Citizen, Standing.Decision, WhatWouldChange.Search(evaluator, evaluation)).Changes);
    }

    private static Explanation OfExample(string id, string language, Register register)
    {
        var evaluation = ShippedRuleSets.Examples("friplads").First(example => example.Id == id).Evaluation;
        return Explainer.Explain(evaluation, language, register, WhatWouldChange.Search(ShippedRuleSets.Evaluator("friplads"), evaluation));
    }

    private static Explanation OfBase(string language, string fact) => Of(ChangeableRules.Only(fact), BaseRules.Facts, language);

    private static Explanation Of(string rules, string facts, string language)
    {
        var evaluator = BaseRules.EvaluatorOf(rules);
        var evaluation = evaluator.Evaluate(facts);
        return Explainer.Explain(evaluation, language, Register.Citizen, WhatWouldChange.Search(evaluator, evaluation));
    }
}
