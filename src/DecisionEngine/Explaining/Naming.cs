using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>One explanation in the making: whose it is, the words prepared for its rule set, and what things are called with the case's values.</summary>
internal sealed class Naming : IDisposable
{
    private readonly Scratch scratch = Scratch.Take();
    private readonly KnownValues values;
    private List<Node>? reasons;
    private (DateOnly Date, Sentence Says) lastDate;

    public Naming(Evaluation evaluation, Wording wording, Register register, Standing standing)
    {
        (Evaluation, Wording, Register, Standing) = (evaluation, wording, register, standing);
        Words = Vocabulary.Of(evaluation.Frame.Program, wording);
        Mentioned = new Mentioned(Words.Glossary, scratch.Letters);
        FactLines = new FactLine?[Words.Facts.Length];
        BriefLines = new FactLine?[Words.Facts.Length];
        Authored = new Sentence[Words.Steps.Length];
        values = scratch.Values;
        values.MakeRoom(evaluation.Frame.Cells.Length);
    }

    public Wording Wording { get; }

    public Evaluation Evaluation { get; }

    public Register Register { get; }

    public Standing Standing { get; }

    /// <summary>What is prepared for the rule set in the language.</summary>
    public Vocabulary Words { get; }

    /// <summary>Where sentences are put together.</summary>
    public Draft Draft => scratch.Draft;

    /// <summary>The words of the glossary used so far.</summary>
    public Mentioned Mentioned { get; }

    /// <summary>The facts put into words so far.</summary>
    public FactLine?[] FactLines { get; }

    /// <summary>The same, as they stand beside rules.</summary>
    public FactLine?[] BriefLines { get; }

    /// <summary>What authors say of the criteria, by step, as far as it has been made.</summary>
    public Sentence[] Authored { get; }

    /// <summary>What the outcome's own condition rests on, in the order of the reasons; empty where there is no outcome.</summary>
    public List<Node> Reasons => reasons ??= ReasonLines.Ordered(Evaluation);

    /// <summary>Gives the room back; phrases are then no longer good.</summary>
    public void Dispose()
    {
        scratch.Letters = Mentioned.Room;
        scratch.Return(Mentioned.Length);
    }

    /// <summary>What one item is called: its first text, or its number in the list.</summary>
    public Phrase Item(int list, int item)
    {
        var fact = Words.Facts[list];
        var items = Evaluation.Frame.ItemsOf(list);
        for (var field = 0; field < fact.Fields.Length; field++)
        {
            ref readonly var cell = ref items.Cells[(item * items.Width) + field];
            var type = fact.Fact.Fields[field].Type;
            if (type.Kind == Kind.Text && cell.State == State.Known)
            {
                return Of(TracedValue.From(in cell, type));
            }
        }

        return Draft.Fill("{0} {1}", fact.One, Of(new TracedValue(DataType.Integer, State.Known, (decimal)(item + 1), Fault.None)));
    }

    /// <summary>The value of a node.</summary>
    public Phrase Value(Node node, int item) => Draft.Of(ValueRun(node, item));

    /// <summary>What a node is, without its value; a literal is its value.</summary>
    public Phrase Name(Node node) => Words[node].Name;

    /// <summary>What a node is, with its value: "the household's income (DKK 312,000 a year)".</summary>
    public Phrase NameAndValue(Node node, int item) =>
        node.Op == Op.Literal ? Name(node) : Draft.Fill(Wording.WithValue, Name(node), Value(node, item));

    /// <summary>A thing with its value as the subject of a sentence.</summary>
    public Phrase SubjectAndValue(Node node, int item) =>
        Words[node].HasClause ? Draft.Fill(Names.ClosedClause, NameAndValue(node, item)) : NameAndValue(node, item);

    /// <summary>A value out of the trace.</summary>
    public Phrase Of(TracedValue value) => Draft.Of(new Run(Wording.Write(value), Origin.Trace, value.Value));

    /// <summary>An authored text with its places filled, as a whole sentence.</summary>
    public Sentence Finished(PreparedText text, int item = 0) => text.Fixed ?? Draft.TakeFinished(AuthoredText.Fill(this, text, item));

    /// <summary>A date. Facts of one register are mostly observed on one day, so the last is kept.</summary>
    public Sentence Date(DateOnly date)
    {
        if (lastDate.Says.IsEmpty || lastDate.Date != date)
        {
            lastDate = (date, Sentence.Of(new TracedValue(DataType.Date, State.Known, date, Fault.None), Wording));
        }

        return lastDate.Says;
    }

    /// <summary>The pattern of a function and the operands that fill it.</summary>
    public static string Pattern(Wording wording, Node call) => call.Id switch
    {
        "Min" => wording.LowestOf,
        "Max" => wording.HighestOf,
        "Clamp" => wording.Clamped,
        "Round.Down" => IsWhole(call) ? wording.WholeDown : wording.RoundedDown,
        "Round.Up" => IsWhole(call) ? wording.WholeUp : wording.RoundedUp,
        "Round.HalfUp" => IsWhole(call) ? wording.WholeHalfUp : wording.RoundedHalfUp,
        "Round.HalfEven" => wording.RoundedHalfEven,
        "PercentOf" => wording.PercentOf,
        "Yearly" => wording.PerYear,
        "Monthly" => wording.PerMonth,
        "Weekly" => wording.PerWeek,
        "Dates.Age" => wording.AgeAt,
        "Dates.MonthsBetween" => wording.MonthsBetween,
        "Dates.YearsBetween" => wording.YearsBetween,
        "Dates.DaysBetween" => wording.DaysBetween,
        "Dates.FirstOfMonth" => wording.FirstOfMonth,
        "Dates.FirstOfNextMonth" => wording.FirstOfNextMonth,
        "Dates.LastOfMonth" => wording.LastOfMonth,
        "Dates.AddDays" => wording.DaysAfter,
        "Dates.AddMonths" => wording.MonthsAfter,
        "Dates.AddYears" => wording.YearsAfter,
        "Dates.Earliest" => wording.EarliestOf,
        "Dates.Latest" => wording.LatestOf,
        "Dates.Year" => wording.YearOf,
        "Dates.Month" => wording.MonthOf,
        _ => throw new InvalidOperationException($"The function {call.Id} has no words."),
    };

    private static bool IsWhole(Node round) => round.Parts is [_, { Constant: 1m, Type.IsPlain: true }];

    /// <summary>The value of a node of the case is written once, however often it is said.</summary>
    private Run ValueRun(Node node, int item)
    {
        if (node.Scope != Node.CaseScope || Evaluation.Frame.Cells[node.Slot].State != State.Known)
        {
            return Written(node, item);
        }

        if (!values.TryGet(node, out var written))
        {
            written = Written(node, item);
            values.Keep(node, written);
        }

        return written;
    }

    private Run Written(Node node, int item)
    {
        var value = Evaluation.ValueOf(node, item);
        return value.State == State.Unknown && node.Op is not (Op.Fact or Op.Field)
            ? new Run(Wording.NotYetComputed, Origin.Engine)
            : new Run(Wording.Write(value), Origin.Trace, value.Value);
    }
}
