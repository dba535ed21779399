using System.Collections.Immutable;
using System.Globalization;
using DecisionEngine.Explaining;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Cases.Publishing;

/// <summary>Who writes, and every way to reach them: all ways are equal.</summary>
/// <param name="Name">The authority.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Reach">Telephone, address, hours and web, a line each.</param>
public sealed record Sender(string Name, string Unit, ImmutableArray<string> Reach)
{
    /// <summary>The authority of a rule set in a language.</summary>
    public static Sender Of(Authority authority, string language)
    {
        ArgumentNullException.ThrowIfNull(authority);
        var words = Wording.For(language);
        string Line(string pattern, string text) => string.Format(CultureInfo.InvariantCulture, pattern, text);
        return new Sender(
            authority.Name[language],
            authority.Unit[language],
            [
                Line(words.Phone, authority.Contact.Phone),
                Line(words.Visit, authority.Contact.Address[language]),
                Line(words.Hours, authority.Contact.Hours[language]),
                Line(words.Web, authority.Contact.Web),
            ]);
    }

    /// <inheritdoc/>
    public bool Equals(Sender? other) => other is not null && Name == other.Name && Unit == other.Unit && Reach.SequenceEqual(other.Reach);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Unit, Reach.Length);
}
