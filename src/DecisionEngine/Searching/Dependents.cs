using System.Runtime.CompilerServices;
using DecisionEngine.Compiling;

namespace DecisionEngine.Searching;

/// <summary>Which parts of a program depend on one fact, through whatever steps, rates and dates. Found once for each program and fact.</summary>
internal sealed class Dependents
{
    private static readonly ConditionalWeakTable<RuleSetProgram, Dependents?[]> Found = [];

    private readonly RuleSetProgram program;
    private readonly int fact;
    private readonly bool[][] marks;
    private bool isDateMoved;

    private Dependents(RuleSetProgram program, int fact)
    {
        this.program = program;
        this.fact = fact;
        marks = [.. Enumerable.Range(Node.CaseScope, program.RuleSet.Facts.Length + 1).Select(scope => new bool[program.Layout.Width(scope)])];
        isDateMoved = Mark(program.EffectiveOn);
        foreach (var step in program.Steps)
        {
            Mark(step.Root);
        }

        foreach (var outcome in program.Outcomes)
        {
            if (outcome.When is { } when)
            {
                IsAnswerMoved |= Mark(when);
            }

            foreach (var amount in outcome.Amounts)
            {
                Mark(amount.Root);
            }
        }

        IsAnswerMoved |= isDateMoved;
    }

    /// <summary>Whether any outcome depends on the fact.</summary>
    public bool IsAnswerMoved { get; }

    public static Dependents Of(RuleSetProgram program, int fact)
    {
        var known = Found.GetValue(program, static made => new Dependents?[made.RuleSet.Facts.Length]);
        return known[fact] ??= new Dependents(program, fact);
    }

    public bool Has(Node node) => marks[node.Scope + 1][node.Slot];

    private bool Mark(Node node)
    {
        var depends = node.Op switch
        {
            Op.Fact => node.Slot == fact,
            Op.Rate or Op.EffectiveDate => isDateMoved,
            Op.Step => Has(program.FindStep(node.Id!)!.Root),
            _ => false,
        };
        foreach (var part in node.Parts)
        {
            depends |= Mark(part);
        }

        return marks[node.Scope + 1][node.Slot] |= depends;
    }
}
