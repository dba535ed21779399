using DecisionEngine.Compiling;

namespace DecisionEngine.Tracing;

/// <summary>
/// What the outcome rests on, found by walking down from it: of an unmet conjunction its unmet parts, of a met one all;
/// disjunctions mirrored; of a table or choice every test up to the hit and the chosen value; otherwise all parts.
/// </summary>
public sealed class Decisive
{
    private readonly Frame frame;
    private readonly HashSet<(int Scope, int Item, int Slot)> marked = [];
    private readonly HashSet<(string Step, int Item)> steps = [];
    private readonly HashSet<int> facts = [];
    private readonly HashSet<string> rates = [];

    internal Decisive(Frame frame, IEnumerable<Node> results)
    {
        this.frame = frame;
        foreach (var result in results)
        {
            Mark(result, 0);
        }
    }

    /// <summary>The decisive facts, as indexes in the rule set, in its order.</summary>
    public IEnumerable<int> Facts => facts.Order();

    /// <summary>The decisive rates.</summary>
    public IReadOnlySet<string> Rates => rates;

    /// <summary>Whether the outcome rests on this fact.</summary>
    public bool HasFact(int index) => facts.Contains(index);

    /// <summary>Whether the outcome rests on this step; for a step of a list, on that of any item.</summary>
    public bool HasStep(string id) => steps.Any(step => step.Step == id);

    /// <summary>Whether the outcome rests on this step of this item.</summary>
    public bool HasStep(string id, int item) => steps.Contains((id, item));

    /// <summary>Whether the outcome rests on this node.</summary>
    public bool Has(Node node, int item) => marked.Contains(Key(node, item));

    private static (int Scope, int Item, int Slot) Key(Node node, int item) => (node.Scope, node.Scope == Node.CaseScope ? 0 : item, node.Slot);

    private void Mark(Node node, int item)
    {
        if (node.Op == Op.Step)
        {
            var step = frame.Program.FindStep(node.Id!)!;
            if (steps.Add((node.Id!, step.Scope == Node.CaseScope ? 0 : item)))
            {
                marked.Add(Key(node, item));
                Mark(step.Root, item);
            }

            return;
        }

        marked.Add(Key(node, item));
        switch (node.Op)
        {
            case Op.Fact:
                facts.Add(node.Slot);
                return;
            case Op.Field:
                facts.Add(node.Scope);
                return;
            case Op.Rate:
                if (rates.Add(node.Id!))
                {
                    Mark(frame.Program.EffectiveOn, 0);
                }

                return;
            case Op.EffectiveDate:
                Mark(frame.Program.EffectiveOn, 0);
                return;
            default:
                break;
        }

        foreach (var (part, partItem) in Walking.Decisive(frame, node, item))
        {
            Mark(part, partItem);
        }
    }
}
