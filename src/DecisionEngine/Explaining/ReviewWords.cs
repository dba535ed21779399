using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Explaining;

/// <summary>The sentence for the caseworker behind each reason for review.</summary>
public static class ReviewWords
{
    /// <summary>The sentence for <paramref name="reason"/>, with the facts it is about and the case's own values.</summary>
    public static string Say(ReviewReason reason, Evaluation evaluation, string language)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(evaluation);
        using var naming = new Naming(evaluation, Wording.For(language), Register.Caseworker, Standing.Proposal);
        return Say(reason, naming);
    }

    /// <summary>The same, for an explanation in the making.</summary>
    internal static string Say(ReviewReason reason, Naming naming)
    {
        var ruleSet = naming.Evaluation.RuleSet;
        var language = naming.Wording.Language;
        if (ruleSet.Review.When.FirstOrDefault(rule => rule.Code == reason.Code) is { } own)
        {
            var because = new PreparedText(naming.Evaluation.Frame.Program, own.Because[language]);
            return naming.Draft.Take(AuthoredText.Fill(naming, because)).ToString();
        }

        var labels = reason.About.Select(id =>
            ruleSet.Facts.FirstOrDefault(fact => fact.Id == id)?.Label[language]
            ?? ruleSet.Outcomes.FirstOrDefault(outcome => outcome.Id == id)?.Label?[language]
            ?? Fault(naming.Wording, id)
            ?? id);
        return Pattern(reason.Code, language).Replace("{0}", string.Join(", ", labels), StringComparison.Ordinal);
    }

    private static string? Fault(Wording wording, string code)
    {
        foreach (var fault in Enum.GetValues<Fault>())
        {
            if (fault != Compiling.Fault.None && fault.Code() == code)
            {
                return Clauses.Why(wording, fault);
            }
        }

        return null;
    }

    private static string Pattern(string code, string language) => (code, language) switch
    {
        (ReviewCode.UnknownFact, "da") => "Vi mangler en oplysning, der har betydning: {0}.",
        (ReviewCode.UnknownFact, _) => "A fact that matters is missing: {0}.",
        (ReviewCode.Discretion, "da") => "Der indgår et skøn, som kun en sagsbehandler må udøve: {0}.",
        (ReviewCode.Discretion, _) => "There is a question of discretion that only a caseworker may answer: {0}.",
        (ReviewCode.Faulted, "da") => "Noget, resultatet hviler på, kunne ikke beregnes: {0}.",
        (ReviewCode.Faulted, _) => "Something the result rests on could not be worked out: {0}.",
        (ReviewCode.NoOutcome, "da") => "Ingen af reglernes afgørelser passer på sagen.",
        (ReviewCode.NoOutcome, _) => "None of the rules' outcomes takes this case.",
        (ReviewCode.NotInForce, "da") => "Regelsættet gælder ikke på den dato, afgørelsen skal gælde fra.",
        (ReviewCode.NotInForce, _) => "The rule set is not in force on the date the decision is to take effect.",
        (ReviewCode.NeverAutomated, "da") => "Denne type sag afgøres aldrig automatisk.",
        (ReviewCode.NeverAutomated, _) => "This type of case is never decided automatically.",
        (ReviewCode.NotAutomated, "da") => "Dette udfald må ikke afgøres automatisk: {0}.",
        (ReviewCode.NotAutomated, _) => "This outcome may not be decided automatically: {0}.",
        (ReviewCode.Adverse, "da") => "Udfaldet er imod borgeren eller giver mindre end søgt, så en person skal se på det: {0}.",
        (ReviewCode.Adverse, _) => "The outcome goes against the citizen or gives less than was sought, so a person must look at it: {0}.",
        (ReviewCode.UnheardFact, "da") => "Borgeren har ikke set en oplysning, der taler imod, og skal høres (FVL § 19): {0}.",
        (ReviewCode.UnheardFact, _) => "The citizen has not seen a fact that speaks against them and must be heard (FVL § 19): {0}.",
        (ReviewCode.PartyComment, "da") => "Borgeren har skrevet en bemærkning til: {0}.",
        (ReviewCode.PartyComment, _) => "The citizen has commented on: {0}.",
        (ReviewCode.UntestedPath, "da") => "Intet godkendt eksempel har gået samme vej gennem reglerne.",
        (ReviewCode.UntestedPath, _) => "No approved example has walked the same path through the rules.",
        (ReviewCode.StaleFact, "da") => "Oplysningen er for gammel: {0}.",
        (ReviewCode.StaleFact, _) => "The fact is too old: {0}.",
        (ReviewCode.ConflictingFact, "da") => "Kilderne er uenige om: {0}.",
        (ReviewCode.ConflictingFact, _) => "The sources disagree about: {0}.",
        (ReviewCode.UncertainFact, "da") => "Oplysningen er ikke sikker nok: {0}.",
        (ReviewCode.UncertainFact, _) => "The fact is not sure enough: {0}.",
        (ReviewCode.UnexpectedSource, "da") => "Oplysningen kommer ikke fra den kilde, reglerne kræver: {0}.",
        (ReviewCode.UnexpectedSource, _) => "The fact does not come from the source the rules demand: {0}.",
        (ReviewCode.WithinMargin, "da") => "Udfaldet skifter inden for oplysningens usikkerhed: {0}.",
        (ReviewCode.WithinMargin, _) => "The outcome changes within the fact's uncertainty: {0}.",
        _ => code,
    };
}
