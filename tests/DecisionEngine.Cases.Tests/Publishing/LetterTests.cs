using System.Text;
using System.Text.RegularExpressions;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;

namespace DecisionEngine.Cases.Tests.Publishing;

public sealed partial class LetterTests
{
    private static readonly string[] Names =
    [
        "decision-automatic", "decision-refused", "decision-otherwise", "receipt", "question", "hearing", "delay", "contest-kept",
        "contest-upheld", "contest-partly", "forwarding", "others-data",
    ];

    public static TheoryData<string, string> Letters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in Names)
            {
                data.Add(name, "da");
                data.Add(name, "en");
            }

            return data;
        }
    }

    private static (string Html, string Text) Write(LetterContent content, LetterHead head)
    {
        var documents = Letter.Write(content, head);
        return (Encoding.UTF8.GetString(documents[0].Bytes.Span), Encoding.UTF8.GetString(documents[1].Bytes.Span));
    }

    private static LetterHead HeadOf(string name) => SomeLetters.Head(
        name,
        name == "forwarding" ? new Recipient("body", "Ankestyrelsen") : SomeLetters.Anna,
        name.StartsWith("decision", StringComparison.Ordinal) ? "a-31" : null);

    [Theory]
    [MemberData(nameof(Letters))]
    public void A_letter_reads_as_it_was_approved(string name, string language)
    {
        // The engine's own tests pin what a decision says; one whole letter is enough here.
        if (name != "decision-refused")
        {
            Decisions.AssertPinned($"{name}.{language}.txt", Write(SomeLetters.Of(name, language), HeadOf(name)).Text);
        }
    }

    [Fact]
    public void R13_The_page_of_a_letter_is_the_approved_one_byte_for_byte() =>
        Decisions.AssertPinned("question.da.html", Write(SomeLetters.Of("question", "da"), HeadOf("question")).Html);

    [Theory]
    [MemberData(nameof(Letters))]
    public void A_letter_is_easy_to_read(string name, string language)
    {
        var content = SomeLetters.Of(name, language);
        var text = string.Join('\n', content.Body.SelectMany(block => block switch
        {
            Paragraph paragraph => [paragraph.Text],
            Bullets bullets => bullets.Items.AsEnumerable(),
            _ => [],
        }));

        // R30: 40 for a whole letter; for English the school year that reads it with ease. Lawyers read what is forwarded.
        Assert.True(name == "forwarding" || (language == "da" ? Readability.Lix(text) <= 40 : Readability.Index(text) <= 9), $"{name}: {(language == "da" ? Readability.Lix(text) : Readability.Index(text)):0.0}");
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void A_letter_stands_alone_and_every_layer_of_it_is_open(string name, string language)
    {
        var html = Write(SomeLetters.Of(name, language), HeadOf(name)).Html;

        Assert.StartsWith($"<!DOCTYPE html>\n<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(script|link|img|iframe|dl|details|button|form|input|a)[ >]", html);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "<h1>"));
        Assert.DoesNotContain("\r", html, StringComparison.Ordinal);
        Assert.Contains("@media print", html, StringComparison.Ordinal);
        Assert.All(Regex.Matches(html, "<table").ToList(), table => Assert.Contains("<th scope=", html[table.Index..], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void The_text_and_the_page_say_the_same(string name, string language)
    {
        var (html, text) = Write(SomeLetters.Of(name, language), HeadOf(name));

        // Text has no columns, so the head of the first one is left out.
        var page = FirstColumnHead().Replace(html[html.IndexOf("<header>", StringComparison.Ordinal)..], " ");
        var ofHtml = Words(System.Net.WebUtility.HtmlDecode(Tag().Replace(page, " ")));
        var ofText = Words(text);

        Assert.Empty(ofHtml.Except(ofText));
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void An_address_stands_in_no_letter(string name, string language)
    {
        var (html, text) = Write(SomeLetters.Of(name, language), HeadOf(name));

        Assert.DoesNotContain("Prøvevej 1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Prøvevej 1", text, StringComparison.Ordinal);
        Assert.Contains(HeadOf(name).To.Name, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("da", "Ankestyrelsen", "Pladsanvisningen i Eksempelby Kommune", "Skriv, ring eller kom forbi", "Den sidste dag, du kan klage, er mandag den 15. april 2024.")]
    [InlineData("en", "Ankestyrelsen (the National Social Appeals Board)", "The Day-Care Placement Office of Eksempelby Municipality", "Write, call or come by", "The last day you can complain is Monday 15 April 2024.")]
    public void R5_The_letter_itself_names_body_procedure_and_the_date_of_the_deadline(string language, string body, string via, string how, string lastDay)
    {
        var html = Write(SomeLetters.Of("decision-refused", language), HeadOf("decision-refused")).Html;

        Assert.All([body, via, how, lastDay], words => Assert.Contains(words, html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public void What_the_reader_must_know_or_do_stands_before_how_it_was_found(string language)
    {
        var words = Wording.For(language);
        var headings = SomeLetters.Of("decision-automatic", language).Body.OfType<Heading>().Where(heading => heading.Level == 2).Select(heading => heading.Text);

        Assert.Equal(
            [words.HeadReasons, words.HeadNext, words.HeadComplaint, words.HeadContact, words.HeadRules, words.HeadFacts, words.HeadCalculation, words.HeadChanges, words.HeadGlossary],
            headings);
    }

    [Fact]
    public void R5_A_full_approval_has_complaint_guidance_too() =>
        Assert.Contains("Den sidste dag, du kan klage", Write(Decisions.Text("friplads", "full", "da", Author.Rules).With(SomeLetters.Deadline), HeadOf("decision")).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);

    [Fact]
    public void R5_A_decision_cannot_be_written_without_its_deadline() =>
        Assert.Throws<ArgumentException>(() => Decisions.Text("friplads", "partial", "da", Author.Rules).With(null));

    [Fact]
    public void R6_The_letter_says_from_which_day_the_deadline_is_counted() =>
        Assert.Contains("Vi regner med, at du fik brevet den 18. marts 2024.", Write(SomeLetters.Of("decision-refused", "da"), HeadOf("decision-refused")).Html, StringComparison.Ordinal);

    [Fact]
    public void R10_A_representative_is_the_recipient_and_the_party_is_named()
    {
        var text = Write(SomeLetters.Of("question", "da"), SomeLetters.Head("question", new Recipient("p-2", "Bo Prøve", Represents: "Anna Prøve"))).Text;

        Assert.Contains("Til Bo Prøve, der hjælper Anna Prøve", text, StringComparison.Ordinal);
    }

    [Fact]
    public void R13_The_same_content_and_head_give_the_same_bytes()
    {
        var (first, second) = (Letter.Write(SomeLetters.Of("decision-automatic", "da"), HeadOf("decision")), Letter.Write(SomeLetters.Of("decision-automatic", "da"), HeadOf("decision")));

        Assert.Equal(first[0].Bytes.ToArray(), second[0].Bytes.ToArray());
        Assert.Equal(first[1].Bytes.ToArray(), second[1].Bytes.ToArray());
    }

    [Fact]
    public void R13_A_frozen_text_gives_the_same_letter_when_it_is_read_again()
    {
        var text = Decisions.Text("friplads", "partial", "da", SomeLetters.Caseworker);
        var again = DecisionTextJson.Read(DecisionTextJson.Write(text));

        Assert.Equal(DecisionTextJson.Write(text), DecisionTextJson.Write(again));
        Assert.Equal(Write(text.With(SomeLetters.Deadline), HeadOf("decision")), Write(again.With(SomeLetters.Deadline), HeadOf("decision")));
    }

    [Fact]
    public void R14_The_date_of_the_letter_is_the_date_of_its_dispatch()
    {
        var content = SomeLetters.Of("decision-automatic", "da");
        var text = Write(content, HeadOf("decision") with { Date = new DateOnly(2024, 4, 2) }).Text;

        Assert.Contains("Dato: 2. april 2024", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("da", "ingen sagsbehandler har set på den")]
    [InlineData("en", "no caseworker has looked at it")]
    public void R28_A_letter_states_whether_a_person_decided(string language, string unseen)
    {
        var automatic = Write(Decisions.Text("friplads", "partial", language, Author.Rules).With(SomeLetters.Deadline), HeadOf("decision")).Html;
        var sampled = Write(Decisions.Text("friplads", "partial", language, SomeLetters.Caseworker).With(SomeLetters.Deadline), HeadOf("decision")).Html;

        Assert.Contains(unseen, automatic, StringComparison.Ordinal);
        Assert.DoesNotContain(unseen, sampled, StringComparison.Ordinal);
        Assert.Contains("Pia Eksempel", sampled, StringComparison.Ordinal);
        Assert.Contains("version 1", automatic, StringComparison.Ordinal);
    }

    [Fact]
    public void R22_The_receipt_says_that_a_program_works_on_the_case_and_that_a_person_can_be_asked_for()
    {
        var text = Write(SomeLetters.Of("receipt", "da"), HeadOf("receipt")).Html;

        Assert.Contains("Et program regner sagen ud", text, StringComparison.Ordinal);
        Assert.Contains("Du kan altid bede om, at et menneske ser på sagen.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void R7_A_partly_upheld_complaint_asks_whether_it_stands() =>
        Assert.Throws<InvalidOperationException>(() =>
            new ContestAnswerLetter(Reassessed.PartlyUpheld, "a-31", SomeLetters.Date, false, "Ankestyrelsen", ["Fordi."], ReplyBy: null, true).In("da", SomeLetters.From("da"), SomeLetters.Caseworker));

    [Fact]
    public void A_decision_otherwise_than_the_rules_gave_states_its_reasons_and_law()
    {
        var text = Write(SomeLetters.Of("decision-otherwise", "da"), HeadOf("decision")).Text;

        Assert.Contains("kom til et andet svar", text, StringComparison.Ordinal);
        Assert.Contains("Afgørelsen følger af dagtilbudsbekendtgørelsen § 28, stk. 4.", text, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DecisionText.Over(
            Explainer.Explain(Decisions.Evaluate("friplads", "refused"), "da", Register.Citizen), Decisions.Evaluate("friplads", "refused"), new OwnDecision("Ja", [], [], [], []), SomeLetters.Caseworker));
    }

    [Fact]
    public void What_people_write_cannot_become_markup()
    {
        var html = Write(SomeLetters.Of("question", "da"), SomeLetters.Head("question", new Recipient("p", "<script>alert(1)</script>"))).Html;

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    private static SortedSet<string> Words(string text) => [.. Word().Matches(text).Select(word => word.Value)];

    [GeneratedRegex("<tr><th scope=\"col\">[^<]*</th>")]
    private static partial Regex FirstColumnHead();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
