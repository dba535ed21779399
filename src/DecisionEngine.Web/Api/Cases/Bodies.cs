using System.Text.Json;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>What stands in bodies again and again.</summary>
internal static class Body
{
    /// <summary>An id of a unit or a member of the staff: one word.</summary>
    public const string Word = "^[^\\s\\p{C}]{1,100}$";

    /// <summary>The code of a field that cannot be read.</summary>
    public const string Invalid = "field.invalid";

    /// <summary>The facts file in a body.</summary>
    /// <exception cref="Problems.ProblemException">It is no JSON object.</exception>
    public static string Facts(JsonElement facts, string field = "facts") => facts.ValueKind == JsonValueKind.Object
        ? facts.GetRawText()
        : throw new Problems.ProblemException(Problems.ProblemCodes.Invalid, [new Problems.ProblemError(Problems.ProblemCodes.FieldInvalid, field)]);
}

/// <summary>A fact the party is heard about.</summary>
/// <param name="Fact">Its id.</param>
/// <param name="Why">Why it matters.</param>
public sealed record HeardFactBody(string Fact, string Why);

/// <summary>A reason for review or approval, answered.</summary>
/// <param name="Code">The reason's code.</param>
/// <param name="Sentence">One own sentence.</param>
public sealed record AnswerBody(string Code, string Sentence);

/// <summary>An amount.</summary>
/// <param name="Id">Its id in the rule set.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">Currency code, percent, or empty.</param>
/// <param name="Period">day, week, month or year; empty for a single amount.</param>
public sealed record AmountBody(string Id, decimal Value, string Unit, string Period)
{
    internal static IReadOnlyList<AmountBody> Of(IEnumerable<DecidedAmount> amounts) => [.. amounts.Select(amount => new AmountBody(amount.Id, amount.Value, amount.Unit, amount.Period))];
}

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Order">The order, in words.</param>
/// <param name="Items">The items.</param>
/// <param name="Next">What to send as <c>after</c> for the next page; null on the last.</param>
public sealed record Page<T>(string Order, IReadOnlyList<T> Items, string? Next);

/// <summary>Why something is done.</summary>
/// <param name="Reason">Why.</param>
public sealed record ReasonBody(string Reason);

/// <summary>By which channel something came.</summary>
/// <param name="Channel">web, phone, paper or visit.</param>
public sealed record ChannelBody(string Channel = "web");
