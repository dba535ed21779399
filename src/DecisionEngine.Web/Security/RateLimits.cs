using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.RateLimiting;

namespace DecisionEngine.Web.Security;

/// <summary>How often a client may ask. Whoever is signed in is counted by themselves, for many share an address; everybody else by address.</summary>
internal static class RateLimits
{
    private const int NetworkBytes = 8;

    public static void Configure(RateLimiterOptions limiter, LimitOptions limits)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, limits));
        limiter.OnRejected = async (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await ProblemWriter.WriteAsync(rejected.HttpContext, ProblemCodes.Rate);
        };
    }

    private static RateLimitPartition<string> Partition(HttpContext context, LimitOptions limits)
    {
        var person = Person.Of(context.User);
        var permits = person switch
        {
            null => limits.PerAddress,
            { Role: Role.System } => limits.PerSystem,
            _ => limits.PerPerson,
        };
        return RateLimitPartition.GetFixedWindowLimiter(
            person?.Actor ?? Network(context.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromSeconds(limits.Window) });
    }

    /// <summary>The address; of IPv6 the network, for within it one client has addresses without end.</summary>
    internal static string Network(IPAddress? address)
    {
        if (address is null)
            return "nowhere";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
