using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Storage;
using DecisionEngine.RuleSets;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Records;

/// <summary>The index of an access package, as a page that needs nothing but itself.</summary>
internal static class AccessIndex
{
    public static Document Of(AccessContent content, ImmutableArray<Document> files, string language, DateTimeOffset at)
    {
        var words = AccessWords.For(language);
        var @case = content.Case;
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{Text(words.Title)}</title>");
        page.Append("<style>body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;line-height:1.5}table{border-collapse:collapse}td,th{border:1px solid #767676;padding:.3rem .6rem;text-align:left;vertical-align:top}</style></head><body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Text(words.Title)}</h1>\n<p>{Text(words.Intro)}</p>\n");
        Table(
            page, words.TheCase, [],
            [
                [words.Case, @case.Id], [words.About, @case.Party.Name], [words.Kind, content.Now?.Title[language] ?? @case.CaseType], [words.Opened, Day(@case.OpenedAt)],
                [words.Address, @case.Party.AddressProtected ? words.Protected : @case.Party.Address ?? words.Mailbox], [words.Made, Day(at)],
            ]);
        Decisions(page, content, words, language);
        Table(page, words.Facts, [words.Fact, words.Value, words.Source, words.Seen], Facts(content, words, language));
        Table(page, words.Happened, [words.When, words.What, words.Who], content.History.Select(happened => new[] { Minute(happened.At), words.Event(happened.Type), words.Actor(happened.Actor) }));
        Table(page, words.Looked, [words.When, words.What, words.Who, words.Why], content.Accesses.Select(access => new[] { Minute(access.At), access.What, words.Actor(access.Actor), access.Reason ?? "" }));
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(words.Files)}</h2>\n<ul>\n");
        foreach (var file in files)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{string.Join('/', file.Name.Split('/').Select(Uri.EscapeDataString))}\">{Text(file.Name)}</a></li>\n");
        }

        page.Append("</ul>\n</body></html>\n");
        return new Document($"index.{language}.html", "text/html", Encoding.UTF8.GetBytes(page.ToString()));
    }

    private static void Decisions(StringBuilder page, AccessContent content, AccessWords words, string language)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(words.Decisions)}</h2>\n");
        if (content.Case.Decisions.IsEmpty)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Text(words.NoDecision)}</p>\n");
        }

        foreach (var decision in content.Case.Decisions)
        {
            var issued = decision.Issued;
            var rules = content.RulesOf(decision);
            page.Append(CultureInfo.InvariantCulture, $"<h3>{Text(issued.DecisionId)}</h3>\n<p><strong>{Text(By(issued, words))}</strong></p>\n");
            Table(
                page, null, [],
                [
                    [words.Outcome, rules?.Outcomes.FirstOrDefault(outcome => outcome.Id == issued.Outcome)?.Answer?[language] ?? issued.Outcome],
                    [words.Rules, $"{rules?.Title[language] ?? issued.Evaluation.RuleSet}, {words.Version} {issued.Evaluation.Version} ({issued.Evaluation.RuleSetHash})"],
                    [words.Opened, Day(decision.At)], [words.Sent, decision.SentOn is { } sent ? Iso(sent) : words.NotSent], [words.Deadline, decision.Deadline is { } last ? Iso(last) : ""],
                ]);
            Table(
                page, null, [words.Rate, words.Value, words.Period, words.Source],
                content.RatesOf(decision).Select(used => new[]
                {
                    used.Rate.Label[language], used.Value.Number?.ToString(CultureInfo.InvariantCulture) ?? words.SeeFile, $"{Iso(used.Value.From)} – {(used.Value.To is { } to ? Iso(to) : "")}", used.Value.Source ?? "",
                }));
        }
    }

    /// <summary>Who decided, and whether it was automated (R19).</summary>
    private static string By(DecisionIssued issued, AccessWords words) => issued.Authorship switch
    {
        Authorship.Rules => words.ByRules,
        Authorship.Person => string.Format(CultureInfo.InvariantCulture, words.ByPerson, Names(issued)),
        _ => string.Format(CultureInfo.InvariantCulture, words.ByPersonOver, Names(issued)),
    };

    private static string Names(DecisionIssued issued) => string.Join(", ", new[] { issued.DecidedBy?.Name, issued.ApprovedBy?.Name }.OfType<string>());

    private static IEnumerable<string[]> Facts(AccessContent content, AccessWords words, string language) =>
        from fact in AccessFiles.Read(content.Case.Facts.ToString()).Properties()
        let declared = content.Now?.Facts.FirstOrDefault(each => each.Id == fact.Name)
        let given = fact.Value as JObject
        select new[]
        {
            declared?.Label[language] ?? fact.Name,
            Value(given is null ? fact.Value : given["value"], declared, words, language),
            words.From((string?)given?["source"] ?? declared?.Source ?? "party"),
            (string?)given?["observed"] ?? "",
        };

    private static string Value(JToken? value, Fact? declared, AccessWords words, string language) => value switch
    {
        null => words.Unknown,
        JValue { Type: JTokenType.Null } => words.Unknown,
        JValue { Type: JTokenType.Boolean } flag => (bool)flag ? words.Yes : words.No,
        JValue plain => declared?.Type.Choices?.Find(plain.ToString(CultureInfo.InvariantCulture))?.Label[language] ?? plain.ToString(CultureInfo.InvariantCulture),
        JArray items => string.Join("; ", items.Select(item => Value(item, null, words, language))),
        JObject parts => string.Join(", ", parts.Properties().Select(part => $"{part.Name}: {Value(part.Value, null, words, language)}")),
        _ => value.ToString(),
    };

    private static void Table(StringBuilder page, string? heading, string[] headings, IEnumerable<string[]> rows)
    {
        if (heading is not null)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(heading)}</h2>\n");
        }

        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        page.Append("<table>\n");
        if (headings.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(headings.Select(each => $"<th scope=\"col\">{Text(each)}</th>"))}</tr>\n");
        }

        foreach (var row in all)
        {
            var cells = row.Select((cell, index) => headings.Length == 0 && index == 0 ? $"<th scope=\"row\">{Text(cell)}</th>" : $"<td>{Text(cell)}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(cells)}</tr>\n");
        }

        page.Append("</table>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
