using Microsoft.AspNetCore.HttpOverrides;

namespace DecisionEngine.Web.Security;

/// <summary>Whose word on the client's address and scheme is taken: that of the configured proxies, and nobody else's.</summary>
internal static class ForwardedSetup
{
    public static void Configure(ForwardedHeadersOptions forwarded, HostOptions options)
    {
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.Proxies)
            forwarded.KnownProxies.Add(proxy);
        forwarded.ForwardLimit = options.Proxies.Length;
        forwarded.ForwardedHeaders = options.Proxies.IsEmpty ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
    }
}
