using System.Collections.Immutable;
using System.Reflection;

namespace DecisionEngine.Loading;

/// <summary>A sort of finding. Codes are stable: one that is no longer used is retired, never given a new meaning.</summary>
/// <param name="Id">The code.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Meaning">What it means and what to do, in a sentence for the author.</param>
public sealed record DiagnosticCode(string Id, Severity Severity, string Meaning)
{
    internal static readonly DiagnosticCode FileMissing = Error("file-missing", "There is no rule set at that place.");
    internal static readonly DiagnosticCode FileTooLarge = Error("file-too-large", "A rule-set file is at most 1 MB.");
    internal static readonly DiagnosticCode JsonSyntax = Error("json-syntax", "The file is not JSON.");
    internal static readonly DiagnosticCode JsonDepth = Error("json-depth", "Objects and arrays are nested at most 32 deep.");
    internal static readonly DiagnosticCode DuplicateKey = Error("duplicate-key", "An object has the same property twice.");
    internal static readonly DiagnosticCode PropertyUnknown = Error("property-unknown", "The format has no such property here.");
    internal static readonly DiagnosticCode PropertyMissing = Error("property-missing", "A mandatory property is absent.");
    internal static readonly DiagnosticCode ValueType = Error("value-type", "The value is of the wrong JSON type.");
    internal static readonly DiagnosticCode ValueInvalid = Error("value-invalid", "The value is not one of those allowed, or not in the right form.");
    internal static readonly DiagnosticCode TooMany = Error("too-many", "There are more entries than a rule set may have.");
    internal static readonly DiagnosticCode IdInvalid = Error("id-invalid", "An id has characters it may not have, or is a word of the expression language.");
    internal static readonly DiagnosticCode IdDuplicate = Error("id-duplicate", "Two things have the same id.");
    internal static readonly DiagnosticCode IdRetired = Error("id-retired", "An id or code that an earlier version used and retired is used again.");
    internal static readonly DiagnosticCode IdMismatch = Error("id-mismatch", "The id or version is not the one the folder and file name say.");
    internal static readonly DiagnosticCode LanguageMissing = Error("language-missing", "A text is absent in one of the rule set's languages.");
    internal static readonly DiagnosticCode LanguageUnknown = Error("language-unknown", "The rule set uses a language it does not declare, or one without date and number patterns.");
    internal static readonly DiagnosticCode TextEmpty = Error("text-empty", "A text is empty.");
    internal static readonly DiagnosticCode PlaceholderUnknown = Error("placeholder-unknown", "A placeholder names nothing.");
    internal static readonly DiagnosticCode LawMissing = Error("law-missing", "Something that must name its law does not.");
    internal static readonly DiagnosticCode LawUnknown = Error("law-unknown", "No provision has that id.");
    internal static readonly DiagnosticCode CategoryLaw = Error("category-law", "A fact of a special, criminal or protected category needs a law that allows it.");
    internal static readonly DiagnosticCode DiscretionWeigh = Error("discretion-weigh", "A discretionary fact says what to weigh, and rests on a law.");
    internal static readonly DiagnosticCode DiscretionType = Error("discretion-type", "Only a boolean can be discretionary, and only a caseworker can be its source.");
    internal static readonly DiagnosticCode RateGap = Error("rate-gap", "A rate has neither a value nor a stated reason for having none on a date in force.");
    internal static readonly DiagnosticCode RateOverlap = Error("rate-overlap", "Two intervals of a rate hold the same date, or stand out of order.");
    internal static readonly DiagnosticCode IntervalInvalid = Error("interval-invalid", "An interval ends before it begins.");
    internal static readonly DiagnosticCode BandsInvalid = Error("bands-invalid", "The bands of an interval table do not rise, or the last has a limit.");
    internal static readonly DiagnosticCode ExpressionTooLong = Error("expression-too-long", "An expression has at most 2,000 characters and 400 words and signs.");
    internal static readonly DiagnosticCode ExpressionTooDeep = Error("expression-too-deep", "Parentheses, signs and choices are nested at most 32 deep.");
    internal static readonly DiagnosticCode ExpressionCharacter = Error("expression-character", "An expression has a character it may not have.");
    internal static readonly DiagnosticCode ExpressionSyntax = Error("expression-syntax", "An expression cannot be read.");
    internal static readonly DiagnosticCode NumberForm = Error("number-form", "Numbers are written with digits and a point; no exponents, suffixes or hexadecimal.");
    internal static readonly DiagnosticCode NameUnknown = Error("name-unknown", "A name is no fact, rate, earlier step or function.");
    internal static readonly DiagnosticCode NameLater = Error("name-later", "A step uses one that stands after it.");
    internal static readonly DiagnosticCode StepsCyclic = Error("steps-cyclic", "Steps need each other's results in a circle.");
    internal static readonly DiagnosticCode NotAllowedHere = Error("not-allowed-here", "The name or operation exists, but not in this place.");
    internal static readonly DiagnosticCode TypeMismatch = Error("type-mismatch", "An operation or property gets a value of the wrong type.");
    internal static readonly DiagnosticCode DimensionMismatch = Error("dimension-mismatch", "Amounts of different currencies, periods or units are combined.");
    internal static readonly DiagnosticCode AmountLiteral = Error("amount-literal", "An amount stands as a number in an expression; an amount in law is a rate.");
    internal static readonly DiagnosticCode ChoiceUnknown = Error("choice-unknown", "A choice is compared with a value it cannot have.");
    internal static readonly DiagnosticCode FunctionArguments = Error("function-arguments", "A function gets the wrong number or sort of arguments.");
    internal static readonly DiagnosticCode TableNotTotal = Error("table-not-total", "A table has no row for the rest.");
    internal static readonly DiagnosticCode OutcomesNotTotal = Error("outcomes-not-total", "The outcomes may all fail, and none says that a person then decides.");
    internal static readonly DiagnosticCode OutcomeNeedsWhen = Error("outcome-needs-when", "An outcome has no condition of its own; refusal is never what is left over.");
    internal static readonly DiagnosticCode AutomationBecause = Error("automation-because", "A rule set that never decides automatically says why.");
    internal static readonly DiagnosticCode OutcomeUnknown = Error("outcome-unknown", "No outcome has that id.");
    internal static readonly DiagnosticCode ReferenceUnknown = Error("reference-unknown", "No list has that id.");
    internal static readonly DiagnosticCode ExampleNameUnknown = Error("example-name-unknown", "An example expects an outcome, amount, step, fact or reason that the rule set does not have.");
    internal static readonly DiagnosticCode ExampleErrorsAlone = Error("example-errors-alone", "An example that expects errors expects nothing else.");

