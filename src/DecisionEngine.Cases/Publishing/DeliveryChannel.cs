namespace DecisionEngine.Cases.Publishing;

/// <summary>How a letter reaches its recipient. E-mail is not among them: it carries a notice without content and dispatches nothing.</summary>
public enum DeliveryChannel
{
    /// <summary>Digital Post: the public mailbox.</summary>
    DigitalPost,

    /// <summary>A letter on paper.</summary>
    Letter,

    /// <summary>Handed over, at a visit or at the counter.</summary>
    HandedOver,
}

/// <summary>Channels by the names files and messages use.</summary>
public static class DeliveryChannels
{
    /// <summary>The stable name: <c>digital-post</c>, <c>letter</c> or <c>handed-over</c>.</summary>
    public static string Name(this DeliveryChannel channel) => channel switch
    {
        DeliveryChannel.DigitalPost => "digital-post",
        DeliveryChannel.Letter => "letter",
        DeliveryChannel.HandedOver => "handed-over",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "There is no such channel."),
    };

    /// <summary>The channel of a name; null where no letter goes that way.</summary>
    public static DeliveryChannel? Find(string name)
    {
        foreach (var channel in Enum.GetValues<DeliveryChannel>())
        {
            if (channel.Name() == name)
            {
                return channel;
            }
        }

        return null;
    }
}
