using System.Collections.Immutable;

namespace DecisionEngine.Evaluating;

/// <summary>The codes of what can be wrong with the facts of a case. Stable: one that is no longer used is retired.</summary>
public static class FactErrorCode
{
    /// <summary>The facts are no JSON object.</summary>
    public const string JsonSyntax = "fact.json-syntax";

    /// <summary>The rule set has no such fact, or the list no such field.</summary>
    public const string UnknownName = "fact.unknown-name";

    /// <summary>A fact has a property that facts do not have, or no value.</summary>
    public const string UnknownProperty = "fact.unknown-property";

    /// <summary>A fact, a field or a property of a fact stands twice.</summary>
    public const string Duplicate = "fact.duplicate";

    /// <summary>A value is of another type than the fact.</summary>
    public const string WrongType = "fact.wrong-type";

    /// <summary>A choice has a value it cannot have.</summary>
    public const string UnknownChoice = "fact.unknown-choice";

    /// <summary>A number, date or text is outside its limits.</summary>
    public const string OutOfRange = "fact.out-of-range";

    /// <summary>An amount is given for another period than the fact's.</summary>
    public const string WrongPeriod = "fact.wrong-period";

    /// <summary>A list has more items than it may have.</summary>
    public const string TooManyItems = "fact.too-many-items";

    /// <summary>The source of a fact is none there is.</summary>
    public const string UnknownSource = "fact.unknown-source";

    /// <summary>A discretionary fact is answered without a named caseworker and written considerations, or by somebody else.</summary>
    public const string MissingAuthor = "fact.missing-author";

    /// <summary>There is more wrong than anybody would read; what follows was not looked at.</summary>
    public const string TooManyErrors = "fact.too-many-errors";

    /// <summary>Every code, in the order above.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        JsonSyntax, UnknownName, UnknownProperty, Duplicate, WrongType, UnknownChoice, OutOfRange, WrongPeriod, TooManyItems, UnknownSource, MissingAuthor, TooManyErrors,
    ];
}
