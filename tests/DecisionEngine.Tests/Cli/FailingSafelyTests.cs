using System.CommandLine;
using DecisionEngine.Cli;

namespace DecisionEngine.Tests.Cli;

public sealed class FailingSafelyTests : IDisposable
{
    private readonly Workshop workshop = new();

    [Fact]
    public void A_bug_is_said_as_a_bug_and_never_as_an_outcome()
    {
        var answer = Break("break");

        Assert.Equal(3, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.StartsWith("error bug: The program failed where it never should: the wheel came off (InvalidOperationException). Nothing was decided", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bug_shows_where_it_came_from_when_asked()
    {
        Assert.Contains("   at ", Break("break", "--verbose").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_is_printed_and_exits_with_0()
    {
        var answer = workshop.Run("decide", "--help");

        Assert.Equal(0, answer.Exit);
        Assert.Contains("--decided-at", answer.Out, StringComparison.Ordinal);
    }

    public void Dispose() => workshop.Dispose();

    private Answer Break(params string[] args) => workshop.Run("", surroundings => CommandLine.Run(args, surroundings, (_, _) =>
    {
        var command = new Command("break");
        command.SetAction(int (_) => throw new InvalidOperationException("the wheel came off"));
        return command;
    }));
}
