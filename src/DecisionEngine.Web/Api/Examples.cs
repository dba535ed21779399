using System.Text.Json.Nodes;

namespace DecisionEngine.Web.Api;

/// <summary>An example that stands in the description of the API.</summary>
public interface IExample
{
    /// <summary>The example. People in it are invented.</summary>
    static abstract JsonNode Json { get; }
}

/// <summary>What an action is sent, by example: <c>[RequestExample&lt;OpenCase&gt;]</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RequestExampleAttribute : Attribute
{
    internal abstract JsonNode Json { get; }
}

/// <inheritdoc />
/// <typeparam name="T">The example.</typeparam>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequestExampleAttribute<T> : RequestExampleAttribute
    where T : IExample
{
    internal override JsonNode Json => T.Json;
}

/// <summary>What an action answers, by example: <c>[ResponseExample&lt;CaseOpened&gt;(201)]</c>.</summary>
/// <param name="status">The status of the answer.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class ResponseExampleAttribute(int status) : Attribute
{
    /// <summary>The status of the answer.</summary>
    public int Status { get; } = status;

    internal abstract JsonNode Json { get; }
}

/// <inheritdoc />
/// <typeparam name="T">The example.</typeparam>
/// <param name="status">The status of the answer.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ResponseExampleAttribute<T>(int status = StatusCodes.Status200OK) : ResponseExampleAttribute(status)
    where T : IExample
{
    internal override JsonNode Json => T.Json;
}
