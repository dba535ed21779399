using System.Collections.Immutable;
using DecisionEngine.Compiling;

namespace DecisionEngine.Tracing;

/// <summary>
/// What the outcome rests on, found by walking down from it: of an unmet conjunction its unmet parts, of a met one all;
/// disjunctions mirrored; of a table or choice every test up to the hit and the chosen value; otherwise all parts.
/// </summary>
public sealed class Decisive
{
    [ThreadStatic]
    private static PartList? open;

    private readonly Frame frame;
    private readonly bool[] facts;
    private readonly bool[] rates;
    private readonly bool[] steps;
    private bool[]?[]? items;

    private Decisive(Frame frame)
    {
        this.frame = frame;
        facts = new bool[frame.Program.RuleSet.Facts.Length];
        rates = frame.Program.RateSlots.IsEmpty ? [] : new bool[frame.Program.RateSlots.Length];
        steps = new bool[frame.Program.Steps.Length];
    }

    /// <summary>Marks what <paramref name="results"/> rest on. Walks with a list, not by calls: a long chain of steps is deeper than a thread's stack.</summary>
    internal static Decisive Mark(Frame frame, ReadOnlySpan<Node> results)
    {
        var decisive = new Decisive(frame);
        var parts = open ??= new PartList();
        parts.Clear();
        foreach (var result in results)
        {
            parts.Add(new Part(result, 0));
        }

        while (parts.TryTake(out var part))
        {
            decisive.Mark(part.Node, part.Item, parts);
        }

        return decisive;
    }

    /// <summary>The decisive facts, as indexes in the rule set, in its order.</summary>
    public ImmutableArray<int> Facts
    {
        get
        {
            var decisive = ImmutableArray.CreateBuilder<int>();
            for (var fact = 0; fact < facts.Length; fact++)
            {
                if (facts[fact])
                {
                    decisive.Add(fact);
                }
            }

            return decisive.ToImmutable();
        }
    }

    /// <summary>Whether the outcome rests on this fact.</summary>
    public bool HasFact(int index) => facts[index];

    /// <summary>Whether the outcome rests on this rate.</summary>
    /// <param name="index">The rate's index in the rule set.</param>
    public bool HasRate(int index) => rates[index];

    /// <summary>Whether the outcome rests on this step; for a step of a list, on that of any item.</summary>
    public bool HasStep(CompiledStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return steps[step.Index];
    }

    /// <summary>Whether the outcome rests on this step of this item.</summary>
    public bool HasStep(CompiledStep step, int item)
    {
        ArgumentNullException.ThrowIfNull(step);
        return steps[step.Index] && (step.Scope == Node.CaseScope || items![step.Index]![item]);
    }

    /// <summary>Whether the outcome rests on this node.</summary>
    public bool Has(Node node, int item) => frame.At(node, item).IsDecisive;

    private void Mark(Node node, int item, PartList open)
    {
        ref var cell = ref frame.Writable(node, item);
        switch (node.Op)
        {
            case Op.Step:
                var step = frame.Program.Steps[node.StepIndex];
                if (MarkStep(step, item))
                {
                    open.Add(new Part(step.Root, item));
                }

                return;
            case Op.Fact:
                facts[node.Slot] = true;
                break;
            case Op.Field:
                facts[node.Scope] = true;
                break;
            case Op.Rate:
                rates[node.Slot - frame.Program.RateSlots[0]] = true;
                MarkOnce(ref cell, new Part(frame.Program.EffectiveOn, 0), open);
                return;
            case Op.EffectiveDate:
                MarkOnce(ref cell, new Part(frame.Program.EffectiveOn, 0), open);
                return;
            default:
                if (!cell.IsDecisive)
                {
                    Walking.Decisive(frame, node, item, open);
                }

                break;
        }

        cell.IsDecisive = true;
    }

    private static void MarkOnce(ref Cell cell, Part next, PartList open)
    {
        if (!cell.IsDecisive)
        {
            cell.IsDecisive = true;
            open.Add(next);
        }
    }

    /// <summary>Whether the step had not been marked yet.</summary>
    private bool MarkStep(CompiledStep step, int item)
    {
        if (step.Scope == Node.CaseScope)
        {
            var isNew = !steps[step.Index];
            steps[step.Index] = true;
            return isNew;
        }

        steps[step.Index] = true;
        items ??= new bool[steps.Length][];
        ref var mark = ref (items[step.Index] ??= new bool[frame.ItemsOf(step.Scope).Count])[item];
        var wasMarked = mark;
        mark = true;
        return !wasMarked;
    }
}

/// <summary>A node as computed for the case or for one item of a list.</summary>
/// <param name="Node">The node.</param>
/// <param name="Item">The item; 0 for a node of the case.</param>
internal readonly record struct Part(Node Node, int Item);
