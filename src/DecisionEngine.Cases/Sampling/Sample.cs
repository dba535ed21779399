using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DecisionEngine.Cases.Sampling;

/// <summary>Whether a decision was drawn for review, with all that is needed to show that it was not chosen by hand.</summary>
/// <param name="DecisionId">The decision.</param>
/// <param name="RuleSet">The rule set; with the outcome it is the stratum.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Share">The share of the stratum that is drawn; 0 to 1.</param>
/// <param name="Lot">The decision's lot; 0 to just under 1.</param>
public sealed record Sample(string DecisionId, string RuleSet, string Outcome, decimal Share, decimal Lot)
{
    // Lots have nine decimals, so that what is stored is what was compared.
    private const ulong Lots = 1_000_000_000;

    /// <summary>Whether it was drawn.</summary>
    public bool IsDrawn => Lot < Share;

    /// <summary>
    /// Draws. The lot is an HMAC-SHA256 of the decision's id: the same for ever, even in every share, and unknown in advance to anybody
    /// without the key. Whoever holds the key can check each draw afterwards.
    /// </summary>
    /// <param name="key">The authority's secret key; at least 32 bytes.</param>
    /// <param name="decisionId">The decision.</param>
    /// <param name="outcome">Its outcome.</param>
    /// <param name="shares">The shares of its rule set.</param>
    public static Sample Draw(ReadOnlySpan<byte> key, string decisionId, string outcome, SampleShares shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        return new Sample(decisionId, shares.RuleSet, outcome, shares.For(outcome), LotOf(key, decisionId));
    }

    /// <summary>The lot of a decision: a number from 0 to just under 1.</summary>
    public static decimal LotOf(ReadOnlySpan<byte> key, string decisionId)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, 32, nameof(key));
        ArgumentException.ThrowIfNullOrEmpty(decisionId);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"sample\n{decisionId}"), mac);

        // 64 bits over a billion lots: no lot is favoured by more than one in ten billion.
        return (decimal)(BinaryPrimitives.ReadUInt64BigEndian(mac) % Lots) / Lots;
    }
}
