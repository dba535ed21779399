using System.CommandLine;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary><c>explain</c>: evaluates one case and prints what a person would read.</summary>
internal static class ExplainCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var about = new CaseOptions(options, surroundings);
        var register = new Option<string>("--register") { Description = "Who reads it.", DefaultValueFactory = _ => "citizen" };
        var format = new Option<string>("--format") { Description = "How it is written.", DefaultValueFactory = _ => "text" };
        register.AcceptOnlyFromAmong("citizen", "caseworker", "legal");
        format.AcceptOnlyFromAmong("text", "md", "html");
        var command = new Command("explain", "Evaluates one case and explains it in plain words.") { register, format };
        about.AddTo(command);
        command.SetAction(parsed =>
        {
            var decided = about.Evaluate(parsed);
            var reader = parsed.GetRequiredValue(register);
            var explanation = Explainer.Explain(decided.Evaluation, decided.Language, Enum.Parse<Register>(reader, ignoreCase: true), decided.Changes);
            var text = parsed.GetValue(options.Json) ? PrettyJson.From(Json(decided, reader, explanation)) : Rendered(explanation, parsed.GetRequiredValue(format));
            surroundings.Out.Writer.WriteLine(text.TrimEnd('\n'));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string Rendered(Explanation explanation, string format) => format switch
    {
        "md" => ExplanationRenderer.ToMarkdown(explanation),
        "html" => ExplanationRenderer.ToHtml(explanation),
        _ => ExplanationRenderer.ToText(explanation),
    };

    private static CanonicalJson Json(DecidedCase decided, string register, Explanation explanation)
    {
        var json = new CanonicalJson();
        json.BeginObject();
        DecisionJson.WriteIdentity(json, decided.Evaluation);
        json.Name("outcome");
        EvaluationJson.WriteOutcome(json, decided.Evaluation);
        json.Name("route");
        json.Text(DecisionJson.RouteWord(decided.Evaluation.Route));
        json.Name("language");
        json.Text(decided.Language);
        json.Name("register");
        json.Text(register);
        json.Name("explanation");
        ExplanationJson.Write(json, explanation);
        DecisionJson.WriteLacks(json, decided.Evaluation);
        json.Name("hash");
        json.Text(decided.Evaluation.Hash);
        json.EndObject();
        return json;
    }
}
