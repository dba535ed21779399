using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>Facts in words: those given weight, those a person assessed, those still missing.</summary>
internal static class FactLines
{
    public static ImmutableArray<FactLine> Decisive(Naming naming) =>
        [.. naming.Evaluation.Decisive.Facts.Where(fact => naming.Evaluation.FactValue(fact).State == State.Known).Select(fact => Line(naming, fact))];

    /// <summary>A fact as it stands beside a rule: of a list only how many items it has, for they are shown once, among the facts.</summary>
    public static FactLine Brief(Naming naming, int index)
    {
        var line = Line(naming, index);
        var fact = naming.Evaluation.RuleSet.Facts[index];
        return fact.Item is { } item && naming.Evaluation.FactValue(index) is { State: State.Known, Value: > 0 } count
            ? line with { Value = Sentence.Fill("{0} {1}", Sentence.Of(count, naming.Wording), Sentence.Authored((count.Value is 1 ? item.One : item.Many)[naming.Wording.Language])) }
            : line;
    }

    public static FactLine Line(Naming naming, int index)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        var fact = evaluation.RuleSet.Facts[index];
        var value = evaluation.FactValue(index);
        var given = evaluation.FactProvenance(index);
        var observed = given?.Observed is { } date ? Sentence.Of(new TracedValue(DataType.Date, State.Known, date, Fault.None), wording) : Sentence.Empty;
        return new FactLine(
            fact.Id,
            Sentence.Authored(fact.Label[wording.Language]),
            fact.Type.Kind == Kind.List && value.State == State.Known ? Items(naming, index)
                : fact.Discretionary && value.State != State.Known ? Sentence.Engine(wording.NotYetAssessed)
                : Sentence.Of(value, wording),
            value.State == State.Known ? Source(naming, given ?? new Provenance()) : Sentence.Empty,
            observed,
            fact.Correctable);
    }

    public static ImmutableArray<ConsiderationLine> Considerations(Naming naming)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        return
        [
            .. evaluation.Decisive.Facts
                .Where(fact => evaluation.RuleSet.Facts[fact].Discretionary && evaluation.FactValue(fact).State == State.Known)
                .Select(fact => new ConsiderationLine(
                    evaluation.RuleSet.Facts[fact].Id,
                    Sentence.Authored(evaluation.RuleSet.Facts[fact].Ask[wording.Language]),
                    Sentence.Of(evaluation.FactValue(fact), wording),
                    Sentence.Authored(evaluation.FactProvenance(fact)?.By ?? ""),
                    Sentence.Authored(evaluation.FactProvenance(fact)?.Considerations ?? ""))),
        ];
    }

    public static ImmutableArray<MissingLine> Missing(Naming naming)
    {
        var (evaluation, language) = (naming.Evaluation, naming.Wording.Language);
        return
        [
            .. evaluation.Missing.Select(id => evaluation.RuleSet.Facts[evaluation.Frame.Program.FactIndex(id)]).Select(fact => new MissingLine(
                fact.Id,
                Sentence.Authored(fact.Label[language]),
                Sentence.Authored(fact.Ask[language]),
                fact.Why is { } why ? Sentence.Authored(why[language]) : Sentence.Empty,
                [.. fact.Weigh.Select(weigh => Sentence.Authored(weigh[language]))])),
        ];
    }

    /// <summary>Adds the facts a tree looks at itself or through values, but not through other criteria, which have lines of their own.</summary>
    public static void Direct(Frame frame, Node node, int item, SortedSet<int> facts)
    {
        switch (node.Op)
        {
            case Op.Fact:
                facts.Add(node.Slot);
                return;
            case Op.Field:
                facts.Add(node.Scope);
                return;
            case Op.Step:
                var step = frame.Program.FindStep(node.Id!)!;
                if (!step.Step.IsCriterion)
                {
                    Direct(frame, step.Root, item, facts);
                }

                return;
            default:
                break;
        }

        foreach (var (part, partItem) in Walking.Decisive(frame, node, item))
        {
            Direct(frame, part, partItem, facts);
        }
    }

    private static Sentence Source(Naming naming, Provenance given)
    {
        var wording = naming.Wording;
        static Sentence Name(string source) => Sentence.Authored(source[(source.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return given.Source switch
        {
            Provenance.Party => Sentence.Engine(naming.Register == Register.Citizen ? wording.FromParty : wording.FromPartyInFile),
            "representative" => Sentence.Engine(wording.FromRepresentative),
            "caseworker" => given.By is { } by ? Sentence.Authored(by) : Sentence.Engine(wording.FromCaseworker),
            var source when source.StartsWith("register:", StringComparison.Ordinal) => Sentence.Fill(wording.FromRegister, Name(source)),
            var source => Sentence.Fill(wording.FromThirdParty, Name(source)),
        };
    }

    private static Sentence Items(Naming naming, int list)
    {
        var fact = naming.Evaluation.RuleSet.Facts[list];
        var items = naming.Evaluation.Frame.ItemsOf(list);
        if (items.Count == 0)
        {
            return Sentence.Engine(naming.Wording.NoItems);
        }

        var each = Enumerable.Range(0, items.Count).Select(item => Sentence.Join(
        [
            .. Enumerable.Range(0, fact.Fields.Length).Where(field => items.Cells[(item * items.Width) + field].State == State.Known).Select(field => Sentence.Fill(
                "{0}: {1}",
                Sentence.Authored(fact.Fields[field].Label[naming.Wording.Language]),
                Sentence.Of(TracedValue.From(in items.Cells[(item * items.Width) + field], fact.Fields[field].Type), naming.Wording))),
        ], ", ", ", ")).ToList();
        return Sentence.Join(each, "; ", "; ");
    }
}
