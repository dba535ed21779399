using System.Collections.Immutable;
using System.Globalization;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary>Why a command cannot be carried out: a stable code, a line for people, and the parts of it for programs.</summary>
internal sealed record Problem(string Code, string Line, ImmutableArray<(string Name, string? Value)> Parts)
{
    public Problem(string code, string message, string? suggestion = null)
        : this(code, $"error {code}: {message}{(suggestion is null ? "" : " " + suggestion)}", [("message", message), ("suggestion", suggestion)])
    {
    }

    public static Problem Of(FactError error) => new(
        error.Code,
        $"error {error}",
        [("fact", error.Fact), ("came", error.Came), ("expected", error.Expected), ("suggestion", error.Suggestion)]);

    public static Problem Of(Diagnostic found) => new(
        found.Code.Id,
        found.ToString(),
        [
            ("file", found.File), ("line", found.At.Line.ToString(CultureInfo.InvariantCulture)), ("column", found.At.Column.ToString(CultureInfo.InvariantCulture)),
            ("path", found.At.Path), ("message", found.Message), ("expected", found.Expected), ("suggestion", found.Suggestion), ("text", found.Text),
        ]);
}

/// <summary>The command cannot be carried out as asked.</summary>
internal sealed class BadInputException(IEnumerable<Problem> problems) : Exception
{
    public BadInputException(string code, string message, string? suggestion = null)
        : this([new Problem(code, message, suggestion)])
    {
    }

    public ImmutableArray<Problem> Problems { get; } = [.. problems];

    public override string Message => string.Join(Environment.NewLine, Problems.Select(problem => problem.Line));
}
