using System.Collections.Immutable;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Compiling;

/// <summary>The rules of types and dimensions. Every breach is reported; null then stands for "no type", and reading goes on.</summary>
internal sealed class Typing(Action<DiagnosticCode, Node, string, string?, string?> report)
{
    public void Report(DiagnosticCode code, Node node, string message, string? expected = null, string? suggestion = null) => report(code, node, message, expected, suggestion);

    /// <summary>Makes two operands one type: a plain number takes the other's dimension where that is allowed.</summary>
    public DataType? Unify(ref Node left, ref Node right)
    {
        var (a, b) = (left.Type, right.Type);
        if (a == b)
        {
            return a;
        }

        if (a.IsPlain && b.IsPlain)
        {
            return DataType.Decimal;
        }

        if (a.IsNumeric && b.IsNumeric)
        {
            if (a.IsPlain)
            {
                return Adopt(ref left, b) ? b : null;
            }

            if (b.IsPlain)
            {
                return Adopt(ref right, a) ? a : null;
            }

            Report(DiagnosticCode.DimensionMismatch, right, $"`{left}` is {a}, and `{right}` is {b}.", "the same currency, period or unit; periods change only by Yearly(), Monthly() and Weekly()");
            return null;
        }

        if (a.Kind == Kind.Choice && right is { Op: Op.Literal, Constant: string text })
        {
            return AdoptChoice(ref right, text, a);
        }

        if (b.Kind == Kind.Choice && left is { Op: Op.Literal, Constant: string otherText })
        {
            return AdoptChoice(ref left, otherText, b);
        }

        Report(DiagnosticCode.TypeMismatch, right, $"`{left}` is {a}, and `{right}` is {b}.", "the same type on both sides");
        return null;
    }

    /// <summary>Holds a value against the type its author declared.</summary>
    public Node? Fit(Node node, DataType declared)
    {
        if (node.Op == Op.Review || node.Type == declared)
        {
            return node;
        }

        if (node.Type.Kind == Kind.Integer && declared.Kind == Kind.Decimal)
        {
            return Retyped(node, declared);
        }

        if (declared.Kind == Kind.Choice && node is { Op: Op.If, Type.Kind: Kind.Text })
        {
            return Fit(node.Parts[1], declared) is { } then && Fit(node.Parts[2], declared) is { } otherwise ? Retyped(node, declared, [node.Parts[0], then, otherwise]) : null;
        }

        if (node.Type.IsPlain && declared.Kind is Kind.Percent or Kind.Duration)
        {
            return Retyped(node, declared);
        }

        if (declared.Kind == Kind.Money && node.Type.IsPlain)
        {
            return Adopt(ref node, declared) ? node : null;
        }

        if (declared.Kind == Kind.Choice && node is { Op: Op.Literal, Constant: string text })
        {
            return AdoptChoice(ref node, text, declared) is null ? null : node;
        }

        var code = node.Type.IsNumeric && declared.IsNumeric ? DiagnosticCode.DimensionMismatch : DiagnosticCode.TypeMismatch;
        Report(code, node, $"`{node}` is {node.Type}.", declared.ToString());
        return null;
    }

    /// <summary>The same node with another type: only for literals and for plain numbers declared as per cent.</summary>
    public static Node Retyped(Node node, DataType type) => Retyped(node, type, node.Parts);

    private static Node Retyped(Node node, DataType type, ImmutableArray<Node> parts) => new()
    {
        Op = node.Op,
        Type = type,
        Parts = parts,
        Id = node.Id,
        Constant = node.Constant,
        Function = node.Function,
        RowIds = node.RowIds,
        Slot = node.Slot,
        Scope = node.Scope,
    };

    private bool Adopt(ref Node plain, DataType type)
    {
        if (type.Kind == Kind.Money)
        {
            if (plain is { Op: Op.Literal, Constant: 0m })
            {
                plain = Retyped(plain, type);
                return true;
            }

            if (plain.Op == Op.Literal)
            {
                Report(DiagnosticCode.AmountLiteral, plain, $"The amount {plain} stands in the expression.", "a rate: amounts in law change, and a rate carries its dates, law and source");
            }
            else
            {
                Report(DiagnosticCode.DimensionMismatch, plain, $"`{plain}` is a number.", type.ToString());
            }

            return false;
        }

        if (plain.Op == Op.Literal)
        {
            plain = Retyped(plain, type);
        }

        return true;
    }

    private DataType? AdoptChoice(ref Node literal, string text, DataType choice)
    {
        if (choice.Choices!.Find(text) is null)
        {
            var known = choice.Choices.Values.Select(value => value.Value);
            Report(DiagnosticCode.ChoiceUnknown, literal, $"`{text}` is none of the values.", choice.Choices.ToString(), Suggestion.For(text, known));
            return null;
        }

        literal = Retyped(literal, choice);
        return choice;
    }
}
