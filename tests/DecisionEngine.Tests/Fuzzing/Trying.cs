using System.Text;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;
using DecisionEngine.Searching;

namespace DecisionEngine.Tests.Fuzzing;

/// <summary>Does with an input all that the engine can do: what it refuses it must say, and what it accepts must work to the end.</summary>
internal sealed class Trying(Meter meter)
{
    /// <summary>Whether the input was accepted.</summary>
    public bool Try(FuzzInput input)
    {
        meter.Begin();
        var from = Corpus.Find(input.Of);
        return input.Sort == Sort.Facts
            ? Evaluate(from.Evaluator, input.Bytes, from.DecidedAt, input.Bytes.Length)
            : Load(Encoding.UTF8.GetString(input.Bytes), from);
    }

    private bool Load(string text, Seedling from)
    {
        var file = meter.Of("load", () => RuleSetFile.Read(text, "1.json"));
        Assert.Equal(file.Program is null, file.Diagnostics.Any(finding => finding.Severity == Severity.Error));
        Assert.All(file.Diagnostics, finding => Assert.NotEmpty(finding.ToString()));
        if (file.Program is not { } program)
        {
            return false;
        }

        var evaluator = meter.Of("fuse", () => new Evaluator(program, new HashSet<string>()));
        Evaluate(evaluator, Encoding.UTF8.GetBytes(from.Facts[0]), from.DecidedAt, text.Length);
        Evaluate(evaluator, "{}"u8.ToArray(), from.DecidedAt, text.Length + 1);
        meter.Of("export", () => MicrosoftWorkflow.Of(program, DateOnly.FromDateTime(from.DecidedAt.DateTime)));
        return true;
    }

    /// <summary>Evaluates, searches and explains, each time for one of the readers: <paramref name="drawn"/> says which.</summary>
    private bool Evaluate(Evaluator evaluator, byte[] facts, DateTimeOffset decidedAt, int drawn)
    {
        var (evaluation, errors) = meter.Of("evaluate", () => (evaluator.Evaluate(facts, decidedAt, out var errors), errors));
        Assert.Equal(evaluation is null, !errors.IsEmpty);
        Assert.All(errors, error => Assert.NotEmpty(error.ToString()));
        if (evaluation is null)
        {
            return false;
        }

        var languages = evaluation.RuleSet.Languages;
        var (language, register) = (languages[drawn % languages.Length], (Register)(drawn / 2 % 3));
        meter.Of("trace", () => Traced(evaluation));
        var changes = meter.Of("search", () => WhatWouldChange.Search(evaluator, evaluation));
        var explanation = meter.Of("explain", () => Explainer.Explain(evaluation, language, register, changes));
        meter.Of("text", () => ExplanationRenderer.ToText(explanation));
        meter.Of("markdown", () => ExplanationRenderer.ToMarkdown(explanation));
        meter.Of("html", () => ExplanationRenderer.ToHtml(explanation));
        meter.Of("explanation as JSON", () => Written(explanation));
        meter.Of("sufficiency", () => Sufficiency.Check(evaluation));
        var on = DateOnly.FromDateTime(decidedAt.DateTime);
        var periods = meter.Of("timeline", () => Timeline.Of(new VersionedEvaluator([evaluator]), facts, decidedAt, on, on.AddDays(2), out _));
        meter.Of("timeline in words", () => TimelineLines.Of(periods, language));
        return true;
    }

    private static string Traced(Evaluation evaluation)
    {
        EvaluationJson.WriteTrace(new CanonicalJson(), evaluation);
        return evaluation.Hash;
    }

    private static int Written(Explanation explanation)
    {
        var json = new CanonicalJson();
        ExplanationJson.Write(json, explanation);
        return json.Written.Length;
    }
}
