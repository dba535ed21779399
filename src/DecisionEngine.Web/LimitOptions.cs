namespace DecisionEngine.Web;

/// <summary>What a client may ask for.</summary>
/// <param name="BodyBytes">The longest body, in bytes; an action that takes attachments says its own.</param>
/// <param name="JsonDepth">How deep a JSON body may be nested.</param>
/// <param name="Seconds">How long a request may take, in seconds.</param>
/// <param name="Window">The seconds over which requests are counted.</param>
/// <param name="PerPerson">Requests a signed-in person may make in the window.</param>
/// <param name="PerSystem">Requests a system may make in the window.</param>
/// <param name="PerAddress">Requests that may come from one address in the window without anybody being signed in.</param>
public sealed record LimitOptions(int BodyBytes, int JsonDepth, int Seconds, int Window, int PerPerson, int PerSystem, int PerAddress)
{
    internal static LimitOptions Read(ConfigurationReader reader) => new(
        reader.Whole("Limits:BodyBytes", 1_048_576, 1_024, 1_073_741_824),
        reader.Whole("Limits:JsonDepth", 32, 4, 256),
        reader.Whole("Limits:Seconds", 30, 1, 3_600),
        reader.Whole("Limits:Window", 60, 1, 86_400),
        reader.Whole("Limits:PerPerson", 600, 1, 1_000_000),
        reader.Whole("Limits:PerSystem", 6_000, 1, 1_000_000),
        reader.Whole("Limits:PerAddress", 300, 1, 1_000_000));
}
