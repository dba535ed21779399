using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Text;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Compiling;

/// <summary>
/// Turns the parser's tree into nodes. It knows the few shapes the language has; any other shape, type or method is
/// refused, so nothing else can ever run.
/// </summary>
internal sealed class Translator
{
    private readonly Symbols symbols;
    private readonly Layout layout;
    private readonly DiagnosticBag diagnostics;
    private readonly ExpressionText text;
    private readonly Typing typing;
    private string around = "";

    public Translator(Symbols symbols, Layout layout, DiagnosticBag diagnostics, ExpressionText text)
    {
        this.symbols = symbols;
        this.layout = layout;
        this.diagnostics = diagnostics;
        this.text = text;
        typing = new Typing(Report);
    }

    public Node? Translate(Expression expression, int scope)
    {
        switch (expression)
        {
            case ConstantExpression { Value: decimal or bool or string } constant:
                return Literal(constant.Value, scope);
            case ParameterExpression parameter when symbols.Find(parameter.Name ?? "") is { Node: { } node }:
                return node;
            case UnaryExpression { NodeType: ExpressionType.Convert } convert when convert.Type == typeof(decimal) && convert.Operand.Type == typeof(int):
                return Translate(convert.Operand, scope);
            case UnaryExpression { NodeType: ExpressionType.Not } not when not.Type == typeof(bool):
                return Translate(not.Operand, scope) is { } negated ? Make(Op.Not, DataType.Boolean, scope, negated) : null;
            case UnaryExpression { NodeType: ExpressionType.Negate } negate when IsNumber(negate.Type):
                return Negated(Translate(negate.Operand, scope), scope);
            case ConditionalExpression choice:
                return If(choice, scope);
            case BinaryExpression binary:
                return Binary(binary, scope);
            case MethodCallExpression call when call.Method.DeclaringType == typeof(ListItem):
                return symbols.Find((string)((ConstantExpression)call.Arguments[0]).Value!)?.Node;
            case MethodCallExpression call when call.Method.DeclaringType == typeof(Enumerable):
                return call.Method.Name == nameof(Enumerable.Contains) ? In(call, scope) : Aggregate(call);
            case MethodCallExpression call when call.Method.DeclaringType is { } type && (type == typeof(Calc) || type == typeof(Round) || type == typeof(Dates)):
                return Call(call, scope);
            default:
                Refuse(expression);
                return null;
        }
    }

    private Node Literal(object value, int scope) => new()
    {
        Op = Op.Literal,
        Type = value switch
        {
            bool => DataType.Boolean,
            string => DataType.Text,
            DateOnly => DataType.Date,
            decimal number when decimal.IsInteger(number) => DataType.Integer,
            _ => DataType.Decimal,
        },
        Constant = value,
        Slot = layout.Next(Node.CaseScope),
        Scope = Node.CaseScope,
    };

    private Node Make(Op op, DataType type, int scope, params ReadOnlySpan<Node> parts) =>
        new() { Op = op, Type = type, Parts = [.. parts], Slot = layout.Next(scope), Scope = scope };

    private Node? Negated(Node? operand, int scope)
    {
        if (operand is { Op: Op.Literal, Constant: decimal number })
        {
            return Literal(-number, scope);
        }

        return operand is null ? null : Make(Op.Negate, operand.Type, scope, operand);
    }

    private Node? If(ConditionalExpression choice, int scope)
    {
        var (test, then, otherwise) = (Translate(choice.Test, scope), Translate(choice.IfTrue, scope), Translate(choice.IfFalse, scope));
        if (test is null || then is null || otherwise is null || typing.Unify(ref then, ref otherwise) is not { } type)
        {
            return null;
        }

        return Make(Op.If, type, scope, test, then, otherwise);
    }

