using System.Collections.Immutable;
using System.Globalization;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;
using DecisionEngine.Searching;

namespace DecisionEngine.Cases.Deciding;

/// <summary>Issues a decision: freezes the facts, the evaluation, the trace and the explanation in every language of the rule set.</summary>
public static class Issuing
{
    /// <summary>The name of the document that holds the facts as they were given.</summary>
    public const string Facts = "facts.json";

    /// <summary>The name of the document that holds the evaluation in canonical form.</summary>
    public const string Evaluated = "evaluation.json";

    /// <summary>The name of the document that holds the trace.</summary>
    public const string Trace = "trace.json";

    /// <summary>The id the case's next decision will have.</summary>
    public static string NextDecisionId(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return string.Create(CultureInfo.InvariantCulture, $"{@case.Id}-d{@case.Decisions.Length + 1}");
    }

    /// <summary>The name of the document that holds the explanation in a language.</summary>
    public static string ExplanationIn(string language) => $"explanation.{language}.json";

    /// <summary>The name of the document that holds the text of the letter in its language, all but its date and deadline.</summary>
    public static string TextIn(string language) => $"text.{language}.json";

    /// <summary>The decision of the rules alone.</summary>
    public static Step ByRules(Case @case, FactsFile facts, Evaluation evaluation, Context context) => Issue(@case, facts, evaluation, context, null, null);

    /// <summary>The decision a person concludes, perhaps approved by a second.</summary>
    public static Step ByPerson(Case @case, FactsFile facts, Evaluation evaluation, Context context, Proposal proposal, StaffName? approvedBy) =>
        Issue(@case, facts, evaluation, context, proposal, approvedBy);

    private static Step Issue(Case @case, FactsFile facts, Evaluation evaluation, Context context, Proposal? proposal, StaffName? approvedBy)
    {
        var summary = Assessed.Summarise(evaluation);
        var own = proposal?.Own;
        var outcome = own is null ? evaluation.Outcome!.Outcome : evaluation.RuleSet.Outcomes.First(each => each.Id == own.Outcome);
        var version = context.Rules.Find(evaluation.RuleSet.Hash)!;
        var issued = new DecisionIssued(
            NextDecisionId(@case),
            summary,
            version.FileHash,
            version.PathsHash,
            outcome.Id,
            EvaluationJson.Kind(outcome.Kind!.Value),
            own?.Amounts ?? summary.Amounts,
            proposal is null ? Authorship.Rules : own is null ? Authorship.Person : Authorship.PersonOverRules,
            proposal?.By,
            approvedBy,
            proposal,
            @case.InForce?.Id,
            Used.By(evaluation));
        return new Step(issued, Documents(@case.Language, facts, evaluation, context, issued));
    }

    private static ImmutableArray<Document> Documents(string letterLanguage, FactsFile facts, Evaluation evaluation, Context context, DecisionIssued issued)
    {
        var documents = ImmutableArray.CreateBuilder<Document>();
        documents.Add(Json(Facts, facts.ToUtf8()));
        documents.Add(Json(Evaluated, EvaluationJson.Canonical(evaluation).WrittenMemory));
        var trace = new CanonicalJson(32768);
        EvaluationJson.WriteTrace(trace, evaluation);
        documents.Add(Json(Trace, trace.WrittenMemory));
        var changes = issued.Authorship == Authorship.PersonOverRules ? null : WhatWouldChange.Search(context.Rules.Find(evaluation.RuleSet.Hash)!.Evaluator, evaluation);
        foreach (var language in evaluation.RuleSet.Languages)
        {
            var explanation = Explainer.Explain(evaluation, language, Register.Citizen, Standing.Decision, changes);
            var json = new CanonicalJson(32768);
            ExplanationJson.Write(json, explanation);
            documents.Add(Json(ExplanationIn(language), json.WrittenMemory));
            if (language == letterLanguage)
            {
                documents.Add(Json(TextIn(language), DecisionTextJson.Write(OwnWords.Text(explanation, evaluation, issued))));
            }
        }

        return documents.ToImmutable();
    }

    private static Document Json(string name, ReadOnlyMemory<byte> bytes) => new(name, "application/json", bytes);
}
