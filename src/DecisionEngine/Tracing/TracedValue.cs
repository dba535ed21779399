using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Tracing;

/// <summary>A value out of an evaluation with its type and what is known of it.</summary>
/// <param name="Type">Type and dimension.</param>
/// <param name="State">What is known.</param>
/// <param name="Value">A decimal, bool, string or <see cref="DateOnly"/>; the number of items for a list; null unless known.</param>
/// <param name="Fault">Why it could not be computed.</param>
public readonly record struct TracedValue(DataType Type, State State, object? Value, Fault Fault)
{
    /// <summary>The value in a cell.</summary>
    public static TracedValue From(in Cell cell, DataType type) => new(type, cell.State, cell.State == State.Known ? Boxed(cell, type) : null, cell.State == State.Fault ? cell.Fault : Fault.None);

    private static object? Boxed(in Cell cell, DataType type) => type.Kind switch
    {
        Kind.Boolean => cell.Flag,
        Kind.Date => cell.Date,
        Kind.Text or Kind.Choice => cell.Object,
        Kind.List => (cell.Object as Items)?.Count,
        Kind.Bands => null,
        _ => cell.Number,
    };
}
