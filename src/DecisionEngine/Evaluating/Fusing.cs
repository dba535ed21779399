using System.Linq.Expressions;
using System.Reflection;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>
/// Fuses all steps of a rule set into one delegate that fills a frame. The delegate is straight-line code of calls into
/// <see cref="Ops"/>, <see cref="Logic"/>, <see cref="Choosing"/> and <see cref="Gathering"/>, each with its operands' and its result's cell.
/// </summary>
internal sealed class Fusing
{
    private readonly Layout layout;
    private readonly ParameterExpression cells = Expression.Parameter(typeof(Cell[]), "cells");
    private readonly List<ParameterExpression> variables = [];
    private readonly List<Expression> code = [];
    private (int Scope, ParameterExpression Cells, ParameterExpression Offset)? item;

    private Fusing(Layout layout) => this.layout = layout;

    /// <summary>The delegate that computes <paramref name="roots"/> in order; a root of a list's scope is computed for every item.</summary>
    public static Action<Cell[]> Fuse(Layout layout, IEnumerable<(Node Root, int Scope)> roots)
    {
        var fusing = new Fusing(layout);
        foreach (var (root, scope) in roots)
        {
            if (scope == Node.CaseScope)
            {
                fusing.Emit(root);
            }
            else
            {
                fusing.EachItem(scope, root);
            }
        }

        fusing.code.Add(Expression.Empty());
        var lambda = Expression.Lambda<Action<Cell[]>>(Expression.Block(fusing.variables, fusing.code), fusing.cells);
        return lambda.Compile();
    }

    private void Emit(Node node)
    {
        if (node.IsReference)
        {
            return;
        }

        switch (node.Op)
        {
            case Op.If:
                EmitIf(node);
                return;
            case Op.FirstHit:
                EmitFirstHit(node);
                return;
            case Op.OnlyHit:
                EmitOnlyHit(node);
                return;
            case Op.Any or Op.All or Op.Count or Op.Sum or Op.Lowest or Op.Highest:
                EmitGathering(node);
                return;
            default:
                break;
        }

        foreach (var part in node.Parts)
        {
            Emit(part);
        }

        switch (node.Op)
        {
            case Op.And or Op.Or:
                Do(typeof(Logic), nameof(Logic.Begin), At(node.Parts[0]), At(node));
                foreach (var part in node.Parts.Skip(1))
                {
                    Do(typeof(Logic), node.Op == Op.And ? nameof(Logic.And) : nameof(Logic.Or), At(part), At(node));
                }

                break;
            case Op.Not:
                Do(typeof(Logic), nameof(Logic.Not), At(node.Parts[0]), At(node));
                break;
            case Op.In:
                EmitIn(node);
                break;
            case Op.Call:
                EmitCall(node);
                break;
            case Op.Negate:
                Do(typeof(Ops), nameof(Ops.Negate), At(node.Parts[0]), At(node));
                break;
            case Op.Add or Op.Subtract or Op.Multiply or Op.Divide or Op.Lookup:
                Do(typeof(Ops), node.Op.ToString(), At(node.Parts[0]), At(node.Parts[1]), At(node));
                break;
            default:
                Do(typeof(Ops), Comparison(node.Parts[0].Type.Kind), At(node.Parts[0]), At(node.Parts[1]), At(node), Expression.Constant(Ops.Mask(node.Op)));
                break;
        }
    }

    private static string Comparison(Kind kind) => kind switch
    {
        Kind.Boolean => nameof(Ops.CompareFlags),
        Kind.Date => nameof(Ops.CompareDates),
        Kind.Text or Kind.Choice => nameof(Ops.CompareTexts),
        _ => nameof(Ops.CompareNumbers),
    };

    /// <summary>x in (a, b) is x == a || x == b, computed in the node's own cell.</summary>
    private void EmitIn(Node node)
    {
        var equal = Variable(typeof(Cell), "equal");
        for (var i = 1; i < node.Parts.Length; i++)
        {
            code.Add(Expression.Assign(equal, Expression.Default(typeof(Cell))));
            Do(typeof(Ops), Comparison(node.Parts[0].Type.Kind), At(node.Parts[0]), At(node.Parts[i]), equal, Expression.Constant(Ops.EqualMask));
            Do(typeof(Logic), i == 1 ? nameof(Logic.Begin) : nameof(Logic.Or), equal, At(node));
        }
    }

    private void EmitCall(Node node)
    {
        var function = Expression.Constant(CellFunctions.Of(node.Function!));
        var parts = node.Parts;
        if (node.Function!.Most > 3)
        {
            Do(typeof(Ops), nameof(Ops.Call), function, At(parts[0]), At(parts[1]), At(parts[0]), At(node));
            foreach (var part in parts.Skip(2))
            {
                Do(typeof(Ops), nameof(Ops.Call), function, At(node), At(part), At(node), At(node));
            }

            return;
        }

        Do(typeof(Ops), nameof(Ops.Call), function, At(parts[0]), At(parts[Math.Min(1, parts.Length - 1)]), At(parts[^1]), At(node));
    }

    private void EmitIf(Node node)
    {
        var (test, then, otherwise) = (node.Parts[0], node.Parts[1], node.Parts[2]);
        Emit(test);
        When(Call(typeof(Choosing), nameof(Choosing.MayHit), At(test)), then);
        When(Call(typeof(Choosing), nameof(Choosing.MayMiss), At(test)), otherwise);
        Do(typeof(Choosing), nameof(Choosing.If), At(test), At(then), At(otherwise), At(node), Expression.Constant(node.Type.Kind));
    }

