using CsCheck;
using DecisionEngine.Cases.Publishing;

namespace DecisionEngine.Cases.Tests.Publishing;

/// <summary>Days and channels for properties.</summary>
internal static class AnyDay
{
    public static readonly Gen<DateOnly> Day = Gen.Int[0, 365 * 60].Select(new DateOnly(2018, 7, 1).AddDays);

    public static readonly Gen<DeliveryChannel> Channel = Gen.Int[0, 2].Select(channel => (DeliveryChannel)channel);

    public static readonly Gen<int> Weeks = Gen.Int[1, 52];
}
