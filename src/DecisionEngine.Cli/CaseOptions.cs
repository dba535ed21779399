using System.CommandLine;
using System.Collections.Immutable;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;
using DecisionEngine.Searching;

namespace DecisionEngine.Cli;

/// <summary>What <c>decide</c> and <c>explain</c> are told about one case.</summary>
internal sealed class CaseOptions(CommonOptions common, Surroundings surroundings)
{
    private const int MostBytes = 16_000_000;

    public Option<string> Facts { get; } = new("--facts") { Description = "The case's facts: a JSON file, or - to read them from the input.", HelpName = "file|-", Required = true };

    public Option<string?> DecidedAt { get; } = DecidedAtOption();

    public Option<string?> Language { get; } = new("--language") { Description = "One of the rule set's languages, such as da or en; left out, the binding one.", HelpName = "language" };

    /// <summary>The option that says when cases are decided.</summary>
    public static Option<string?> DecidedAtOption() => new("--decided-at") { Description = "When it is decided: a date or a timestamp; left out, now.", HelpName = "date" };

    /// <summary>Adds argument and options.</summary>
    public void AddTo(Command command)
    {
        command.Add(common.RuleSet);
        command.Add(Facts);
        command.Add(DecidedAt);
        command.Add(Language);
    }

    /// <summary>Evaluates the case.</summary>
    /// <exception cref="BadInputException">Something about the command, the rule set or the facts keeps it from being evaluated.</exception>
    public DecidedCase Evaluate(ParseResult parsed)
    {
        var place = common.Place(parsed, surroundings);
        var facts = ReadFacts(parsed.GetRequiredValue(Facts));
        var decidedAt = Moment(parsed.GetValue(DecidedAt), surroundings.Time);
        var loaded = place.Version is { } version ? place.Folder.Load(version) : place.Folder.LoadFor(facts, decidedAt)!;
        var evaluator = Usable([loaded], surroundings.Folder)[0].Evaluator!;
        var language = parsed.GetValue(Language);
        var languages = evaluator.Program.RuleSet.Languages;
        CheckLanguage(language, languages);
        var evaluation = evaluator.Evaluate(facts, decidedAt, out var errors) ?? throw new BadInputException(errors.Select(Problem.Of));
        WarnOfBrokenExamples(loaded, surroundings.Error);
        return new DecidedCase(evaluation, WhatWouldChange.Search(evaluator, evaluation), language ?? languages[0], language is null ? languages : [language], facts, place);
    }

    /// <summary>The versions, each with an evaluator.</summary>
    /// <exception cref="BadInputException">One has errors; all of them are said.</exception>
    public static IReadOnlyList<LoadedRuleSet> Usable(IReadOnlyList<LoadedRuleSet> versions, string from)
    {
        var errors = versions.SelectMany(version => RuleSetCheck.Named(version.File.Diagnostics, version, from)).Where(found => found.Severity == Severity.Error).ToList();
        return errors.Count == 0 ? versions : throw new BadInputException(errors.Select(Problem.Of));
    }

    /// <summary>Says where examples cannot be read: the paths they would have walked are then untested.</summary>
    public static void WarnOfBrokenExamples(LoadedRuleSet loaded, Screen screen)
    {
        if (loaded.BrokenExamples > 0)
        {
            screen.Line($"warning examples-broken: {loaded.BrokenExamples} example files cannot be read and count for nothing; `test` says why.", Tone.Warn);
        }
    }

    /// <summary>The moment a text says; left out, now.</summary>
    /// <exception cref="BadInputException">It says none.</exception>
    public static DateTimeOffset Moment(string? text, TimeProvider time)
    {
        if (text is null)
        {
            return time.GetLocalNow();
        }

        return Analysis.DecidedAt.TryRead(text, out var moment)
            ? moment
            : throw new BadInputException("decided-at-invalid", $"`{text}` is not a date.", $"Expected {Analysis.DecidedAt.Form}.");
    }

    /// <exception cref="BadInputException">The rule set has no texts in the language.</exception>
    public static void CheckLanguage(string? language, ImmutableArray<string> languages)
    {
        if (language is not null && !languages.Contains(language))
        {
            throw new BadInputException("language-unknown", $"The rule set has no texts in `{language}`.", $"It has: {string.Join(", ", languages)}.");
        }
    }

    private byte[] ReadFacts(string named)
    {
        try
        {
            using var stream = named == "-" ? surroundings.Input : File.OpenRead(Path.GetFullPath(named, surroundings.Folder));
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            if (bytes.Length > MostBytes)
            {
                throw new BadInputException("facts-too-large", $"The facts are {bytes.Length} bytes.", $"Expected at most {MostBytes}.");
            }

            var all = bytes.ToArray();
            return all.AsSpan().StartsWith("\uFEFF"u8) ? all[3..] : all;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException("facts-missing", $"The facts `{named}` cannot be read: {failure.Message}");
        }
    }
}

/// <summary>A case that was evaluated.</summary>
/// <param name="Evaluation">What the engine found.</param>
/// <param name="Changes">What would change the answer.</param>
/// <param name="Language">The language its sentences are said in.</param>
/// <param name="Languages">The languages it is explained in.</param>
/// <param name="Facts">The facts as they were read.</param>
/// <param name="Place">Where the rule set is.</param>
internal sealed record DecidedCase(Evaluation Evaluation, Changes Changes, string Language, ImmutableArray<string> Languages, ReadOnlyMemory<byte> Facts, RuleSetPlace Place)
{
    /// <summary>How it comes out over a range of effective dates; null where that was not asked for.</summary>
    public ImmutableArray<TimelinePeriod>? Timeline { get; init; }
}
