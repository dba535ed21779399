using System.Runtime.CompilerServices;

namespace DecisionEngine.Web.Tests.Support;

/// <summary>Browsers, hosts and providers share one process here: none of them waits for a thread that another holds.</summary>
internal static class Threads
{
    private const int Enough = 64;

#pragma warning disable CA2255 // A test project is no library: nobody else's process is changed by this.
    [ModuleInitializer]
    internal static void Have() => ThreadPool.SetMinThreads(Enough, Enough);
#pragma warning restore CA2255
}
