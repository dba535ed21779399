using System.Runtime.InteropServices;
using DecisionEngine.Compiling;

namespace DecisionEngine.Tracing;

/// <summary>What is known of a value. Unknown is neither zero nor false.</summary>
public enum State : byte
{
    /// <summary>The part was not needed: its branch was not taken.</summary>
    NotReached,

    /// <summary>The value is known.</summary>
    Known,

    /// <summary>The value depends on a fact that is unknown.</summary>
    Unknown,

    /// <summary>The value could not be computed.</summary>
    Fault,
}

/// <summary>One value of an evaluation: 32 bytes, no boxing.</summary>
[StructLayout(LayoutKind.Auto)]
public struct Cell
{
    /// <summary>The value of a number.</summary>
    public decimal Number;

    /// <summary>The value of a text or choice, an interval table, or a list's <see cref="Items"/>.</summary>
    public object? Object;

    /// <summary>The value of a date.</summary>
    public DateOnly Date;

    /// <summary>What is known.</summary>
    public State State;

    /// <summary>The value of a boolean.</summary>
    public bool Flag;

    /// <summary>Why it could not be computed.</summary>
    public Fault Fault;

    /// <summary>Whether the outcome rests on it; marked once, when the outcome is known.</summary>
    internal bool IsDecisive;

    /// <summary>Whether it is known and true.</summary>
    public readonly bool IsMet => State == State.Known && Flag;

    /// <summary>Whether it is known and false.</summary>
    public readonly bool IsNotMet => State == State.Known && !Flag;
}
