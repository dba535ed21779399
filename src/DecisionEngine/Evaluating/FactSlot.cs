using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Evaluating;

/// <summary>One fact of one rule set, found by its id once and then used to give its value in case after case. See <see cref="Evaluator.FactSlot"/>.</summary>
public sealed class FactSlot
{
    // Fields, so that they are passed on without being copied.
    internal readonly FactLimits Limits;
    internal readonly FactPlace Place;

    internal FactSlot(RuleSetProgram program, int index)
    {
        Program = program;
        Index = index;
        Fact = program.RuleSet.Facts[index];
        Limits = FactLimits.Of(Fact);
        Place = new FactPlace(Fact.Id);
    }

    /// <summary>The fact as the rule set has it.</summary>
    public Fact Fact { get; }

    internal RuleSetProgram Program { get; }

    internal int Index { get; }


    /// <summary>A field of a list's items.</summary>
    /// <param name="id">The field's id.</param>
    /// <exception cref="ArgumentException">The list has no such field, or the fact is no list.</exception>
    public FieldSlot Field(string id)
    {
        for (var field = 0; field < Fact.Fields.Length; field++)
        {
            if (Fact.Fields[field].Id == id)
            {
                return new FieldSlot(this, field);
            }
        }

        throw new ArgumentException($"`{Fact.Id}` has no field `{id}`.", nameof(id));
    }
}

/// <summary>One field of the items of a list, found by its id once. See <see cref="FactSlot.Field"/>.</summary>
public sealed class FieldSlot
{
    internal readonly FactLimits Limits;

    internal FieldSlot(FactSlot list, int index)
    {
        List = list;
        Index = index;
        Limits = FactLimits.Of(list.Fact.Fields[index]);
    }

    /// <summary>The list.</summary>
    public FactSlot List { get; }

    /// <summary>The field as the rule set has it.</summary>
    public Field Field => List.Fact.Fields[Index];

    internal int Index { get; }

}
