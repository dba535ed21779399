using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>The facts a tree looks at itself or through values, but not through other criteria, which have lines of their own.</summary>
internal sealed class DirectFacts(Frame frame)
{
    private readonly bool[] isDirect = new bool[frame.Program.RuleSet.Facts.Length];
    private readonly PartList open = new();

    public void Add(Node root, int item)
    {
        open.Add(new Part(root, item));
        while (open.TryTake(out var part))
        {
            var (node, at) = part;
            switch (node.Op)
            {
                case Op.Fact:
                    isDirect[node.Slot] = true;
                    break;
                case Op.Field:
                    isDirect[node.Scope] = true;
                    break;
                case Op.Step:
                    if (frame.Program.FindStep(node.Id!)! is { Step.IsCriterion: false } step)
                    {
                        open.Add(new Part(step.Root, at));
                    }

                    break;
                default:
                    Walking.Decisive(frame, node, at, open);
                    break;
            }
        }
    }

    /// <summary>A line for each, in the order of the rule set.</summary>
    public ImmutableArray<FactLine> Lines(Naming naming)
    {
        var lines = ImmutableArray.CreateBuilder<FactLine>();
        for (var fact = 0; fact < isDirect.Length; fact++)
        {
            if (isDirect[fact])
            {
                lines.Add(FactLines.Brief(naming, fact));
            }
        }

        return lines.DrainToImmutable();
    }
}
