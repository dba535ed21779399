using DecisionEngine.Loading;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>What may be said of where a fact came from.</summary>
internal static class ProvenanceChecks
{
    /// <summary>Whether it is a source there is.</summary>
    public static bool IsKnownSource(string source) =>
        source is Provenance.Party or "representative" or "caseworker"
        || (source.StartsWith("register:", StringComparison.Ordinal) && source.Length > 9)
        || (source.StartsWith("thirdParty:", StringComparison.Ordinal) && source.Length > 11);

    /// <summary>What is wrong with the source of a fact; null where nothing is.</summary>
    public static FactError? SourceError(Fact fact, string source)
    {
        if (!IsKnownSource(source))
        {
            return new FactError(FactErrorCode.UnknownSource, $"{fact.Id}.source", $"\"{(source.Length > 60 ? source[..60] + "…" : source)}\"", "party, representative, caseworker, register:name or thirdParty:name");
        }

        return fact.Discretionary && source != "caseworker"
            ? new FactError(FactErrorCode.MissingAuthor, fact.Id, $"a discretionary answer from {source}", "an answer from a caseworker")
            : null;
    }

    /// <summary>What is wrong with a known value where nobody answers for a discretionary answer; null where somebody does, or nobody must.</summary>
    public static FactError? AuthorError(Fact fact, Provenance? given) =>
        fact.Discretionary && (string.IsNullOrWhiteSpace(given?.By) || string.IsNullOrWhiteSpace(given.Considerations))
            ? new FactError(FactErrorCode.MissingAuthor, fact.Id, "an answer without a named caseworker and written considerations", "`value`, `by` and `considerations`: only a person answers a discretionary question")
            : null;

    /// <summary>Everything wrong with what a program says of a fact. <see cref="FactsReader"/> looks at the same while it reads.</summary>
    public static IEnumerable<FactError> Errors(Fact fact, Provenance given)
    {
        if (SourceError(fact, given.Source) is { } source)
        {
            yield return source;
        }

        if (given.Sure is < 0m or > 1m)
        {
            yield return new FactError(FactErrorCode.OutOfRange, $"{fact.Id}.sure", $"{given.Sure}", "a number from 0 to 1");
        }

        if (given.PlusMinus < 0m)
        {
            yield return new FactError(FactErrorCode.OutOfRange, $"{fact.Id}.plusMinus", $"{given.PlusMinus}", "a number from 0");
        }

        (string Name, string? Text)[] texts = [("source", given.Source), ("comment", given.Comment), ("by", given.By), ("considerations", given.Considerations)];
        foreach (var (name, text) in texts)
        {
            if (text is not null && TypedValue.TextError(text, $"{fact.Id}.{name}") is { } error)
            {
                yield return error;
            }
        }

        for (var i = 0; i < given.Conflicts.Length; i++)
        {
            var (value, other, _) = given.Conflicts[i];
            if (!IsCanonical(value))
            {
                yield return new FactError(FactErrorCode.WrongType, $"{fact.Id}.conflicts[{i}]", "a value that is not canonical JSON", "a value as canonical JSON");
            }

            if (other is not null && TypedValue.TextError(other, $"{fact.Id}.conflicts[{i}].source") is { } error)
            {
                yield return error;
            }
        }
    }

    private static bool IsCanonical(string value)
    {
        var diagnostics = new DiagnosticBag("");
        return JsonPartReader.Read(value, diagnostics) is { } part && !diagnostics.HasErrors && CanonicalJson.From(part).ToString() == value;
    }
}
