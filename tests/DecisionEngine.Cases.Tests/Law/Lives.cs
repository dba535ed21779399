using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Contesting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Reviewing;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Law;

/// <summary>Ways through a case that many requirements start from.</summary>
internal static class Lives
{
    /// <summary>A conclusion that answers every reason for review.</summary>
    public static Conclude Concluded(Case @case, string? facts = null, OwnOutcome? own = null) =>
        new([.. @case.Review!.Reasons.Select(reason => new FlagAnswer(reason.Code, "Set efter i sagen."))], [], facts, own, "Reglerne er klare.");

    /// <summary>The same outcome a person gives instead of the rules'.</summary>
    public static OwnOutcome Own(string outcome, params ReadOnlySpan<DecidedAmount> amounts) => new(outcome, [.. amounts], "Du får tilskud.", ["dtl43-2"], "Der er særlige forhold i sagen.");

    public static async Task<Case> ClaimedAsync(this Desk desk, Case @case, Actor actor) => await desk.DoAsync(@case, new Claim(), actor);

    /// <summary>Refused by Anna, and the party has the letter.</summary>
    public static async Task<Case> RefusedAsync(this Office office)
    {
        var claimed = await office.Desk.ClaimedAsync(await office.Desk.OpenedAsync("friplads/refused.json"), Desk.Anna);
        return await office.RunAsync(await office.Desk.DoAsync(claimed, Concluded(claimed), Desk.Anna));
    }

    /// <summary>Refused by Anna, contested by the party, claimed by Bo.</summary>
    public static async Task<Case> ReassessingAsync(this Office office)
    {
        var refused = await office.RefusedAsync();
        var contested = await office.Desk.DoAsync(refused, Complaint(refused), Desk.Amina);
        return await office.Desk.ClaimedAsync(contested, Desk.Bo);
    }

    public static Contest Complaint(Case @case) => new(@case.InHand!.Id, "Jeg er ikke enig.", ["fact-wrong"], null, "web");

    /// <summary>The facts of a sample, changed.</summary>
    public static string Changed(string file, params ReadOnlySpan<(string From, string To)> changes)
    {
        var text = Desk.Sample(file);
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A refusal whose income came from a register and was never shown to the party.</summary>
    public static string Unshown => Changed("friplads/refused.json", ("\"value\": 62000, \"source\": \"register:eIndkomst\", \"observed\": \"2024-03-01\", \"shownToParty\": true", "\"value\": 62000, \"source\": \"register:eIndkomst\", \"observed\": \"2024-03-01\""));

    public const string LowIncome = """{"householdIncome":{"value":15000,"source":"party","observed":"2024-03-20"}}""";

    public static string RegisterIncome(int value) => LowIncome.Replace("15000", value.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("party", "register:eIndkomst", StringComparison.Ordinal);
}
