using DecisionEngine.Cases.Publishing;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Tests.Publishing;

/// <summary>One letter of every kind in both languages, of invented people.</summary>
internal static class SomeLetters
{
    public static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public static readonly DateOnly Date = new(2024, 3, 18);

    public static readonly Recipient Anna = new("p-1", "Anna Prøve", Address: "Prøvevej 1, 0000 Eksempelby");

    public static readonly Author Caseworker = Author.Person("Pia Eksempel");

    public static readonly ComplaintDeadline Deadline = ComplaintDeadline.Of(DeliveryChannel.DigitalPost, Date, 4, DeliveryRules.Default, Holidays.Danish);

    public static Sender From(string language) => Sender.Of(Decisions.Load("friplads").File.RuleSet!.Authority, language);

    public static LetterHead Head(string id, Recipient? to = null, string? decision = null) =>
        new(to ?? Anna, Date, "2024-0017", decision, VerificationCode.Of(Key, id, "", Date));

    public static LetterContent Of(string name, string language)
    {
        var isDanish = language == "da";
        string Say(string danish, string english) => isDanish ? danish : english;
        var from = From(language);
        var caseType = Decisions.Load("friplads").File.RuleSet!.Title[language];
        return name switch
        {
            "decision-automatic" => Decisions.Text("friplads", "partial", language, Author.Rules).With(Deadline),
            "decision-refused" => Decisions.Text("friplads", "refused", language, Caseworker).With(Deadline),
            "decision-otherwise" => Otherwise(language).With(Deadline),
            "receipt" => new ReceiptLetter(caseType, new DateOnly(2024, 3, 10), new DateOnly(2024, 4, 8), MayBeAutomatic: true).In(language, from, Author.Rules),
            "question" => new QuestionLetter(
                caseType,
                [
                    new Question(Say("Hvornår begynder Alba i børnehaven?", "When does Alba start in kindergarten?"), Say("Tilskuddet gælder tidligst fra den dag.", "The subsidy applies from that day at the earliest.")),
                    new Question(Say("Bor du sammen med en anden voksen?", "Do you live with another adult?"), Say("Så tæller den andens indkomst også.", "Then the other person's income counts too.")),
                ],
                new DateOnly(2024, 4, 5)).In(language, from, Author.Rules),
            "hearing" => new HearingLetter(
                caseType,
                [
                    new HearingFact(
                        Say("Husstandens indkomst pr. måned", "The household's income per month"),
                        Say("48.000 kr.", "DKK 48,000"),
                        Say("eIndkomst (register)", "eIndkomst (register)"),
                        Say("1. marts 2024", "1 March 2024"),
                        Say("Er indkomsten så høj, kan du ikke få tilskud.", "With an income that high, you cannot get the subsidy.")),
                ],
                new DateOnly(2024, 4, 5)).In(language, from, Caseworker),
            "delay" => new DelayLetter(
                new DateOnly(2024, 4, 8),
                new DateOnly(2024, 4, 22),
                Say("Vi mangler stadig svar fra skattevæsenet om din indkomst.", "We still wait for the tax authority's answer about your income.")).In(language, from, Author.Rules),
            "contest-kept" => Contest(Reassessed.Kept, isLate: true),
            "contest-upheld" => Contest(Reassessed.Upheld, isLate: false),
            "contest-partly" => Contest(Reassessed.PartlyUpheld, isLate: false),
            "forwarding" => new ForwardingLetter(
                caseType, "a-31", new DateOnly(2024, 3, 15), Date, new DateOnly(2024, 4, 15), new DateOnly(2024, 4, 16), new DateOnly(2024, 5, 2), Caseworker,
                Say("friplads, version 1", "friplads, version 1"),
                [Say("Indkomsten er den, der står i registret. Forælderen har ikke sagt, at den er forkert.", "The income is the one in the register. The parent has not said that it is wrong.")],
                [Say("Klagen", "The complaint"), Say("Afgørelsen, som den blev sendt", "The decision as it was sent"), Say("Sagens oplysninger og beregning", "The facts and the calculation")]).In(language, from, Caseworker),
            "others-data" => new OthersDataLetter(
                Say("en sag om tilskud til en plads i dagtilbud", "a case about a subsidy for a day-care place"),
                [new OthersFact(Say("Din indkomst før skat", "Your income before tax"), Say("februar 2024", "February 2024"), Say("eIndkomst (register)", "eIndkomst (register)"))],
                Say("dagtilbudsbekendtgørelsen § 27, stk. 2", "the Day-Care Executive Order section 27(2)"),
                IsAutomatic: true,
                Say("i fem år efter den sidste betaling", "for five years after the last payment"),
                Say("databeskyttelsesrådgiveren på telefon 00 00 00 00", "the data protection officer at 00 00 00 00")).In(language, from, Author.Rules),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such letter."),
        };

        LetterContent Contest(Reassessed result, bool isLate) => new ContestAnswerLetter(
            result, "a-31", new DateOnly(2024, 4, 16), isLate, "Ankestyrelsen",
            [Say("Vi har set på din indkomst igen. Den er den samme som før.", "We have looked at your income again. It is the same as before.")],
            result == Reassessed.PartlyUpheld ? new DateOnly(2024, 5, 16) : null,
            IsOtherPerson: true).In(language, from, Caseworker);
    }

    public static DecisionText Otherwise(string language)
    {
        var evaluation = Decisions.Evaluate("friplads", "refused");
        var isDanish = language == "da";
        return DecisionText.Over(
            Explainer.Explain(evaluation, language, Register.Citizen, Standing.Decision),
            evaluation,
            new OwnDecision(
                isDanish ? "Du får tilskud, selv om din indkomst lå over grænsen i marts" : "You get the subsidy although your income was above the limit in March",
                [isDanish ? "Du fik løn for to måneder på én gang. Vi har regnet med den løn, du plejer at få." : "You were paid for two months at once. We have used the pay you usually get."],
                [isDanish ? "dagtilbudsbekendtgørelsen § 28, stk. 4" : "the Day-Care Executive Order section 28(4)"],
                [isDanish ? ("tilskuddet", "1.560 kr. om måneden") : ("the subsidy", "DKK 1,560 a month")],
                [isDanish ? "Vi trækker tilskuddet fra din næste regning." : "We deduct the subsidy from your next bill."]),
            Author.PersonOverRules("Pia Eksempel"));
    }
}