    private Node? Binary(BinaryExpression binary, int scope)
    {
        if (binary.Left is MethodCallExpression { Method.Name: nameof(string.Compare) })
        {
            // The parser's way of putting texts in order.
            Report(DiagnosticCode.TypeMismatch, null, "Texts and choices have no order.", "== or !=, or `in` with the values");
            return null;
        }

        var (left, right) = (Translate(binary.Left, scope), Translate(binary.Right, scope));
        if (left is null || right is null)
        {
            return null;
        }

        around = $"{left} {ExpressionReader.Signs.GetValueOrDefault(binary.NodeType)} {right}";
        switch (binary.NodeType)
        {
            case ExpressionType.AndAlso:
                return Logical(Op.And, left, right, scope);
            case ExpressionType.OrElse:
                return Logical(Op.Or, left, right, scope);
            case ExpressionType.LessThan:
                return Compare(Op.Less, left, right, scope);
            case ExpressionType.LessThanOrEqual:
                return Compare(Op.LessOrEqual, left, right, scope);
            case ExpressionType.Equal:
                return Compare(Op.Equal, left, right, scope);
            case ExpressionType.NotEqual:
                return Compare(Op.NotEqual, left, right, scope);
            case ExpressionType.GreaterThanOrEqual:
                return Compare(Op.GreaterOrEqual, left, right, scope);
            case ExpressionType.GreaterThan:
                return Compare(Op.Greater, left, right, scope);
            case ExpressionType.Add when IsNumber(binary.Type):
                return typing.Unify(ref left, ref right) is { } sum ? Make(Op.Add, sum, scope, left, right) : null;
            case ExpressionType.Subtract when IsNumber(binary.Type):
                return typing.Unify(ref left, ref right) is { } difference ? Make(Op.Subtract, difference, scope, left, right) : null;
            case ExpressionType.Multiply when IsNumber(binary.Type):
                return Multiply(left, right, scope);
            case ExpressionType.Divide when IsNumber(binary.Type):
                return Divide(left, right, scope);
            default:
                Refuse(binary);
                return null;
        }
    }

    private Node? Logical(Op op, Node left, Node right, int scope)
    {
        if (left.Type.Kind != Kind.Boolean || right.Type.Kind != Kind.Boolean)
        {
            Report(DiagnosticCode.TypeMismatch, left.Type.Kind != Kind.Boolean ? left : right, "Both sides must be true or false.", "boolean");
            return null;
        }

        // a && b && c is one conjunction of three, so that an explanation lists three conditions and not two of two.
        ImmutableArray<Node> parts = [.. left.Op == op ? left.Parts : [left], .. right.Op == op ? right.Parts : [right]];
        return Make(op, DataType.Boolean, scope, parts.AsSpan());
    }

    private Node? Compare(Op op, Node left, Node right, int scope)
    {
        if (typing.Unify(ref left, ref right) is not { } type)
        {
            return null;
        }

        if (op is not (Op.Equal or Op.NotEqual) && !(type.IsNumeric || type.Kind == Kind.Date))
        {
            Report(DiagnosticCode.TypeMismatch, left, $"`{left}` is {type} and has no order.", "a number or date; with text, choice and boolean only == and !=");
            return null;
        }

        return Make(op, DataType.Boolean, scope, left, right);
    }

    private Node? Multiply(Node left, Node right, int scope)
    {
        var type = (left.Type, right.Type) switch
        {
            ({ Kind: Kind.Integer }, { Kind: Kind.Integer }) => DataType.Integer,
            ({ IsPlain: true }, { IsPlain: true }) => DataType.Decimal,
            ({ IsNumeric: true }, { IsPlain: true }) => left.Type,
            ({ IsPlain: true }, { IsNumeric: true }) => right.Type,
            _ => null,
        };
        if (type is null)
        {
            Report(
                DiagnosticCode.DimensionMismatch,
                right,
                $"`{left}` is {left.Type}, and `{right}` is {right.Type}.",
                left.Type.Kind == Kind.Percent || right.Type.Kind == Kind.Percent ? "PercentOf(percent, amount)" : "a plain number on one side");
            return null;
        }

        return Make(Op.Multiply, type, scope, left, right);
    }

