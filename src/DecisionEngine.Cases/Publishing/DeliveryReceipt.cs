namespace DecisionEngine.Cases.Publishing;

/// <summary>How a dispatch ended. Only <see cref="Delivered"/> starts a deadline (R6).</summary>
public abstract record DeliveryReceipt
{
    private DeliveryReceipt()
    {
    }

    /// <summary>It is out of our hands.</summary>
    /// <param name="At">When it went out the first time.</param>
    /// <param name="IsRepeat">Whether it had gone out before; nothing was sent again.</param>
    public sealed record Delivered(DateTimeOffset At, bool IsRepeat) : DeliveryReceipt;

    /// <summary>Nothing was sent; trying again may help.</summary>
    /// <param name="Code">Why; see <see cref="DeliveryCode"/>.</param>
    public sealed record FailedTemporarily(string Code) : DeliveryReceipt;

    /// <summary>Nothing was sent, and the same envelope never will be.</summary>
    /// <param name="Code">Why; see <see cref="DeliveryCode"/>.</param>
    public sealed record FailedForGood(string Code) : DeliveryReceipt;
}

/// <summary>Why a dispatch failed. A code is never used for anything else.</summary>
public static class DeliveryCode
{
    /// <summary>The place that receives it cannot be reached or written. Temporary.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Something else was sent under this id. For good: what was sent stays as it is (R13).</summary>
    public const string SentOtherwise = "sent-otherwise";

    /// <summary>The letter bears another date than today (R14). For good: it is written again with its deadline and today's date, under the same id.</summary>
    public const string OtherDate = "other-date";

    /// <summary>The id or the name of a document cannot be a file name. For good.</summary>
    public const string BadName = "bad-name";

    /// <summary>A letter on paper has no address. For good.</summary>
    public const string NoAddress = "no-address";
}
