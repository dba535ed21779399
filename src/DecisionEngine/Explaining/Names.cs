using DecisionEngine.Compiling;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>What things are called, whatever the case: labels of facts, rates and steps, and the words of composite expressions.</summary>
internal static class Names
{
    /// <summary>Closes a relative clause.</summary>
    public const string ClosedClause = "{0},";

    /// <summary>What a node is, without its value; a literal is its value.</summary>
    public static Sentence Name(Vocabulary words, Node node)
    {
        var wording = words.Wording;
        return node.Op switch
        {
            Op.Literal => Sentence.Of(Written(node), wording),
            Op.Fact or Op.Field or Op.Rate or Op.Step => Label(words, node),
            Op.DecidedOn => Sentence.Engine(wording.DecidedOn),
            Op.EffectiveDate => Sentence.Engine(wording.EffectiveDate),
            Op.Review => Sentence.Engine(wording.SentToPerson),
            Op.Add => Fill(words, wording.Sum, node),
            Op.Subtract => Fill(words, wording.Difference, node),
            Op.Multiply => Fill(words, wording.Product, node),
            Op.Divide => Fill(words, wording.Quotient, node),
            Op.Negate => Fill(words, wording.Negative, node),
            Op.Lookup => Fill(words, wording.LookedUp, node),
            Op.If => Sentence.Fill(wording.IfElseValue, words[node.Parts[0]].Rule(true), words[node.Parts[1]].Name, words[node.Parts[2]].Name),
            Op.Count when node.Parts.Length == 1 => Sentence.Fill(wording.CountOf, Many(words, node.Parts[0])),
            Op.Count => Sentence.Fill(wording.CountWhere, Many(words, node.Parts[0]), words[node.Parts[1]].Rule(true)),
            Op.Sum => Gathered(words, wording.SumOver, node),
            Op.Lowest => Gathered(words, wording.LowestOver, node),
            Op.Highest => Gathered(words, wording.HighestOver, node),
            Op.Call => Call(words, node),
            _ => words[node].Rule(true),
        };
    }

    /// <summary>
    /// A label as the subject of a sentence. Danish closes a relative clause with a comma: "Det beløb, der mangler, er …".
    /// A label with a clause of its own has one comma, or more where it lists things.
    /// </summary>
    public static Sentence Subject(Wording wording, Sentence label) =>
        wording.Language == "da" && label.ToString().Count(letter => letter == ',') % 2 == 1 ? Sentence.Fill(ClosedClause, label) : label;

    /// <summary>Several of a list's items: "places".</summary>
    public static Sentence Many(Vocabulary words, Node list) =>
        Sentence.Authored(words.Program.RuleSet.Facts[list.Slot].Item?.Many[words.Wording.Language] ?? list.Id!);

    /// <summary>Whether a function takes any number of operands, listed with "and".</summary>
    public static bool IsListed(Node call) => call.Id is "Min" or "Max" or "Dates.Earliest" or "Dates.Latest";

    private static Sentence Label(Vocabulary words, Node node)
    {
        var ruleSet = words.Program.RuleSet;
        return Sentence.Authored((node.Op switch
        {
            Op.Fact => ruleSet.Facts[node.Slot].Label,
            Op.Field => ruleSet.Facts[node.Scope].Fields[node.Slot].Label,
            Op.Rate => ruleSet.Rates.First(rate => rate.Id == node.Id).Label,
            _ => words.Program.FindStep(node.Id!)!.Step.Label,
        })[words.Wording.Language]);
    }

    /// <summary>A literal's value, which stands in the program and so is known even where its branch was not taken.</summary>
    private static TracedValue Written(Node literal) => new(literal.Type, State.Known, literal.Constant, Fault.None);

    private static Sentence Call(Vocabulary words, Node node)
    {
        Sentence[] names = [.. node.Parts.Select(part => words[part].Name)];
        var pattern = Naming.Pattern(words.Wording, node);
        return IsListed(node) ? Sentence.Fill(pattern, Sentence.Join(names, ", ", words.Wording.And)) : Sentence.Fill(pattern, names);
    }

    private static Sentence Fill(Vocabulary words, string pattern, Node node) => Sentence.Fill(pattern, [.. node.Parts.Select(part => words[part].Name)]);

    private static Sentence Gathered(Vocabulary words, string pattern, Node node) => Sentence.Fill(pattern, Many(words, node.Parts[0]), words[node.Parts[1]].Name);
}
