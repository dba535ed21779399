using System.Collections.Immutable;

namespace DecisionEngine.Web;

/// <summary>Something that is wrong with the host's configuration.</summary>
/// <param name="Code">The stable code, e.g. <c>config.missing</c>.</param>
/// <param name="Key">The key it is about, as it is written in a settings file.</param>
/// <param name="Message">What is wrong and how it is mended. It never repeats a secret.</param>
public sealed record ConfigurationError(string Code, string Key, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{Code} {Key}: {Message}";
}

/// <summary>The host does not start. The message names every error at once.</summary>
public sealed class ConfigurationRefusedException : Exception
{
    /// <summary>Refuses a configuration.</summary>
    /// <param name="errors">Everything that is wrong with it; at least one.</param>
    public ConfigurationRefusedException(ImmutableArray<ConfigurationError> errors)
        : base(Text(errors)) => Errors = errors;

    /// <summary>Everything that is wrong.</summary>
    public ImmutableArray<ConfigurationError> Errors { get; }

    private static string Text(ImmutableArray<ConfigurationError> errors) =>
        $"The host cannot start. Errors in its configuration: {errors.Length}\n" + string.Join('\n', errors.Select(error => "  " + error));
}
