namespace DecisionEngine.Web.Security;

/// <summary>Notes the content policy of the page that was asked for: some pages leave their endpoint behind before they answer.</summary>
internal sealed class ContentPolicyMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Features.Set(context.GetEndpoint()?.Metadata.GetMetadata<ContentPolicy>());
        return next(context);
    }
}
