namespace DecisionEngine.Cases.Publishing;

/// <summary>Whom a letter goes to. A letter to several goes out once to each.</summary>
/// <param name="Key">The person's key in the record; never a civil registration number.</param>
/// <param name="Name">The name as it stands in the letter.</param>
/// <param name="Represents">The name of the party the recipient represents (R10); null for the party itself and for others.</param>
/// <param name="Address">Where a letter on paper goes, line by line. It stands on the envelope alone and never in the letter, so that a protected address cannot be shown by it.</param>
public sealed record Recipient(string Key, string Name, string? Represents = null, string? Address = null);