    internal static readonly DiagnosticCode TextNumber = Warning("text-number", "An authored sentence has a figure of its own; a placeholder cannot drift from the rule.");
    internal static readonly DiagnosticCode TextHard = Warning("text-hard", "A sentence is hard to read.");
    internal static readonly DiagnosticCode RateUnsure = Warning("rate-unsure", "A figure is marked as not surely right.");
    internal static readonly DiagnosticCode OutcomesOverlap = Warning("outcomes-overlap", "Two outcomes may hold at the same time; the first wins.");
    internal static readonly DiagnosticCode Unused = Warning("unused", "Nothing uses this fact, field, rate, step or provision.");
    internal static readonly DiagnosticCode LawCited = Warning("law-imprecise", "A citation names no paragraph.");

    /// <summary>Every code, errors first, in the order of the work.</summary>
    public static ImmutableArray<DiagnosticCode> All { get; } =
    [
        .. typeof(DiagnosticCode)
            .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(DiagnosticCode))
            .OrderBy(field => field.MetadataToken)
            .Select(field => (DiagnosticCode)field.GetValue(null)!),
    ];

    private static DiagnosticCode Error(string id, string meaning) => new(id, Severity.Error, meaning);

    private static DiagnosticCode Warning(string id, string meaning) => new(id, Severity.Warning, meaning);
}
