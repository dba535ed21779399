using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>What things are called: labels of facts, rates, steps and items, and the words of composite expressions.</summary>
internal sealed class Naming(Evaluation evaluation, Wording wording, Register register, Standing standing)
{
    private readonly RuleSet ruleSet = evaluation.RuleSet;

    public Wording Wording => wording;

    public Evaluation Evaluation => evaluation;

    public Register Register => register;

    public Standing Standing => standing;

    /// <summary>The label of what a reference names.</summary>
    public Sentence Label(Node node) => Sentence.Authored((node.Op switch
    {
        Op.Fact => ruleSet.Facts[node.Slot].Label,
        Op.Field => ruleSet.Facts[node.Scope].Fields[node.Slot].Label,
        Op.Rate => ruleSet.Rates.First(rate => rate.Id == node.Id).Label,
        _ => evaluation.Frame.Program.FindStep(node.Id!)!.Step.Label,
    })[wording.Language]);

    /// <summary>Several of a list's items: "places".</summary>
    public Sentence Many(Node list) => Sentence.Authored(ruleSet.Facts[list.Slot].Item?.Many[wording.Language] ?? list.Id!);

    /// <summary>What one item is called: its first text, or its number in the list.</summary>
    public Sentence Item(int list, int item)
    {
        var fact = ruleSet.Facts[list];
        var items = evaluation.Frame.ItemsOf(list);
        for (var field = 0; field < fact.Fields.Length; field++)
        {
            var cell = items.Cells[(item * items.Width) + field];
            if (fact.Fields[field].Type.Kind == Kind.Text && cell.State == State.Known)
            {
                return Sentence.Of(TracedValue.From(in cell, fact.Fields[field].Type), wording);
            }
        }

        var one = fact.Item?.One[wording.Language] ?? fact.Id;
        return Sentence.Fill("{0} {1}", Sentence.Authored(one), Sentence.Of(new TracedValue(DataType.Integer, State.Known, (decimal)(item + 1), Fault.None), wording));
    }

    /// <summary>The value of a node.</summary>
    public Sentence Value(Node node, int item)
    {
        var value = evaluation.ValueOf(node, item);
        return value.State == State.Unknown && node.Op is not (Op.Fact or Op.Field)
            ? Sentence.Engine(wording.NotYetComputed)
            : Sentence.Of(value, wording);
    }

    /// <summary>What a node is, without its value; a literal is its value.</summary>
    public Sentence Name(Node node, int item) => node.Op switch
    {
        Op.Literal => Sentence.Of(Written(node), wording),
        Op.Fact or Op.Field or Op.Rate or Op.Step => Label(node),
        Op.DecidedOn => Sentence.Engine(wording.DecidedOn),
        Op.EffectiveDate => Sentence.Engine(wording.EffectiveDate),
        Op.Review => Sentence.Engine(wording.SentToPerson),
        Op.Add => Fill(wording.Sum, node, item),
        Op.Subtract => Fill(wording.Difference, node, item),
        Op.Multiply => Fill(wording.Product, node, item),
        Op.Divide => Fill(wording.Quotient, node, item),
        Op.Negate => Fill(wording.Negative, node, item),
        Op.Lookup => Fill(wording.LookedUp, node, item),
        Op.If => Sentence.Fill(wording.IfElseValue, Clauses.Rule(this, node.Parts[0], item, true), Name(node.Parts[1], item), Name(node.Parts[2], item)),
        Op.Count when node.Parts.Length == 1 => Sentence.Fill(wording.CountOf, Many(node.Parts[0])),
        Op.Count => Sentence.Fill(wording.CountWhere, Many(node.Parts[0]), Clauses.Rule(this, node.Parts[1], 0, true)),
        Op.Sum => Gathered(wording.SumOver, node),
        Op.Lowest => Gathered(wording.LowestOver, node),
        Op.Highest => Gathered(wording.HighestOver, node),
        Op.Call => Call(node, item),
        _ => Clauses.Rule(this, node, item, true),
    };

    /// <summary>What a node is, with its value: "the household's income (DKK 312,000 a year)".</summary>
    public Sentence NameAndValue(Node node, int item) =>
        node.Op == Op.Literal ? Name(node, item) : Sentence.Fill(wording.WithValue, Name(node, item), Value(node, item));

    /// <summary>
    /// A thing as the subject of a sentence. Danish closes a relative clause with a comma: "Det beløb, der mangler, er …".
    /// A label with a clause of its own has one comma, or more where it lists things.
    /// </summary>
    public Sentence Subject(Node node, int item, bool withValue)
    {
        var name = withValue ? NameAndValue(node, item) : Name(node, item);
        var hasClause = wording.Language == "da" && node.IsReference && node.Op != Op.Literal && Name(node, item).ToString().Count(letter => letter == ',') % 2 == 1;
        return hasClause ? Sentence.Fill("{0},", name) : name;
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

    /// <summary>Whether a function takes any number of operands, listed with "and".</summary>
    public static bool IsListed(Node call) => call.Id is "Min" or "Max" or "Dates.Earliest" or "Dates.Latest";

    /// <summary>A literal's value, which stands in the program and so is known even where its branch was not taken.</summary>
    public static TracedValue Written(Node literal) => new(literal.Type, State.Known, literal.Constant, Fault.None);

    private Sentence Call(Node node, int item)
    {
        Sentence[] names = [.. node.Parts.Select(part => Name(part, item))];
        return IsListed(node)
            ? Sentence.Fill(Pattern(wording, node), Sentence.Join(names, ", ", wording.And))
            : Sentence.Fill(Pattern(wording, node), names);
    }

    private Sentence Fill(string pattern, Node node, int item) => Sentence.Fill(pattern, [.. node.Parts.Select(part => Name(part, item))]);

    private Sentence Gathered(string pattern, Node node) => Sentence.Fill(pattern, Many(node.Parts[0]), Name(node.Parts[1], 0));
}
