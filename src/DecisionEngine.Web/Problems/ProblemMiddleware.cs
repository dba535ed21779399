using DecisionEngine.Web.Api;
using Microsoft.AspNetCore.Antiforgery;

namespace DecisionEngine.Web.Problems;

/// <summary>Whatever goes wrong further in ends as a problem, and a bare error status gets its body.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: there is nobody to answer, and nothing has failed.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, exception);
            return;
        }
        catch (Exception exception)
        {
            Failed(logger, exception, ProblemCodes.Fault.Code, context.TraceIdentifier);
            context.Abort();
            return;
        }
        var response = context.Response;
        if (response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 } && string.IsNullOrEmpty(response.ContentType))
            await ProblemWriter.WriteAsync(context, ProblemCodes.Of(response.StatusCode));
    }

    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        context.Response.Clear();
        if (exception is ProblemException problem)
        {
            if (problem.CurrentVersion is { } version)
                VersionTag.Write(context.Response, version);
            await ProblemWriter.WriteAsync(context, problem.Code, problem.Field, problem.Errors);
            return;
        }
        var code = Of(exception);
        if (code.Status >= 500)
            Failed(logger, exception, code.Code, context.TraceIdentifier);
        await ProblemWriter.WriteAsync(context, code);
    }

    private static ProblemCode Of(Exception exception) => exception switch
    {
        BadHttpRequestException bad => ProblemCodes.Of(bad.StatusCode),
        // The limits of forms come as these.
        AntiforgeryValidationException { InnerException: BadHttpRequestException bad } => ProblemCodes.Of(bad.StatusCode),
        AntiforgeryValidationException { InnerException: InvalidDataException } => ProblemCodes.TooLarge,
        AntiforgeryValidationException => ProblemCodes.Antiforgery,
        _ => ProblemCodes.Fault,
    };

    [LoggerMessage(1, LogLevel.Error, "A request failed: {Code}, {TraceId}")]
    private static partial void Failed(ILogger logger, Exception exception, string code, string traceId);
}
