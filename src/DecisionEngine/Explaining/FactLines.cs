using System.Collections.Immutable;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>Facts in words: those given weight, those a person assessed, those still missing.</summary>
internal static class FactLines
{
    /// <summary>What the source of a register's fact begins with.</summary>
    public const string Register = "register:";

    private static readonly Provenance Unstated = new();

    public static ImmutableArray<FactLine> Decisive(Naming naming)
    {
        var evaluation = naming.Evaluation;
        var lines = ImmutableArray.CreateBuilder<FactLine>();
        for (var fact = 0; fact < naming.Words.Facts.Length; fact++)
        {
            if (evaluation.Decisive.HasFact(fact) && evaluation.Frame.Cells[fact].State == State.Known)
            {
                lines.Add(Line(naming, fact));
                naming.Mentioned.Add(naming.Words.Facts[fact].LabelTerms);
            }
        }

        return lines.DrainToImmutable();
    }

    /// <summary>A fact as it stands beside a rule: of a list only how many items it has, for they are shown once, among the facts.</summary>
    public static FactLine Brief(Naming naming, int index) => naming.BriefLines[index] ??= MakeBrief(naming, index);

    public static FactLine Line(Naming naming, int index) => naming.FactLines[index] ??= Make(naming, index);

    public static ImmutableArray<ConsiderationLine> Considerations(Naming naming)
    {
        var evaluation = naming.Evaluation;
        ImmutableArray<ConsiderationLine>.Builder? lines = null;
        for (var fact = 0; fact < naming.Words.Facts.Length; fact++)
        {
            var words = naming.Words.Facts[fact];
            if (words.Fact.Discretionary && evaluation.Decisive.HasFact(fact) && evaluation.Frame.Cells[fact].State == State.Known)
            {
                var given = evaluation.FactProvenance(fact);
                (lines ??= ImmutableArray.CreateBuilder<ConsiderationLine>()).Add(new ConsiderationLine(
                    words.Fact.Id,
                    words.Ask,
                    Sentence.Of(evaluation.FactValue(fact), naming.Wording),
                    Sentence.Authored(given?.By ?? ""),
                    Sentence.Authored(given?.Considerations ?? "")));
            }
        }

        return lines?.DrainToImmutable() ?? [];
    }

    public static ImmutableArray<MissingLine> Missing(Naming naming)
    {
        if (naming.Evaluation.Missing.IsEmpty)
        {
            return [];
        }

        var lines = ImmutableArray.CreateBuilder<MissingLine>();
        foreach (var id in naming.Evaluation.Missing)
        {
            var words = naming.Words.Facts[naming.Evaluation.Frame.Program.FactIndex(id)];
            lines.Add(new MissingLine(words.Fact.Id, words.Label, words.Ask, words.Why, words.Weigh));
            naming.Mentioned.Add(words.MissingTerms);
        }

        return lines.DrainToImmutable();
    }

    private static FactLine MakeBrief(Naming naming, int index)
    {
        var line = Line(naming, index);
        var words = naming.Words.Facts[index];
        return words.Fact.Item is not null && naming.Evaluation.FactValue(index) is { State: State.Known, Value: > 0 } count
            ? line with { Value = naming.Draft.Take(naming.Draft.Fill("{0} {1}", naming.Of(count), count.Value is 1 ? words.One : words.Many)) }
            : line;
    }

    private static FactLine Make(Naming naming, int index)
    {
        var words = naming.Words.Facts[index];
        var value = naming.Evaluation.FactValue(index);
        var given = naming.Evaluation.FactProvenance(index);
        return new FactLine(
            words.Fact.Id,
            words.Label,
            words.Fact.Type.Kind == Kind.List && value.State == State.Known ? Items(naming, index)
                : words.Fact.Discretionary && value.State != State.Known ? Sentence.Engine(naming.Wording.NotYetAssessed)
                : Sentence.Of(value, naming.Wording),
            value.State == State.Known ? Source(naming, given ?? Unstated) : Sentence.Empty,
            given?.Observed is { } observed ? naming.Date(observed) : Sentence.Empty,
            words.Fact.Correctable);
    }

    private static Sentence Source(Naming naming, Provenance given)
    {
        var wording = naming.Wording;
        static Sentence Name(string source) => Sentence.Authored(source[(source.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return given.Source switch
        {
            Provenance.Party => Sentence.Engine(naming.Register == Explaining.Register.Citizen ? wording.FromParty : wording.FromPartyInFile),
            "representative" => Sentence.Engine(wording.FromRepresentative),
            "caseworker" => given.By is { } by ? Sentence.Authored(by) : Sentence.Engine(wording.FromCaseworker),
            var source when naming.Words.TryRegister(source, out var known) => known,
            var source when source.StartsWith(Register, StringComparison.Ordinal) => Sentence.Fill(wording.FromRegister, Name(source)),
            var source => Sentence.Fill(wording.FromThirdParty, Name(source)),
        };
    }

    private static Sentence Items(Naming naming, int list)
    {
        var (words, draft) = (naming.Words.Facts[list], naming.Draft);
        var items = naming.Evaluation.Frame.ItemsOf(list);
        if (items.Count == 0)
        {
            return Sentence.Engine(naming.Wording.NoItems);
        }

        var each = new Phrase[items.Count];
        var fields = new Phrase[words.Fields.Length];
        for (var item = 0; item < each.Length; item++)
        {
            var known = 0;
            for (var field = 0; field < fields.Length; field++)
            {
                ref readonly var cell = ref items.Cells[(item * items.Width) + field];
                if (cell.State == State.Known)
                {
                    fields[known++] = draft.Fill("{0}: {1}", words.Fields[field], naming.Of(TracedValue.From(in cell, words.Fact.Fields[field].Type)));
                }
            }

            each[item] = draft.Join(fields.AsSpan(0, known), ", ", ", ");
        }

        return draft.Take(draft.Join(each, "; ", "; "));
    }
}
