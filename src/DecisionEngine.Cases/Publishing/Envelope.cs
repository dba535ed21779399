using System.Collections.Immutable;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Publishing;

/// <summary>One letter to one recipient, with the exact bytes that are sent and kept (R13).</summary>
/// <param name="Id">A stable id, the same in every attempt, so that a repeat is recognised: small letters, digits, hyphens and points.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">What sort of letter it is.</param>
/// <param name="To">The recipient.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Date">The letter's date, which is its dispatch date (R14).</param>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Documents">The letter first, then what goes with it. Their names are file names of small letters, digits, hyphens and points.</param>
public sealed record Envelope(
    string Id, string CaseId, LetterKind Kind, Recipient To, DeliveryChannel Channel, DateOnly Date, string Language, ImmutableArray<Document> Documents);
