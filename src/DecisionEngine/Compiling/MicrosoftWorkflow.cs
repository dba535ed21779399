using System.Collections.Immutable;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Compiling;

/// <summary>
/// A rule set's criteria as a workflow of Microsoft RulesEngine, which runs there as it is: facts are inputs by their own
/// names (numbers as decimals, dates as <see cref="DateOnly"/>), rates on one date are global parameters, the steps a rule needs its local ones.
/// The settings there need <see cref="Calc"/>, <see cref="Round"/> and <see cref="Dates"/> as custom types. What is unknown or a fault here has no
/// counterpart there: every fact a rule needs must be given, and a fault makes a rule fail.
/// </summary>
/// <param name="Json">The workflow: a rule for each criterion, named as its step, and one for each outcome, <c>outcome:</c> and its id.</param>
/// <param name="Rules">How many rules it has.</param>
/// <param name="LeftOut">The rules that cannot be run there, with the reason.</param>
public sealed record MicrosoftWorkflow(CanonicalJson Json, int Rules, ImmutableArray<(string Rule, string Why)> LeftOut)
{
    /// <summary>Exports a rule set.</summary>
    /// <param name="program">The rule set.</param>
    /// <param name="effectiveOn">The effective date whose rates are written in.</param>
    public static MicrosoftWorkflow Of(RuleSetProgram program, DateOnly effectiveOn)
    {
        ArgumentNullException.ThrowIfNull(program);
        var ruleSet = program.RuleSet;
        var leftOut = ImmutableArray.CreateBuilder<(string, string)>();
        var (json, count) = (new CanonicalJson(65_536), 0);

        void Rule(string name, Node node, LocalText label, ImmutableArray<string> law, string? outcome)
        {
            var expression = new WorkflowExpression(program, effectiveOn);
            var text = expression.Write(node);
            var locals = Locals(program, expression);
            if (expression.Obstacles.Count > 0)
            {
                leftOut.Add((name, string.Join("; ", expression.Obstacles.Distinct())));
                return;
            }

            count++;
            json.BeginObject();
            Text(json, "RuleName", name);
            Text(json, "RuleExpressionType", "LambdaExpression");
            Parameters(json, "LocalParams", locals);
            Text(json, "Expression", text);
            Text(json, "SuccessEvent", outcome ?? name);
            json.Name("Properties");
            json.BeginObject();
            Text(json, "label", label[ruleSet.Languages[0]]);
            Text(json, "law", string.Join("; ", law.Select(id => ruleSet.Law.First(entry => entry.Id == id).Cite[ruleSet.Languages[0]])));
            json.EndObject();
            json.EndObject();
        }

        json.BeginObject();
        Text(json, "WorkflowName", $"{ruleSet.Id}/{ruleSet.Version}");
        Parameters(json, "GlobalParams", Globals(ruleSet, effectiveOn));
        json.Name("Rules");
        json.BeginArray();
        foreach (var step in program.Steps.Where(step => step.Step.IsCriterion && step.Scope == Node.CaseScope))
        {
            Rule(step.Step.Id, step.Root, step.Step.Label, step.Step.Law, null);
        }

        foreach (var outcome in program.Outcomes.Where(outcome => outcome.When is not null))
        {
            Rule($"outcome:{outcome.Outcome.Id}", outcome.When!, outcome.Outcome.Label!, outcome.Outcome.Law, outcome.Outcome.Id);
        }

        json.EndArray();
        json.EndObject();
        return new MicrosoftWorkflow(json, count, leftOut.ToImmutable());
    }

    private static IEnumerable<(string Name, string Expression)> Globals(RuleSet ruleSet, DateOnly effectiveOn) =>
        ruleSet.Rates
            .Select(rate => (rate.Id, rate.On(effectiveOn)?.Number))
            .Where(rate => rate.Number is not null)
            .Select(rate => (rate.Id, WorkflowExpression.Literal(rate.Number!.Value)))
            .Prepend(("effectiveDate", WorkflowExpression.Literal(effectiveOn)));

    /// <summary>The steps a rule needs, directly or through others, in the order of the rule set.</summary>
    private static List<(string Name, string Expression)> Locals(RuleSetProgram program, WorkflowExpression expression)
    {
        var locals = new List<(string, string)>();
        foreach (var step in program.Steps.Reverse().Where(step => step.Scope == Node.CaseScope))
        {
            if (expression.Steps.Contains(step.Step.Id))
            {
                locals.Insert(0, (step.Step.Id, expression.Write(step.Root)));
            }
        }

        return locals;
    }

    private static void Parameters(CanonicalJson json, string name, IEnumerable<(string Name, string Expression)> parameters)
    {
        json.Name(name);
        json.BeginArray();
        foreach (var parameter in parameters)
        {
            json.BeginObject();
            Text(json, "Name", parameter.Name);
            Text(json, "Expression", parameter.Expression);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void Text(CanonicalJson json, string name, string value)
    {
        json.Name(name);
        json.Text(value);
    }
}
