using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Publishing;

/// <summary>What an instruction to pay does.</summary>
public enum PaymentKind
{
    /// <summary>Payment begins.</summary>
    Start,

    /// <summary>Other amounts, or another payee, from a date on.</summary>
    Change,

    /// <summary>Payment ends.</summary>
    Stop,
}

/// <summary>
/// An instruction to the payment system, sent beside the letter of its decision. It states what is paid from a date on, never a difference,
/// so that a repeat does no harm.
/// </summary>
/// <param name="Id">A stable id: one for each decision.</param>
/// <param name="Kind">What it does.</param>
/// <param name="CaseId">The case.</param>
/// <param name="DecisionId">The decision it carries out.</param>
/// <param name="Payee">The payee's key; never a civil registration number.</param>
/// <param name="From">The first day it holds for.</param>
/// <param name="Amounts">All that is paid from that day on, in ordinal order of ids; empty where payment stops.</param>
/// <param name="Supersedes">The instruction it takes the place of; null for a start.</param>
public sealed record PaymentInstruction(
    string Id, PaymentKind Kind, string CaseId, string DecisionId, string Payee, DateOnly From, ImmutableArray<PaymentAmount> Amounts, string? Supersedes)
{
    /// <summary>The format's name and version.</summary>
    public const string Format = "decision-engine/payment/1";

    /// <summary>The file, as <c>payment.schema.json</c> describes it. The same instruction gives the same bytes.</summary>
    public byte[] ToJson() => OutboxJson.Bytes(new JObject
    {
        ["format"] = Format,
        ["id"] = Id,
        ["kind"] = Name(Kind.ToString()),
        ["case"] = CaseId,
        ["decision"] = DecisionId,
        ["payee"] = Payee,
        ["from"] = From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["amounts"] = new JArray(Amounts.Select(amount => new JObject
        {
            ["id"] = amount.Id,
            ["amount"] = amount.Text,
            ["currency"] = amount.Currency,
            ["period"] = Name(amount.Period.ToString()),
        })),
        ["supersedes"] = Supersedes,
    });

    /// <summary>An instruction out of the record.</summary>
    /// <exception cref="Newtonsoft.Json.JsonException">It is no instruction.</exception>
    public static PaymentInstruction Read(ReadOnlyMemory<byte> json)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(System.Text.Encoding.UTF8.GetString(json.Span))) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        var read = JObject.Load(reader);
        return new PaymentInstruction(
            (string)read["id"]!,
            Enum.Parse<PaymentKind>((string)read["kind"]!, ignoreCase: true),
            (string)read["case"]!,
            (string)read["decision"]!,
            (string)read["payee"]!,
            DateOnly.ParseExact((string)read["from"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            [
                .. read["amounts"]!.Select(amount => new PaymentAmount(
                    (string)amount["id"]!, decimal.Parse((string)amount["amount"]!, CultureInfo.InvariantCulture), (string)amount["currency"]!, Enum.Parse<RuleSets.Period>((string)amount["period"]!, ignoreCase: true))),
            ],
            (string?)read["supersedes"]);
    }

    private static string Name(string name) => name.ToLowerInvariant();
}
