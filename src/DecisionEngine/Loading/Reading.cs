using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>What is known while one file is read: its languages and provisions, and where findings go.</summary>
internal sealed partial class Reading(DiagnosticBag diagnostics)
{
    /// <summary>The languages with date and number patterns of our own.</summary>
    public static readonly ImmutableArray<string> KnownLanguages = ["da", "en"];

    private static readonly string[] ReservedWords =
    [
        "it", "parent", "root", "new", "iif", "np", "as", "is", "isnull", "cast", "in", "and", "or", "not", "mod", "true", "false", "null", "this", "item",
        "lt", "gt", "le", "ge", "eq", "ne", "decidedOn", "effectiveDate", "any", "all", "count", "sum", "min", "max",
    ];

    private readonly List<(string Id, Location At)> usedLaw = [];
    private readonly List<(string Id, Location At, bool OrKind)> usedOutcomes = [];

    public DiagnosticBag Diagnostics => diagnostics;

    public ImmutableArray<string> Languages { get; set; } = [];

    public static LocalText NoText { get; } = new([]);

    /// <summary>For reading a property whose absence has been reported already.</summary>
    public Reading Silent => new(new DiagnosticBag(diagnostics.File)) { Languages = Languages };

    public IReadOnlyList<(string Id, Location At)> UsedLaw => usedLaw;

    /// <summary>Where outcomes are named; some places may name a kind of outcome instead.</summary>
    public IReadOnlyList<(string Id, Location At, bool OrKind)> UsedOutcomes => usedOutcomes;

    /// <summary>Where a property of the whole rule set stands.</summary>
    public Location PlaceOf(string property) => Root?.Find(property)?.Value.At ?? Location.File;

    public JsonObject? Root { get; set; }

    public void UseLaw(string id, Location at) => usedLaw.Add((id, at));

    public void UseOutcome(string id, Location at, bool orKind) => usedOutcomes.Add((id, at, orKind));

    public LocalText Local(JsonPart part)
    {
        if (part is not JsonObject)
        {
            var example = string.Join(", ", Languages.Select(language => $"\"{language}\": \"…\""));
            diagnostics.Add(DiagnosticCode.ValueType, part.At, part.Description, $"This is {part.Description}.", $"the text in every language: {{ {example} }}");
            return NoText;
        }

        var reader = new ObjectReader(part, this);
        var entries = ImmutableArray.CreateBuilder<LocalText.Entry>();
        foreach (var language in Languages)
        {
            switch (reader.Part(language))
            {
                case JsonText { Value: var text } found when text.Trim().Length == 0:
                    diagnostics.Add(DiagnosticCode.TextEmpty, found.At, text, $"The text in `{language}` is empty.");
                    break;
                case JsonText found:
                    entries.Add(new LocalText.Entry(language, found.Value, found.At));
                    break;
                case null when !reader.IsBroken:
                    diagnostics.Add(DiagnosticCode.LanguageMissing, part.At, "", $"The text is missing in `{language}`.");
                    break;
                case { } found:
                    diagnostics.Add(DiagnosticCode.ValueType, found.At, found.Description, $"This is {found.Description}.", "a text");
                    break;
            }
        }

        if (part is JsonObject whole)
        {
            foreach (var property in whole.Properties.Where(property => !Languages.Contains(property.Name)))
            {
                diagnostics.Add(
                    DiagnosticCode.LanguageUnknown,
                    property.At,
                    property.Name,
                    $"`{property.Name}` is none of the rule set's languages.",
                    string.Join(", ", Languages));
            }
        }

        return new LocalText(entries.ToImmutable());
    }

    public void CheckId(string id, Location at, bool inExpressions)
    {
        if (!(inExpressions ? ExpressionName() : PlainId()).IsMatch(id))
        {
            var expected = inExpressions
                ? "a lower-case letter, then letters and digits (a–z only), at most 64"
                : "letters, digits, hyphens and points (a–z only), at most 64";
            var odd = id.FirstOrDefault(character => !char.IsAscii(character) && char.IsLetter(character));
            var why = odd == default ? "" : $" Its character `{odd}` (U+{(int)odd:X4}) is none of a to z, though it may look like one.";
            diagnostics.Add(DiagnosticCode.IdInvalid, at, id, $"`{id}` cannot be an id.{why}", expected);
        }
        else if (inExpressions && ReservedWords.Contains(id))
        {
            diagnostics.Add(DiagnosticCode.IdInvalid, at, id, $"`{id}` is a word of the expression language.", "another name");
        }
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex ExpressionName();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainId();
}
