namespace DecisionEngine.Compiling;

/// <summary>What a node of an expression does. This closed list is the whole language: nothing else can be reached from a rule set.</summary>
public enum Op
{
    /// <summary>A value written in the expression.</summary>
    Literal,

    /// <summary>A fact of the case.</summary>
    Fact,

    /// <summary>A field of the item at hand.</summary>
    Field,

    /// <summary>A rate on the effective date.</summary>
    Rate,

    /// <summary>An earlier step.</summary>
    Step,

    /// <summary>The date on which the case is decided.</summary>
    DecidedOn,

    /// <summary>The date from which the decision has effect.</summary>
    EffectiveDate,

    /// <summary>Lower than, or earlier than.</summary>
    Less,

    /// <summary>Not higher than, or not later than.</summary>
    LessOrEqual,

    /// <summary>Equal to.</summary>
    Equal,

    /// <summary>Different from.</summary>
    NotEqual,

    /// <summary>Not lower than, or not earlier than.</summary>
    GreaterOrEqual,

    /// <summary>Higher than, or later than.</summary>
    Greater,

    /// <summary>One of the values listed.</summary>
    In,

    /// <summary>Sum of two.</summary>
    Add,

    /// <summary>Difference of two.</summary>
    Subtract,

    /// <summary>Product of two.</summary>
    Multiply,

    /// <summary>Quotient of two.</summary>
    Divide,

    /// <summary>The number with its sign turned.</summary>
    Negate,

    /// <summary>All parts hold (Kleene's strong conjunction).</summary>
    And,

    /// <summary>At least one part holds (Kleene's strong disjunction).</summary>
    Or,

    /// <summary>The part does not hold.</summary>
    Not,

    /// <summary>A choice: test, value if it holds, value if not.</summary>
    If,

    /// <summary>A function from the list.</summary>
    Call,

    /// <summary>A number looked up in an interval table: the rate, then the number.</summary>
    Lookup,

    /// <summary>At least one item (for which the part holds).</summary>
    Any,

    /// <summary>Every item, for which the part holds.</summary>
    All,

    /// <summary>How many items (for which the part holds).</summary>
    Count,

    /// <summary>The sum over all items.</summary>
    Sum,

    /// <summary>The lowest over all items.</summary>
    Lowest,

    /// <summary>The highest over all items.</summary>
    Highest,

    /// <summary>A decision table in which the first hit wins: test, value, test, value, …, and the value of the rest.</summary>
    FirstHit,

    /// <summary>A decision table in which exactly one row may hit.</summary>
    OnlyHit,

    /// <summary>The result that sends the case to a person.</summary>
    Review,
}
