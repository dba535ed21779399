using System.Globalization;

namespace DecisionEngine.Compiling;

/// <summary>
/// Writes a node as an expression Microsoft RulesEngine reads by itself. What only our compiler knows is written out:
/// conversions between periods as arithmetic, tables as choices, interval tables as choices, steps of a list inside the list.
/// </summary>
internal sealed class WorkflowExpression(RuleSetProgram program, DateOnly effectiveOn)
{
    private readonly List<string> obstacles = [];

    /// <summary>Why what has been written cannot be run there; empty when it can.</summary>
    public IReadOnlyList<string> Obstacles => obstacles;

    /// <summary>The steps of the case that have been named.</summary>
    public HashSet<string> Steps { get; } = new(StringComparer.Ordinal);

    public string Write(Node node) => node.Op switch
    {
        Op.Literal => Literal(node.Constant!),
        Op.Fact or Op.DecidedOn or Op.EffectiveDate => node.Id!,
        Op.Field => $"it.{node.Id}",
        Op.Rate => Rate(node),
        Op.Step => Step(node),
        Op.Not => $"!({Write(node.Parts[0])})",
        Op.Negate => $"(-{Write(node.Parts[0])})",
        Op.If => $"({Write(node.Parts[0])} ? {Write(node.Parts[1])} : {Write(node.Parts[2])})",
        Op.In => $"({string.Join(" || ", node.Parts.Skip(1).Select(option => $"{Write(node.Parts[0])} == {Write(option)}"))})",
        Op.Call when node.Id is "Yearly" or "Monthly" or "Weekly" => Converted(node),
        Op.Call => $"{(node.Id!.Contains('.', StringComparison.Ordinal) ? "" : "Calc.")}{node.Id}({string.Join(", ", node.Parts.Select(Write))})",
        Op.Lookup => Lookup(node),
        Op.Any or Op.All or Op.Count or Op.Sum => Gathered(node, node.Op.ToString()),
        Op.Lowest => Gathered(node, "Min"),
        Op.Highest => Gathered(node, "Max"),
        Op.FirstHit or Op.OnlyHit => Table(node),
        Op.Review => Obstacle("a row of a table sends the case to a person"),
        _ => $"({string.Join($" {node.Sign} ", node.Parts.Select(Write))})",
    };

    /// <summary>A value as it is written there.</summary>
    public static string Literal(object constant) => constant switch
    {
        decimal number and < 0m => $"({number.ToString(CultureInfo.InvariantCulture)}m)",
        decimal number => $"{number.ToString(CultureInfo.InvariantCulture)}m",
        bool value => value ? "true" : "false",
        DateOnly date => string.Create(CultureInfo.InvariantCulture, $"Dates.On({date.Year}m, {date.Month}m, {date.Day}m)"),
        _ => $"\"{((string)constant).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
    };

    private string Rate(Node node)
    {
        var value = program.RuleSet.Rates.First(rate => rate.Id == node.Id).On(effectiveOn);
        return value?.Number is null ? Obstacle($"the rate {node.Id} has no value on the date") : node.Id!;
    }

    private string Step(Node node)
    {
        if (node.Scope != Node.CaseScope)
        {
            return Write(program.FindStep(node.Id!)!.Root);
        }

        Steps.Add(node.Id!);
        return node.Id!;
    }

    /// <summary>An amount for another period: the compiler has put both factors into the node.</summary>
    private string Converted(Node node)
    {
        var (amount, from, to) = (Write(node.Parts[0]), (decimal)node.Parts[1].Constant!, (decimal)node.Parts[2].Constant!);
        return $"({amount}{(from == 1m ? "" : $" * {Literal(from)}")}{(to == 1m ? "" : $" / {Literal(to)}")})";
    }

    private string Lookup(Node node)
    {
        if (program.RuleSet.Rates.First(rate => rate.Id == node.Parts[0].Id).On(effectiveOn)?.Bands is not { } table)
        {
            return Obstacle($"the rate {node.Parts[0].Id} has no value on the date");
        }

        var number = Write(node.Parts[1]);
        var bands = table.Bands;
        return $"({string.Concat(bands.Take(bands.Length - 1).Select(band => $"{number} < {Literal(band.Below!.Value)} ? {Literal(band.Value)} : "))}{Literal(bands[^1].Value)})";
    }

    private string Gathered(Node node, string method) => $"{node.Parts[0].Id}.{method}({(node.Parts.Length > 1 ? Write(node.Parts[1]) : "")})";

    private string Table(Node node)
    {
        var rows = Enumerable.Range(0, node.RowIds.Length - 1).Select(row => $"{Write(node.Parts[row * 2])} ? {Write(node.Parts[(row * 2) + 1])} : ");
        return $"({string.Concat(rows)}{Write(node.Parts[^1])})";
    }

    private string Obstacle(string why)
    {
        obstacles.Add(why);
        return "";
    }
}
