namespace DecisionEngine.Cli;

/// <summary>All that a command meets of the world outside, so that tests can bring their own.</summary>
/// <param name="Out">Where results go.</param>
/// <param name="Error">Where errors go.</param>
/// <param name="Input">What <c>--facts -</c> reads.</param>
/// <param name="Time">The clock.</param>
/// <param name="Folder">The current folder.</param>
internal sealed record Surroundings(Screen Out, Screen Error, Stream Input, TimeProvider Time, string Folder)
{
    /// <summary>Tells a long command to come to an end, as Ctrl-C does.</summary>
    public CancellationToken Stop { get; init; }
}
