using System.Net.Sockets;
using Npgsql;

namespace DecisionEngine.Web.Logs;

/// <summary>
/// Which exceptions' messages may stand in the log. Most messages repeat the value they are about, so only those are let through that speak of
/// machines and settings; of the others the type and the place tell what happened.
/// </summary>
internal static class SpokenExceptions
{
    public static string? Message(Exception exception) => exception switch
    {
        ConfigurationRefusedException or SocketException or HttpRequestException or UnauthorizedAccessException or TimeoutException or OutOfMemoryException => exception.Message,
        // Its detail holds values of the row; the state and the constraint do not.
        PostgresException database => $"{database.SqlState} {database.ConstraintName}",
        _ => null,
    };
}
