using System.CommandLine;
using System.Globalization;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Cli;

/// <summary>Asks <c>decide</c> how the case comes out over a range of effective dates.</summary>
internal sealed class TimelineOptions(Surroundings surroundings)
{
    private readonly Option<string?> from = new("--from") { Description = "Show also how the case comes out on every effective date from this one.", HelpName = "date" };
    private readonly Option<string?> to = new("--to") { Description = "The last of those dates.", HelpName = "date" };

    public void AddTo(Command command)
    {
        command.Add(from);
        command.Add(to);
    }

    /// <summary>The case with its timeline, where one was asked for.</summary>
    /// <exception cref="BadInputException">The range is none, or a version in it has errors.</exception>
    public DecidedCase Follow(ParseResult parsed, DecidedCase decided)
    {
        if (parsed.GetValue(from) is null && parsed.GetValue(to) is null)
        {
            return decided;
        }

        if (!TryRead(parsed.GetValue(from), out var first) || !TryRead(parsed.GetValue(to), out var last) || !Timeline.IsRange(first, last))
        {
            throw new BadInputException("timeline-range", "The dates are no range.", $"Expected --from <date> --to <date>, such as 2024-01-01, in that order and at most {Timeline.MostYears} years apart.");
        }

        var place = decided.Place;
        var loaded = CaseOptions.Usable([.. place.Versions.Select(place.Folder.Load)], surroundings.Folder);
        var evaluator = new VersionedEvaluator(loaded.Select(version => version.Evaluator!));
        var periods = Timeline.Of(evaluator, decided.Facts.Span, decided.Evaluation.DecidedAt, first, last, out var errors);
        return errors.IsEmpty ? decided with { Timeline = periods } : throw new BadInputException(errors.Select(Problem.Of));
    }

    private static bool TryRead(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
