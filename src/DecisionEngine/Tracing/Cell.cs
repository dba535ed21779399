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
    private const byte ProgressBits = 3;
    private const byte DecisiveBit = 4;

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

    private byte marks;

    /// <summary>How far a decision table has come while it is evaluated.</summary>
    internal TableProgress Progress
    {
        readonly get => (TableProgress)(marks & ProgressBits);
        set => marks = (byte)((marks & ~ProgressBits) | (byte)value);
    }

    /// <summary>Whether the outcome rests on it; marked once, when the outcome is known.</summary>
    internal bool IsDecisive
    {
        readonly get => (marks & DecisiveBit) != 0;
        set => marks = (byte)(value ? marks | DecisiveBit : marks & ~DecisiveBit);
    }

    /// <summary>Whether it is known and true.</summary>
    public readonly bool IsMet => State == State.Known && Flag;

    /// <summary>Whether it is known and false.</summary>
    public readonly bool IsNotMet => State == State.Known && !Flag;
}

/// <summary>How far a decision table has come.</summary>
internal enum TableProgress : byte
{
    /// <summary>No row has hit or may have hit.</summary>
    None,

    /// <summary>A row may have hit; later rows may still agree with its value.</summary>
    Pending,

    /// <summary>The result is settled.</summary>
    Closed,
}