    private Node? Divide(Node left, Node right, int scope)
    {
        var type = (left.Type, right.Type) switch
        {
            ({ IsPlain: true }, { IsPlain: true }) => DataType.Decimal,
            ({ IsNumeric: true }, { IsPlain: true }) => left.Type,
            ({ IsNumeric: true } a, { IsNumeric: true } b) when a == b => DataType.Decimal,
            _ => null,
        };
        if (type is null)
        {
            Report(DiagnosticCode.DimensionMismatch, right, $"`{left}` is {left.Type}, and `{right}` is {right.Type}.", "the same type on both sides, or a plain number below");
            return null;
        }

        return Make(Op.Divide, type, scope, left, right);
    }

    private Node? In(MethodCallExpression call, int scope)
    {
        if (call.Arguments is not [NewArrayExpression array, var sought])
        {
            Refuse(call);
            return null;
        }

        if (Translate(sought, scope) is not { } subject)
        {
            return null;
        }

        var parts = ImmutableArray.CreateBuilder<Node>();
        parts.Add(subject);
        foreach (var element in array.Expressions)
        {
            if (Translate(element, scope) is not { } option || typing.Unify(ref subject, ref option) is null)
            {
                return null;
            }

            parts.Add(option);
        }

        parts[0] = subject;
        return Make(Op.In, DataType.Boolean, scope, parts.ToArray());
    }

    private Node? Aggregate(MethodCallExpression call)
    {
        if (call.Arguments[0] is not ParameterExpression parameter || symbols.Find(parameter.Name ?? "")?.Node is not { } list)
        {
            Refuse(call);
            return null;
        }

        Node? body = null;
        if (call.Arguments.Count > 1)
        {
            var lambda = call.Arguments[1] as LambdaExpression ?? (call.Arguments[1] as UnaryExpression)?.Operand as LambdaExpression;
            body = lambda is null ? null : Translate(lambda.Body, list.Slot);
            if (body is null)
            {
                return null;
            }

            if (body.Scope == Node.CaseScope)
            {
                Report(DiagnosticCode.NotAllowedHere, body, $"`{body}` is the same for every item.", $"a part that uses a field of `{list.Id}`");
                return null;
            }
        }

        (Op Op, DataType? Type)? made = (call.Method.Name, body) switch
        {
            ("Any", _) => (Op.Any, DataType.Boolean),
            ("All", not null) => (Op.All, DataType.Boolean),
            ("Count", _) => (Op.Count, DataType.Integer),
            ("Sum", { Type.IsNumeric: true }) => (Op.Sum, body.Type),
            ("Min", { Type: { IsNumeric: true } or { Kind: Kind.Date } }) => (Op.Lowest, body.Type),
            ("Max", { Type: { IsNumeric: true } or { Kind: Kind.Date } }) => (Op.Highest, body.Type),
            _ => null,
        };
        if (made is not { } shape)
        {
            Refuse(call);
            return null;
        }

        return body is null
            ? Make(shape.Op, shape.Type!, Node.CaseScope, list)
            : Make(shape.Op, shape.Type!, Node.CaseScope, list, body);
    }

    private Node? Call(MethodCallExpression call, int scope)
    {
        var id = call.Method.DeclaringType == typeof(Calc) ? call.Method.Name : $"{call.Method.DeclaringType!.Name}.{call.Method.Name}";
        IEnumerable<Expression> given = call.Arguments is [NewArrayExpression array] ? array.Expressions : call.Arguments;
        var arguments = given.Select(argument => Translate(argument, scope)).ToList();
        if (arguments.Contains(null))
        {
            return null;
        }

        around = $"{id}({string.Join(", ", arguments)})";
        return id == nameof(Calc.Lookup) ? Lookup(arguments[0]!, arguments[1]!, scope) : Apply(id, [.. arguments!], scope);
    }

