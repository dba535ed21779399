using DecisionEngine.Cases;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web.Jobs;

/// <summary>The sweeps: what is due, checkpoints, verification of the chain, and answers that need not be remembered any more.</summary>
internal static partial class DueWorkSetup
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    public static void AddDueWork(this IServiceCollection services, HostOptions options)
    {
        services.AddSingleton(provider => new Mail(
            SecretFile.Open(options.LetterKeyFile, "LetterKeyFile"),
            new FolderChannel(options.LettersFolder, provider.GetRequiredService<TimeProvider>()),
            new PaymentFolder(options.PaymentsFolder, provider.GetRequiredService<TimeProvider>())));
        services.AddSweep(new Sweep("due-work", "*/15 * * * * *", DueAsync, AtStart: true));
        services.AddSweep(new Sweep("checkpoint", "7 * * * *", CheckpointAsync));
        services.AddSweep(new Sweep("verification", "23 2 * * *", VerifyAsync));
        services.AddSweep(new Sweep("answers", "41 3 * * *", ForgetAsync));
    }

    private static async Task DueAsync(IServiceProvider services, CancellationToken cancel)
    {
        var desk = await services.GetRequiredService<DeskOpener>().OpenAsync();
        var mail = services.GetRequiredService<Mail>();
        var log = services.GetRequiredService<ILogger<DueWork>>();
        var work = new DueWork(desk, new Posting(desk, mail.Channel, DeliveryRules.Default, mail.CodeKey), new Paying(desk, mail.Payments), mail.Node);
        await work.RunAsync((due, failure) => Failed(log, due.Kind, failure), cancel);
    }

    private static async Task CheckpointAsync(IServiceProvider services, CancellationToken cancel)
    {
        var desk = await services.GetRequiredService<DeskOpener>().OpenAsync();
        await desk.Store.WriteCheckpointAsync(cancel);
    }

    private static async Task VerifyAsync(IServiceProvider services, CancellationToken cancel)
    {
        var desk = await services.GetRequiredService<DeskOpener>().OpenAsync();
        var verification = await desk.Store.VerifyAsync(cancel);
        if (!verification.IsIntact)
            Broken(services.GetRequiredService<ILogger<Store>>(), verification.BrokenAt, verification.Problem);
    }

    private static async Task ForgetAsync(IServiceProvider services, CancellationToken cancel)
    {
        var desk = await services.GetRequiredService<DeskOpener>().OpenAsync();
        await desk.Store.ForgetAnswersAsync(desk.Now - Remembered, cancel);
    }

    [LoggerMessage(1, LogLevel.Error, "Work of the kind {Kind} failed; it is tried again")]
    private static partial void Failed(ILogger logger, string kind, Exception failure);

    [LoggerMessage(2, LogLevel.Critical, "The record is broken at {Sequence}: {Problem}")]
    private static partial void Broken(ILogger logger, long? sequence, string? problem);

    /// <summary>Where letters and payments go, and the name this host leases work under.</summary>
    private sealed record Mail(byte[] CodeKey, FolderChannel Channel, PaymentFolder Payments)
    {
        public string Node { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";
    }
}
