namespace DecisionEngine.Cases.Publishing;

/// <summary>Who decided. It stands on the letter, so that nobody is left in doubt whether a person looked (R23, R28).</summary>
public enum Authorship
{
    /// <summary>The rules alone.</summary>
    Rules,

    /// <summary>A person who approved what the rules gave.</summary>
    Person,

    /// <summary>A person who decided otherwise than the rules gave.</summary>
    PersonOverRules,
}

/// <summary>Who decided or wrote.</summary>
/// <param name="Authorship">How.</param>
/// <param name="Name">The person, with a title where there is one; null for the rules alone.</param>
public sealed record Author(Authorship Authorship, string? Name)
{
    /// <summary>The rules alone.</summary>
    public static readonly Author Rules = new(Authorship.Rules, null);

    /// <summary>A person who approved what the rules gave, or who wrote the letter.</summary>
    public static Author Person(string name) => new(Authorship.Person, name);

    /// <summary>A person who decided otherwise than the rules gave.</summary>
    public static Author PersonOverRules(string name) => new(Authorship.PersonOverRules, name);
}
