using DecisionEngine.Cases.Storage;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api;

/// <summary>A request that is to be done once.</summary>
/// <param name="Key">The client's key.</param>
/// <param name="Hash">HMAC-SHA-256 of the request, in lower-case hexadecimal.</param>
public sealed record IdempotentRequest(string Key, string Hash)
{
    /// <summary>The request's key and hash. The action must be marked with <see cref="IdempotentAttribute"/>.</summary>
    /// <param name="context">The request.</param>
    public static IdempotentRequest Of(HttpContext context) => context.Features.GetRequiredFeature<IdempotentRequest>();

    /// <summary>What is committed with the action's events, so that a repeat is answered alike.</summary>
    /// <param name="person">Who asks; another person's keys are others.</param>
    /// <param name="answer">The answer, as UTF-8 JSON.</param>
    public Remembered Remember(Person person, ReadOnlyMemory<byte> answer) => new(Key, person.Actor, Hash, answer);

    /// <summary>The answer to a repeat.</summary>
    /// <param name="before">What was answered the first time.</param>
    /// <param name="status">The status of the first answer.</param>
    /// <exception cref="ProblemException">The key was used for another request.</exception>
    public IActionResult Replay(Remembered before, int status = StatusCodes.Status200OK) => before.RequestHash == Hash
        ? new Replayed(before.Answer, status)
        : throw new ProblemException(ProblemCodes.KeyReused, IdempotentAttribute.Header);

    private sealed class Replayed(ReadOnlyMemory<byte> answer, int status) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            response.StatusCode = status;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = answer.Length;
            response.Headers["Idempotency-Replayed"] = "true";
            await response.Body.WriteAsync(answer, context.HttpContext.RequestAborted);
        }
    }
}
