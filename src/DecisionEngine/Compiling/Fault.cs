namespace DecisionEngine.Compiling;

/// <summary>Why a part could not be computed. A fault never becomes "not met"; it sends the case to a person.</summary>
public enum Fault : byte
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>Something is divided by zero.</summary>
    DivisionByZero,

    /// <summary>A number grew too large.</summary>
    Overflow,

    /// <summary>The lowest or highest of an empty list.</summary>
    EmptyList,

    /// <summary>A rate has no value on the effective date.</summary>
    RateMissing,

    /// <summary>No row of a table takes the case; a person must.</summary>
    NoRow,

    /// <summary>Several rows of a table hit where only one may.</summary>
    SeveralRows,

    /// <summary>A date outside the calendar.</summary>
    DateOutOfRange,

    /// <summary>The effective date lies outside the dates this version is in force.</summary>
    NotInForce,
}

/// <summary>The stable code of each fault.</summary>
public static class FaultCode
{
    /// <summary>The code, e.g. <c>division-by-zero</c>.</summary>
    public static string Code(this Fault fault) => fault switch
    {
        Fault.DivisionByZero => "division-by-zero",
        Fault.Overflow => "overflow",
        Fault.EmptyList => "empty-list",
        Fault.RateMissing => "rate-missing",
        Fault.NoRow => "no-row",
        Fault.SeveralRows => "several-rows",
        Fault.DateOutOfRange => "date-out-of-range",
        Fault.NotInForce => "not-in-force",
        _ => "none",
    };
}