    /// <summary>A first-hit table is a chain of choices, put together from its last row; rows behind one that hits are not computed.</summary>
    private void EmitFirstHit(Node node)
    {
        var isOpen = Variable(typeof(bool), "isOpen");
        code.Add(Expression.Assign(isOpen, Expression.Constant(true)));
        for (var row = 0; row + 1 < node.Parts.Length; row += 2)
        {
            var (test, value) = (node.Parts[row], node.Parts[row + 1]);
            code.Add(Expression.IfThen(isOpen, Captured(() =>
            {
                Emit(test);
                When(Call(typeof(Choosing), nameof(Choosing.MayHit), At(test)), value);
                code.Add(Expression.Assign(isOpen, Call(typeof(Choosing), nameof(Choosing.MayMiss), At(test))));
            })));
        }

        When(isOpen, node.Parts[^1]);
        code.Add(Expression.Assign(At(node), At(node.Parts[^1])));
        for (var row = node.Parts.Length - 3; row >= 0; row -= 2)
        {
            Do(typeof(Choosing), nameof(Choosing.FirstHitRow), At(node.Parts[row]), At(node.Parts[row + 1]), At(node), Expression.Constant(node.Type.Kind));
        }
    }

    private void EmitOnlyHit(Node node)
    {
        var tally = Variable(typeof(RowTally), "tally");
        code.Add(Expression.Assign(tally, Expression.Default(typeof(RowTally))));
        for (var row = 0; row + 1 < node.Parts.Length; row += 2)
        {
            var (test, value) = (node.Parts[row], node.Parts[row + 1]);
            Emit(test);
            When(Call(typeof(Choosing), nameof(Choosing.MayHit), At(test)), value);
            Do(typeof(Choosing), nameof(Choosing.Tally), At(test), At(value), tally);
        }

        When(Call(typeof(Choosing), nameof(Choosing.MayRest), tally), node.Parts[^1]);
        Do(typeof(Choosing), nameof(Choosing.OnlyHit), tally, At(node.Parts[^1]), At(node), Expression.Constant(node.Type.Kind));
    }

    private void EmitGathering(Node node)
    {
        var list = node.Parts[0];
        var body = node.Parts.Length > 1 ? node.Parts[1] : null;
        if (body is not null)
        {
            EachItem(list.Slot, body);
        }

        var slot = Expression.Constant(body?.Slot ?? -1);
        if (node.Op is Op.Lowest or Op.Highest)
        {
            Do(typeof(Gathering), nameof(Gathering.Extreme), At(list), slot, At(node), Expression.Constant(node.Type.Kind), Expression.Constant(node.Op == Op.Highest));
            return;
        }

        Do(typeof(Gathering), node.Op.ToString(), At(list), slot, At(node));
    }

    private void EachItem(int list, Node root)
    {
        var outer = item;
        var itemCells = Variable(typeof(Cell[]), "itemCells");
        var offset = Variable(typeof(int), "offset");
        var end = Variable(typeof(int), "end");
        var width = Expression.Constant(layout.Width(list));
        var items = Variable(typeof(Items), "items");
        item = (list, itemCells, offset);
        var body = Captured(() => Emit(root));
        item = outer;

        var leave = Expression.Label();
        code.Add(Expression.Assign(items, Call(typeof(Gathering), nameof(Gathering.ItemsOf), Expression.ArrayAccess(cells, Expression.Constant(list)))));
        code.Add(Expression.Assign(itemCells, Expression.Property(items, nameof(Items.Cells))));
        code.Add(Expression.Assign(end, Expression.Multiply(Expression.Property(items, nameof(Items.Count)), width)));
        code.Add(Expression.Assign(offset, Expression.Constant(0)));
        code.Add(Expression.Loop(
            Expression.Block(
                Expression.IfThen(Expression.GreaterThanOrEqual(offset, end), Expression.Break(leave)),
                body,
                Expression.Assign(offset, Expression.Add(offset, width))),
            leave));
    }

    private void When(Expression condition, Node node)
    {
        if (!node.IsReference)
        {
            code.Add(Expression.IfThen(condition, Captured(() => Emit(node))));
        }
    }

    private BlockExpression Captured(Action emit)
    {
        var start = code.Count;
        emit();
        var inside = code.GetRange(start, code.Count - start);
        code.RemoveRange(start, code.Count - start);
        return Expression.Block(typeof(void), [.. inside, Expression.Empty()]);
    }

    private IndexExpression At(Node node)
    {
        if (node.Scope == Node.CaseScope)
        {
            return Expression.ArrayAccess(cells, Expression.Constant(node.Slot));
        }

        var (_, itemCells, offset) = item ?? throw new InvalidOperationException($"`{node}` is outside its list.");
        return Expression.ArrayAccess(itemCells, Expression.Add(offset, Expression.Constant(node.Slot)));
    }

    private ParameterExpression Variable(Type type, string name)
    {
        var variable = Expression.Variable(type, $"{name}{variables.Count}");
        variables.Add(variable);
        return variable;
    }

    private void Do(Type owner, string method, params Expression[] arguments) => code.Add(Call(owner, method, arguments));

    private static MethodCallExpression Call(Type owner, string method, params Expression[] arguments) =>
        Expression.Call(owner.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!, arguments);
}
