using System.Diagnostics;
using System.Net.Sockets;

namespace DecisionEngine.Web.Tests.Crash;

/// <summary>The host as a process of its own, so that it can be killed without warning.</summary>
internal sealed class KilledHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private KilledHost(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<KilledHost> StartAsync(string folder, params string[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            typeof(Composition).Assembly.Location, "--environment=Development", $"--urls={address.OriginalString}", $"--DecisionEngine:DataFolder={folder}",
            "--DecisionEngine:Limits:PerPerson=1000000", "--DecisionEngine:Limits:PerAddress=1000000", "--Logging:LogLevel:Default=Error",
            .. settings.Select(setting => "--" + setting),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        // Nobody reads what it says, and a full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var host = new KilledHost(process, address);
        await host.UntilReadyAsync();
        return host;
    }

    /// <summary>SIGKILL: nothing is closed, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private async Task UntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It is not listening yet.
            }

            Assert.False(process.HasExited, "The host did not start.");
            Assert.True(since.Elapsed < Patience, "The host was not ready in time.");
            await Task.Delay(50);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
