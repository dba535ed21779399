using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>The third layer: every rule the outcome rests on, beside the case's facts. Caseworkers and legal staff see the other rules that were evaluated too.</summary>
internal static class RuleLines
{
    public static ImmutableArray<RuleLine> Of(Naming naming)
    {
        var evaluation = naming.Evaluation;
        var named = ReasonLines.Order(naming);
        var lines = evaluation.Frame.Program.Steps
            .Where(step => step.Step.IsCriterion)
            .Where(step => evaluation.Decisive.HasStep(step) || (naming.Register != Register.Citizen && IsEvaluated(evaluation.Frame, step)))
            .Select(step => Line(naming, step))
            .OrderByDescending(line => line.IsDecisive)
            .ThenBy(line => named.TryGetValue(line.Anchor, out var order) ? order : int.MaxValue)
            .ThenBy(line => line.Status switch { RuleStatus.NotMet => 0, RuleStatus.Met => 2, _ => 1 })
            .ToList();
        if (evaluation.Outcome is { When: { } when } outcome)
        {
            lines.Add(Outcome(naming, outcome, when));
        }

        return [.. lines];
    }

    /// <summary>Provisions as cited.</summary>
    public static ImmutableArray<LawLine> Law(Naming naming, IEnumerable<string> ids)
    {
        var language = naming.Wording.Language;
        return
        [
            .. ids.Distinct().Select(id => naming.Evaluation.RuleSet.Law.First(law => law.Id == id))
                .Select(law => new LawLine(Sentence.Authored(law.Cite[language]), Sentence.Authored(law.Says[language]), law.Url)),
        ];
    }

    private static bool IsEvaluated(Frame frame, CompiledStep step) => step.Scope == Node.CaseScope || frame.ItemsOf(step.Scope).Count > 0;

    private static RuleLine Line(Naming naming, CompiledStep step)
    {
        var frame = naming.Evaluation.Frame;
        var count = step.Scope == Node.CaseScope ? 1 : frame.ItemsOf(step.Scope).Count;
        var inThisCase = ImmutableArray.CreateBuilder<Sentence>();
        var facts = new SortedSet<int>();
        var status = RuleStatus.Met;
        for (var item = 0; item < count; item++)
        {
            inThisCase.AddRange(InThisCase(naming, step, item));
            FactLines.Direct(frame, step.Root, item, facts);
            status = Worse(status, Status(frame.At(step.Root, item)));
        }

        var rule = step.Step.Says.Rule is { } authored
            ? AuthoredText.Fill(naming, authored).Finished()
            : Clauses.Rule(naming, step.Root, 0, true).Finished();
        return new RuleLine(
            step.Step.Id,
            Sentence.Authored(step.Step.Label[naming.Wording.Language]),
            rule,
            Law(naming, step.Step.Law),
            inThisCase.ToImmutable(),
            [.. facts.Select(fact => FactLines.Brief(naming, fact))],
            status,
            naming.Evaluation.Decisive.HasStep(step),
            naming.Register == Register.Legal ? step.Root.ToString() : null);
    }

    private static IEnumerable<Sentence> InThisCase(Naming naming, CompiledStep step, int item)
    {
        var name = step.Scope == Node.CaseScope ? Sentence.Empty : naming.Item(step.Scope, item);
        var authored = ReasonLines.Authored(naming, step, item);
        if (!authored.IsEmpty)
        {
            yield return Named(name, authored);
        }

        var derived = Clauses.Fact(naming, step.Root, item).Finished();
        if (derived.ToString() != authored.ToString() && !(naming.Register == Register.Citizen && SaysAll(authored, derived)))
        {
            yield return Named(name, derived);
        }
    }

    /// <summary>Whether the author's sentence already has every figure of the tree's own.</summary>
    private static bool SaysAll(Sentence authored, Sentence derived)
    {
        if (authored.IsEmpty)
        {
            return false;
        }

        var said = authored.Runs.Where(run => run.Origin == Origin.Trace).Select(run => run.Value).ToHashSet();
        var values = derived.Runs.Where(run => run is { Origin: Origin.Trace, Value: not 0m }).Select(run => run.Value).ToList();
        return values.Count > 0 && values.TrueForAll(said.Contains);
    }

    private static Sentence Named(Sentence name, Sentence says) => name.IsEmpty ? says : Sentence.Fill("{0}: {1}", name, says.AsClause()).Finished();

    private static RuleLine Outcome(Naming naming, CompiledOutcome outcome, Node when)
    {
        var wording = naming.Wording;
        var label = Sentence.Authored(outcome.Outcome.Label![wording.Language]);
        var facts = new SortedSet<int>();
        FactLines.Direct(naming.Evaluation.Frame, when, 0, facts);
        return new RuleLine(
            outcome.Outcome.Id,
            label,
            Sentence.Fill(wording.OutcomeRule, label, Clauses.Listed(naming, when, part => Clauses.Rule(naming, part, 0, true))).Finished(),
            Law(naming, outcome.Outcome.Law),
            [Clauses.Listed(naming, when, part => Clauses.Fact(naming, part, 0)).Finished()],
            [.. facts.Select(fact => FactLines.Brief(naming, fact))],
            RuleStatus.Met,
            true,
            naming.Register == Register.Legal ? when.ToString() : null);
    }

    private static RuleStatus Status(in Cell cell) => cell.State switch
    {
        State.Known => cell.Flag ? RuleStatus.Met : RuleStatus.NotMet,
        State.Fault => RuleStatus.NotComputed,
        _ => RuleStatus.NotAssessed,
    };

    private static RuleStatus Worse(RuleStatus a, RuleStatus b) => (a == RuleStatus.NotMet || b == RuleStatus.Met) ? a : b;
}
