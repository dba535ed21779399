using System.Collections.Immutable;

namespace DecisionEngine.Web.Problems;

/// <summary>Ends a request with a problem. It is an answer, not a fault: nothing of it is logged but the code.</summary>
public sealed class ProblemException : Exception
{
    /// <summary>A problem with the whole request or with one field.</summary>
    /// <param name="code">What is wrong.</param>
    /// <param name="field">Where; null for the whole.</param>
    public ProblemException(ProblemCode code, string? field = null)
        : base(code.Code) => (Code, Field, Errors) = (code, field, []);

    /// <summary>Several things are wrong at once.</summary>
    /// <param name="code">What they amount to.</param>
    /// <param name="errors">Each of them.</param>
    public ProblemException(ProblemCode code, ImmutableArray<ProblemError> errors)
        : base(code.Code) => (Code, Errors) = (code, errors);

    /// <summary>What is wrong.</summary>
    public ProblemCode Code { get; }

    /// <summary>Where; null for the whole.</summary>
    public string? Field { get; }

    /// <summary>Each error, where there are several.</summary>
    public ImmutableArray<ProblemError> Errors { get; init; }

    /// <summary>How many events the changed thing has now, for <see cref="ProblemCodes.VersionConflict"/>; it is sent as its ETag.</summary>
    public int? CurrentVersion { get; init; }
}