    private Node? Lookup(Node bands, Node number, int scope)
    {
        var rate = bands.Op == Op.Rate ? symbols.Find(bands.Id!)?.Node : null;
        if (rate?.Type.Kind != Kind.Bands || rate.Constant is not (DataType over, DataType gives))
        {
            Report(DiagnosticCode.FunctionArguments, bands, $"`{bands}` is {bands.Type}.", "a rate of the type bands");
            return null;
        }

        return typing.Fit(number, over) is { } fitted ? Make(Op.Lookup, gives, scope, bands, fitted) : null;
    }

    private Node? Apply(string id, Node[] arguments, int scope)
    {
        if (Function.Find(id) is not { } function)
        {
            return null;
        }

        if (arguments.Length < function.Least || arguments.Length > function.Most)
        {
            Report(DiagnosticCode.FunctionArguments, null, $"`{id}` gets {arguments.Length} argument{(arguments.Length == 1 ? "" : "s")}.", function.Signature);
            return null;
        }

        if (function.Typed(typing, arguments) is not { } type)
        {
            return null;
        }

        if (id == "Dates.On")
        {
            return Literal(Dates.On((decimal)arguments[0].Constant!, (decimal)arguments[1].Constant!, (decimal)arguments[2].Constant!), scope);
        }

        if (id is "Yearly" or "Monthly" or "Weekly")
        {
            // The factors become parts of the node, so that they are in the trace like every other number.
            arguments = [arguments[0], Literal(Calc.PerYear(arguments[0].Type.Period!.Value), scope), Literal(Calc.PerYear(type.Period!.Value), scope)];
        }

        return new Node { Op = Op.Call, Id = id, Function = function, Type = type, Parts = [.. arguments], Slot = layout.Next(scope), Scope = scope };
    }

    private void Refuse(Expression expression)
    {
        var what = expression is MethodCallExpression call ? $"`{call.Method.Name}` on {Name(call.Arguments.FirstOrDefault()?.Type ?? call.Type)}" : expression.NodeType.ToString();
        Report(DiagnosticCode.NotAllowedHere, null, $"The expression uses something the language does not have: {what}.", "the operators and functions of the reference");
    }

    /// <summary>Only counts are whole numbers to the parser; to the language there is one sort of number.</summary>
    private static bool IsNumber(Type type) => type == typeof(decimal) || type == typeof(int);

    private static string Name(Type type) =>
        type == typeof(decimal) ? "a number" : type == typeof(bool) ? "a boolean" : type == typeof(string) ? "a text" : type == typeof(DateOnly) ? "a date" : "a list";

    private void Report(DiagnosticCode code, Node? node, string message, string? expected = null, string? suggestion = null)
    {
        var (start, length) = node is null ? (0, text.Text.Length) : Find(node.ToString());
        diagnostics.Add(code, text.Place(start), text.Text.Substring(start, length), message, expected, suggestion);
    }

    /// <summary>The tree has no positions: the part is sought in the text by its own words, white space and kind of quotes aside, first inside what is at hand.</summary>
    private (int Start, int Length) Find(string part)
    {
        var (haystack, offsets) = Packed(text.Text);
        var (needle, _) = Packed(part);
        var (outer, _) = Packed(around);
        var outerAt = outer.Length == 0 ? -1 : haystack.IndexOf(outer, StringComparison.Ordinal);
        var at = outerAt < 0 ? -1 : outer.LastIndexOf(needle, StringComparison.Ordinal);
        at = at < 0 ? haystack.IndexOf(needle, StringComparison.Ordinal) : at + outerAt;
        return at < 0 || needle.Length == 0 ? (0, text.Text.Length) : (offsets[at], offsets[at + needle.Length - 1] - offsets[at] + 1);
    }

    private static (string Packed, List<int> Offsets) Packed(string text)
    {
        var packed = new StringBuilder();
        var offsets = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                packed.Append(text[i] == '"' ? '\'' : text[i]);
                offsets.Add(i);
            }
        }

        return (packed.ToString(), offsets);
    }
}
