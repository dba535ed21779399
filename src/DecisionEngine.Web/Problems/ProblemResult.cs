using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Problems;

/// <summary>A problem as what an action returns.</summary>
public sealed class ProblemResult : IActionResult
{
    private readonly ProblemCode code;
    private readonly string? field;
    private readonly ImmutableArray<ProblemError> errors;

    /// <summary>A problem with the whole request or with one field.</summary>
    /// <param name="code">What is wrong.</param>
    /// <param name="field">Where; null for the whole.</param>
    public ProblemResult(ProblemCode code, string? field = null) => (this.code, this.field, errors) = (code, field, []);

    /// <summary>Several things are wrong at once.</summary>
    /// <param name="code">What they amount to.</param>
    /// <param name="errors">Each of them.</param>
    public ProblemResult(ProblemCode code, ImmutableArray<ProblemError> errors) => (this.code, this.errors) = (code, errors);

    /// <inheritdoc />
    public Task ExecuteResultAsync(ActionContext context) => ProblemWriter.WriteAsync(context.HttpContext, code, field, errors);
}
