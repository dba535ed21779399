using System.Collections.Immutable;
using DecisionEngine.RuleSets;
using DecisionEngine.Searching;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>The fifth layer: what would change the answer or its amounts. Amounts are written without their period: the label of the fact says that.</summary>
internal static class ChangeLines
{
    /// <summary>That it is neither advice nor a promise; empty where nothing was tried.</summary>
    public static Sentence Note(Naming naming, Changes? changes) =>
        changes is null or { Tried.IsEmpty: true } ? Sentence.Empty : Sentence.Engine(naming.Wording.ChangesNote);

    /// <summary>The lines, fact by fact: another answer, the nearer first; other amounts; and between which values nothing changes.</summary>
    public static ImmutableArray<ChangeLine> Of(Naming naming, Changes? changes)
    {
        if (changes is null)
        {
            return [];
        }

        var lines = ImmutableArray.CreateBuilder<ChangeLine>();
        if (changes.NoneSuffices)
        {
            var tried = changes.Tried.Select(id => Label(naming, id)).ToList();
            lines.Add(new ChangeLine(null, Sentence.Fill(naming.Wording.NoneSuffices, Sentence.Join(tried, ", ", naming.Wording.And)), []));
        }

        foreach (var fact in changes.Tried)
        {
            lines.AddRange(changes.Outcomes.Where(change => change.Fact == fact).OrderByDescending(change => change.IsNearest).Select(change => Answer(naming, change)));
            lines.AddRange(changes.Amounts.Where(change => change.Fact == fact && IsShown(naming, changes, change)).Select(change => Amounts(naming, change)));
            lines.AddRange(changes.Unaffected.Where(span => span.Fact == fact).Select(span => Unaffected(naming, span)));
        }

        return lines.ToImmutable();
    }

    /// <summary>The citizen is shown a round step rather than the nearest value, where there is one.</summary>
    private static bool IsShown(Naming naming, Changes changes, AmountChange change) =>
        change.By is not null || naming.Register != Register.Citizen || !changes.Amounts.Any(other => other.Fact == change.Fact && other.By is not null);

    private static ChangeLine Answer(Naming naming, OutcomeChange change)
    {
        var wording = naming.Wording;
        var (value, until) = (Value(naming, change.Value), Value(naming, change.Until));
        var label = Label(naming, change.Fact);
        var isDate = change.Value.Type.Kind == Kind.Date;
        var condition =
            change.Direction == Direction.Other ? Instead(naming, change.Fact, change.Value)
            : change.IsOpen && change.Direction == Direction.Down ? Sentence.Fill(isDate ? wording.WereOrEarlier : wording.WereOrLess, label, value)
            : change.IsOpen ? Sentence.Fill(isDate ? wording.WereOrLater : wording.WereOrMore, label, value)
            : change.Value == change.Until ? Sentence.Fill(wording.Were, label, value)
            : change.Direction == Direction.Down ? Sentence.Fill(isDate ? wording.WereBetweenDates : wording.WereBetween, label, until, value)
            : Sentence.Fill(isDate ? wording.WereBetweenDates : wording.WereBetween, label, value, until);
        var answer = Sentence.Authored(change.Outcome.Outcome.Label![wording.Language]);
        return new ChangeLine(change.Fact, Sentence.Fill(wording.WouldAnswer, condition, answer), []);
    }

    private static ChangeLine Amounts(Naming naming, AmountChange change)
    {
        var wording = naming.Wording;
        var label = Label(naming, change.Fact);
        var value = Value(naming, change.Value);
        var condition =
            change.Direction == Direction.Other ? Instead(naming, change.Fact, change.Value)
            : change.By is not { } by || by.Type.Kind == Kind.Percent ? Sentence.Fill(wording.Were, label, value)
            : Sentence.Fill(change.Direction == Direction.Down ? wording.WereLessBy : wording.WereMoreBy, label, value, Value(naming, by));
        return new ChangeLine(
            change.Fact,
            Sentence.Fill(wording.WouldAmounts, condition),
            [.. change.Amounts.Select(amount => new AmountLine(amount.Amount.Id, Sentence.Authored(amount.Amount.Label[wording.Language]), Sentence.Of(amount.Would, wording)))]);
    }

    private static ChangeLine Unaffected(Naming naming, Unaffected span)
    {
        var wording = naming.Wording;
        var label = Label(naming, span.Fact);
        var isDate = (span.From ?? span.To)?.Type.Kind == Kind.Date;
        var says = (span.From, span.To) switch
        {
            ({ } from, { } to) => Sentence.Fill(isDate ? wording.SameBetweenDates : wording.SameBetween, label, Value(naming, from), Value(naming, to)),
            ({ } from, _) => Sentence.Fill(isDate ? wording.SameFromDate : wording.SameFrom, label, Value(naming, from)),
            (_, var to) => Sentence.Fill(isDate ? wording.SameToDate : wording.SameTo, label, Value(naming, to!.Value)),
        };
        return new ChangeLine(span.Fact, says.Finished(), []);
    }

    /// <summary>Another answer to a yes-or-no question, or another choice.</summary>
    private static Sentence Instead(Naming naming, string fact, TracedValue value)
    {
        var wording = naming.Wording;
        return value.Value is bool yes
            ? Sentence.Fill(yes ? wording.WereYes : wording.WereNo, Authored(naming, fact))
            : Sentence.Fill(wording.Were, Label(naming, fact), Value(naming, value));
    }

    private static Sentence Value(Naming naming, TracedValue value)
    {
        var shown = value.Type.Kind == Kind.Money ? value with { Type = value.Type with { Period = Period.Once } } : value;
        return Sentence.Of(shown, naming.Wording);
    }

    private static Sentence Authored(Naming naming, string fact) => naming.Words.Facts[naming.Evaluation.Frame.Program.FactIndex(fact)].Label;

    private static Sentence Label(Naming naming, string fact) => naming.Words.Facts[naming.Evaluation.Frame.Program.FactIndex(fact)].Subject;
}
