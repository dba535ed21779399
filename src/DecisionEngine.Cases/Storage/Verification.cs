namespace DecisionEngine.Cases.Storage;

/// <summary>What came of looking the record through.</summary>
/// <param name="Events">How many events were found to be as they were written.</param>
/// <param name="BrokenAt">The sequence of the first record that is not; null where none is, or where it is not an event's.</param>
/// <param name="Problem">What is wrong with it; null where nothing is.</param>
public sealed record Verification(long Events, long? BrokenAt, string? Problem)
{
    /// <summary>Whether everything is as it was written.</summary>
    public bool IsIntact => Problem is null;
}
