namespace DecisionEngine.Cases.Publishing;

/// <summary>What a letter gets when it is dispatched (R14).</summary>
/// <param name="To">The recipient.</param>
/// <param name="Date">The dispatch date.</param>
/// <param name="CaseId">The case.</param>
/// <param name="DecisionId">The decision; null where the letter is about none.</param>
/// <param name="Code">The verification code; see <see cref="VerificationCode"/>.</param>
public sealed record LetterHead(Recipient To, DateOnly Date, string CaseId, string? DecisionId, string Code);
