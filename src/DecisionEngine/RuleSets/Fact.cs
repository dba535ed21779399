using System.Collections.Immutable;

namespace DecisionEngine.RuleSets;

/// <summary>How closely the law guards a fact.</summary>
public enum Category
{
    /// <summary>An ordinary personal datum.</summary>
    Ordinary,

    /// <summary>A special category (GDPR art. 9), such as health.</summary>
    Special,

    /// <summary>Criminal convictions and offences (GDPR art. 10).</summary>
    Criminal,

    /// <summary>A protected attribute, such as nationality.</summary>
    Protected,
}

/// <summary>Whose datum it is.</summary>
public enum Subject
{
    /// <summary>The applicant.</summary>
    Applicant,

    /// <summary>The household together.</summary>
    Household,

    /// <summary>The applicant's spouse or cohabitant.</summary>
    Partner,

    /// <summary>A child.</summary>
    Child,

    /// <summary>Somebody or something else.</summary>
    Other,
}

/// <summary>A typed value about the case.</summary>
public sealed record Fact
{
    private ImmutableArray<int> fieldOrder;

    /// <summary>The name used in facts files and expressions.</summary>
    public required string Id { get; init; }

    /// <summary>Type and dimension.</summary>
    public required DataType Type { get; init; }

    /// <summary>A definite noun phrase in lower case, fit to stand inside a sentence.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The question that asks for it.</summary>
    public required LocalText Ask { get; init; }

    /// <summary>Help with the question.</summary>
    public LocalText? Help { get; init; }

    /// <summary>Why it is asked.</summary>
    public LocalText? Why { get; init; }

    /// <summary>Where it should come from: <c>party</c>, <c>caseworker</c> or <c>register:…</c>; null where anything will do.</summary>
    public string? Source { get; init; }

    /// <summary>Lowest number allowed.</summary>
    public decimal? Min { get; init; }

    /// <summary>Highest number allowed.</summary>
    public decimal? Max { get; init; }

    /// <summary>Earliest date allowed.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>Latest date allowed.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>How old an observation may be when the case is decided; null for no limit.</summary>
    public Freshness? FreshFor { get; init; }

    /// <summary>Whose datum it is.</summary>
    public Subject About { get; init; }

    /// <summary>How closely the law guards it.</summary>
    public Category Category { get; init; }

    /// <summary>The provisions that allow it to be used.</summary>
    public ImmutableArray<string> Law { get; init; } = [];

    /// <summary>Whether the citizen may say it is wrong on the decision itself.</summary>
    public bool Correctable { get; init; } = true;

    /// <summary>Whether it may be named in what would change the outcome.</summary>
    public bool Changeable { get; init; }

    /// <summary>Whether only a named caseworker may answer it, with written considerations.</summary>
    public bool Discretionary { get; init; }

    /// <summary>What to weigh when answering a discretionary fact, per language.</summary>
    public ImmutableArray<LocalText> Weigh { get; init; } = [];

    /// <summary>A whole sentence for yes and one for no; booleans only.</summary>
    public YesNo? Says { get; init; }

    /// <summary>The fields of a list's items; empty otherwise.</summary>
    public ImmutableArray<Field> Fields { get; init; } = [];

    /// <summary>The indexes of the fields, in ordinal order of their ids: the order of canonical JSON.</summary>
    public ImmutableArray<int> FieldOrder => fieldOrder.IsDefault
        ? fieldOrder = [.. Enumerable.Range(0, Fields.Length).OrderBy(index => Fields[index].Id, StringComparer.Ordinal)]
        : fieldOrder;

    /// <summary>What one item and several are called; lists only.</summary>
    public ItemWords? Item { get; init; }

    /// <summary>How many items a list may have.</summary>
    public int MaxItems { get; init; } = 100;

    /// <summary>Where it stands.</summary>
    public required Location At { get; init; }
}

/// <summary>A field of a list's items.</summary>
/// <param name="Id">The name used inside the list's parentheses.</param>
/// <param name="Type">Type and dimension; never a list.</param>
/// <param name="Label">A definite noun phrase in lower case.</param>
/// <param name="Min">Lowest number allowed.</param>
/// <param name="Max">Highest number allowed.</param>
/// <param name="Says">Whole sentences for yes and no; booleans only.</param>
/// <param name="At">Where it stands.</param>
public sealed record Field(string Id, DataType Type, LocalText Label, decimal? Min, decimal? Max, YesNo? Says, Location At)
{
    /// <summary>Earliest date allowed.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>Latest date allowed.</summary>
    public DateOnly? Latest { get; init; }
}

/// <summary>A sentence for a true and one for a false boolean.</summary>
/// <param name="Yes">Said when it is true.</param>
/// <param name="No">Said when it is false.</param>
public sealed record YesNo(LocalText Yes, LocalText No);

/// <summary>What a list's items are called.</summary>
/// <param name="One">One of them: "place".</param>
/// <param name="Many">Several: "places".</param>
public sealed record ItemWords(LocalText One, LocalText Many);

/// <summary>A calendar span such as three months.</summary>
/// <param name="Months">Whole months.</param>
/// <param name="Days">Days beyond the months.</param>
public readonly record struct Freshness(int Months, int Days)
{
    /// <summary>The last date on which something observed on <paramref name="observed"/> is still fresh.</summary>
    public DateOnly Until(DateOnly observed)
    {
        try
        {
            return observed.AddMonths(Months).AddDays(Days);
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateOnly.MaxValue;
        }
    }
}
