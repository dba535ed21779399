using System.Text;
using CsCheck;
using DecisionEngine.Evaluating;
using DecisionEngine.Tests.Support;
using DecisionEngine.Tracing;

namespace DecisionEngine.Tests.Evaluating;

public sealed class FactsReaderTests
{
    private static readonly Evaluator Base = BaseRules.Evaluator();

    public static TheoryData<string, string> Wrong { get; } = new()
    {
        { "", "fact.json-syntax: facts: got text that is not JSON at line 1, column 1; expected one JSON object of facts." },
        { "[]", "fact.json-syntax: facts: got an array; expected one JSON object of facts." },
        { "{\n \"visits\": 1,\n}", "fact.json-syntax: facts: got text that is not JSON at line 3, column 1; expected one JSON object of facts." },
        { "{} {}", "fact.json-syntax: facts: got text that is not JSON at line 1, column 4; expected one JSON object of facts." },
        { """{ "remark": "\ud800" }""", "fact.json-syntax: facts: got a text that is not valid Unicode; expected one JSON object of facts." },
        { """{ "visit": 1 }""", "fact.unknown-name: `visit`: got a fact this rule set does not have; expected a fact of the rule set. Did you mean `visits`?" },
        { """{ "trips": [ {}, { "prise": 5 } ] }""", "fact.unknown-name: `trips[1].prise`: got a field the list does not have; expected a field of the list. Did you mean `price`?" },
        { """{ "visits": { "value": 1, "sourse": "party" } }""", "fact.unknown-property: `visits.sourse`: got a property a fact does not have; expected value, source, observed, sure, plusMinus, shownToParty, conflicts, period, complete, comment, by, considerations. Did you mean `source`?" },
        { """{ "visits": {} }""", "fact.unknown-property: `visits`: got an empty object; expected `value`, and where it came from." },
        { """{ "visits": { "source": "party" } }""", "fact.unknown-property: `visits`: got an object without `value`; expected `value`, and where it came from." },
        { """{ "visits": 1, "visits": 2 }""", "fact.duplicate: `visits`: got the fact twice; expected each fact once." },
        { """{ "visits": { "value": 1, "value": 2 } }""", "fact.duplicate: `visits.value`: got the property twice; expected each property once." },
        { """{ "visits": { "value": 1, "source": "party", "source": "caseworker" } }""", "fact.duplicate: `visits.source`: got the property twice; expected each property once." },
        { """{ "trips": [ { "price": 1, "price": 2 } ] }""", "fact.duplicate: `trips[0].price`: got the field twice; expected each field once." },
        { """{ "member": "yes" }""", "fact.wrong-type: `member`: got \"yes\"; expected true or false." },
        { """{ "visits": 1.5 }""", "fact.wrong-type: `visits`: got 1.5; expected a whole number." },
        { """{ "visits": "5" }""", "fact.wrong-type: `visits`: got \"5\"; expected a whole number." },
        { """{ "income": "12.000" }""", "fact.wrong-type: `income`: got \"12.000\"; expected a number: money (DKK, month)." },
        { """{ "income": [12000] }""", "fact.wrong-type: `income`: got an array; expected a number: money (DKK, month)." },
        { """{ "waited": true }""", "fact.wrong-type: `waited`: got true; expected a number: duration (month)." },
        { """{ "applied": "1/6/2024" }""", "fact.wrong-type: `applied`: got \"1/6/2024\"; expected a date such as 2026-06-01." },
        { """{ "applied": "2024-02-30" }""", "fact.wrong-type: `applied`: got \"2024-02-30\"; expected a date such as 2026-06-01." },
        { """{ "remark": 5 }""", "fact.wrong-type: `remark`: got 5; expected a text." },
        { """{ "pool": 1 }""", "fact.wrong-type: `pool`: got 1; expected one of indoor, outdoor, sea." },
        { """{ "trips": { "value": 5 } }""", "fact.wrong-type: `trips`: got 5; expected an array of items." },
        { """{ "trips": [ {}, null, 5 ] }""", "fact.wrong-type: `trips[1]`: got null; expected an object with the item's fields.\nfact.wrong-type: `trips[2]`: got 5; expected an object with the item's fields." },
        { """{ "trips": [ { "paid": 1 } ] }""", "fact.wrong-type: `trips[0].paid`: got 1; expected true or false." },
        { """{ "visits": { "value": 1, "observed": "yesterday" } }""", "fact.wrong-type: `visits.observed`: got \"yesterday\"; expected a date such as 2026-06-01." },
        { """{ "visits": { "value": 1, "sure": "very" } }""", "fact.wrong-type: `visits.sure`: got \"very\"; expected a number." },
        { """{ "visits": { "value": 1, "shownToParty": "no" } }""", "fact.wrong-type: `visits.shownToParty`: got \"no\"; expected true or false." },
        { """{ "visits": { "value": 1, "comment": 5 } }""", "fact.wrong-type: `visits.comment`: got 5; expected a text." },
        { """{ "visits": { "value": 1, "conflicts": 2 } }""", "fact.wrong-type: `visits.conflicts`: got 2; expected an array of other values." },
        { """{ "visits": { "value": 1, "conflicts": [ 2 ] } }""", "fact.wrong-type: `visits.conflicts[0]`: got a number; expected an object with `value` and where it came from." },
        { """{ "visits": { "value": 1, "conflicts": [ { "value": 2 }, { "source": "party" } ] } }""", "fact.wrong-type: `visits.conflicts[1]`: got an object without `value`; expected an object with `value` and where it came from." },
        { """{ "visits": { "value": 1, "conflicts": [ { "value": 2, "source": 5, "observed": "soon" } ] } }""", "fact.wrong-type: `visits.conflicts[0].source`: got a number; expected a text.\nfact.wrong-type: `visits.conflicts[0].observed`: got a text; expected a date such as 2026-06-01." },
        { """{ "visits": { "value": 1, "conflicts": [ { "value": 2, "sourse": "party" } ] } }""", "fact.unknown-property: `visits.conflicts[0].sourse`: got a property a conflict does not have; expected value, source, observed. Did you mean `source`?" },
        { """{ "pool": "see" }""", "fact.unknown-choice: `pool`: got \"see\"; expected one of indoor, outdoor, sea. Did you mean `sea`?" },
        { """{ "trips": [ { "place": "here" } ] }""", "fact.unknown-choice: `trips[0].place`: got \"here\"; expected one of near, far." },
        { """{ "visits": 366 }""", "fact.out-of-range: `visits`: got 366; expected a number from 0 to 365." },
        { """{ "distance": -0.5 }""", "fact.out-of-range: `distance`: got -0.5; expected a number from 0." },
        { """{ "trips": [ { "hours": 24.01 } ] }""", "fact.out-of-range: `trips[0].hours`: got 24.01; expected a number to 24." },
        { """{ "income": 1e300 }""", "fact.out-of-range: `income`: got 1e300; expected a number of at most 28 digits." },
        { """{ "applied": "1999-12-31" }""", "fact.out-of-range: `applied`: got 1999-12-31; expected a date from 2000-01-01 to 2100-12-31." },
        { """{ "visits": { "value": 1, "sure": 1.01 } }""", "fact.out-of-range: `visits.sure`: got 1.01; expected a number from 0 to 1." },
        { """{ "visits": { "value": 1, "plusMinus": -1 } }""", "fact.out-of-range: `visits.plusMinus`: got -1; expected a number from 0." },
        { """{ "income": { "value": 1, "period": "year" } }""", "fact.wrong-period: `income`: got an amount for \"year\"; expected an amount for month; nothing is converted by itself." },
        { """{ "visits": { "value": 1, "period": "year" } }""", "fact.wrong-period: `visits`: got an amount for \"year\"; expected no period." },
        { """{ "trips": [ {}, {}, {}, {}, {}, {}, {} ] }""", "fact.too-many-items: `trips`: got more than 5 items; expected at most 5." },
        { """{ "visits": { "value": 1, "source": "register" } }""", "fact.unknown-source: `visits.source`: got \"register\"; expected party, representative, caseworker, register:name or thirdParty:name." },
        { """{ "visits": { "value": 1, "source": "register:" } }""", "fact.unknown-source: `visits.source`: got \"register:\"; expected party, representative, caseworker, register:name or thirdParty:name." },
        { """{ "deserving": true }""", "fact.missing-author: `deserving`: got an answer without a named caseworker and written considerations; expected `value`, `by` and `considerations`: only a person answers a discretionary question." },
        { """{ "deserving": { "value": true, "by": "Mette Holm" } }""", "fact.missing-author: `deserving`: got an answer without a named caseworker and written considerations; expected `value`, `by` and `considerations`: only a person answers a discretionary question." },
        { """{ "deserving": { "value": true, "by": "", "considerations": " " } }""", "fact.missing-author: `deserving`: got an answer without a named caseworker and written considerations; expected `value`, `by` and `considerations`: only a person answers a discretionary question." },
        { """{ "deserving": { "value": true, "by": "Mette Holm", "considerations": "Yes.", "source": "party" } }""", "fact.missing-author: `deserving`: got a discretionary answer from party; expected an answer from a caseworker." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_error_names_the_fact_what_came_and_what_was_expected(string facts, string expected) =>
        Assert.Equal(expected, string.Join('\n', Base.Errors(facts)));

    [Fact]
    public void Every_code_is_pinned_above() =>
        Assert.Equal(FactErrorCode.All.Except([FactErrorCode.TooManyErrors]).Order(StringComparer.Ordinal), Wrong.SelectMany(row => ((string)row[1]).Split('\n')).Select(error => error.Split(": ")[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void All_errors_are_told_at_once() => Assert.Equal(
        ["fact.wrong-type", "fact.unknown-choice", "fact.unknown-name", "fact.out-of-range", "fact.wrong-type", "fact.missing-author"],
        Base.Errors("""{ "member": 1, "pool": "lake", "boat": true, "visits": -1, "trips": [ { "paid": "x" } ], "deserving": false }""").Select(error => error.Code));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "visits": null, "trips": null, "deserving": null, "pool": { "value": null }, "income": { "value": null, "source": "register:eIndkomst" } }""")]
    public void What_is_absent_or_null_is_unknown(string facts)
    {
        var evaluation = Base.Evaluate(facts);
        Assert.All(Enumerable.Range(0, evaluation.RuleSet.Facts.Length), fact => Assert.Equal(State.Unknown, evaluation.FactValue(fact).State));
    }

    [Fact]
    public void A_value_keeps_where_it_came_from()
    {
        var given = ProvenanceOf("""{ "income": { "value": 26000, "source": "register:eIndkomst", "observed": "2024-02-01", "sure": 0.99, "plusMinus": 500, "shownToParty": true, "conflicts": [ { "value": 27000.50, "source": "party", "observed": "2024-01-01" }, { "value": null } ], "period": "month", "comment": "It varies." } }""");
        Assert.True(given is { IsStated: true, Source: "register:eIndkomst", Sure: 0.99m, PlusMinus: 500m, ShownToParty: true, Comment: "It varies.", By: null, Considerations: null });
        Assert.Equal(new DateOnly(2024, 2, 1), given.Observed);
        Assert.Equal([new("27000.5", "party", new DateOnly(2024, 1, 1)), new("null", null, null)], given.Conflicts.AsEnumerable());
    }

    [Theory]
    [InlineData("""{ "income": 1 }""", null)]
    [InlineData("""{ "income": { "value": 1 } }""", "party")]
    [InlineData("""{ "income": { "value": 1, "source": "thirdParty:bank" } }""", "thirdParty:bank")]
    public void A_fact_without_a_source_is_the_partys_own(string facts, string? source) =>
        Assert.Equal(source, Base.Evaluate(facts).FactProvenance(3)?.Source);

    [Fact]
    public void A_discretionary_answer_comes_from_its_caseworker()
    {
        var given = Base.Evaluate("""{ "deserving": { "value": true, "by": "Mette Holm", "considerations": "Yes." } }""").FactProvenance(12);
        Assert.True(given is { Source: "caseworker", By: "Mette Holm", Considerations: "Yes." });
    }

    [Fact]
    public void The_value_may_stand_anywhere_among_its_properties()
    {
        var evaluation = Base.Evaluate("""{ "trips": { "complete": false, "value": [ { "paid": true } ], "source": "party" } }""");
        Assert.Equal(1, evaluation.FactValue(11).Value);
        Assert.False(evaluation.Frame.ItemsOf(11).IsComplete);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void An_observation_may_be_of_any_date(string observed) =>
        Assert.NotNull(Base.Evaluate(BaseRules.Change(BaseRules.Facts, ("\"income\": 12000", $$"""  "income": { "value": 12000, "observed": "{{observed}}" }  """))));

    [Fact]
    public void Limits_themselves_are_allowed() => Assert.Empty(Base.Errors("""{ "visits": 365, "applied": "2000-01-01", "share": 100, "income": 0.00, "trips": [ {}, {}, {}, {}, { "hours": 24 } ] }"""));

    [Fact]
    public void Many_items_that_are_no_objects_are_errors_each()
    {
        var items = string.Join(',', Enumerable.Repeat("5", 40));
        var errors = BaseRules.Evaluator(("\"maxItems\": 5", "\"maxItems\": 100")).Errors($$"""{ "trips": [ {{items}}, {}, {} ] }""");
        Assert.Equal(40, errors.Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ \"price\": 1, \"paid\": true }")]
    [InlineData("5")]
    [InlineData("[ 1 ]")]
    public void A_huge_list_is_refused_and_not_kept(string item)
    {
        var facts = Encoding.UTF8.GetBytes($$"""{ "trips": [ {{string.Join(',', Enumerable.Repeat(item, 200_000))}} ] }""");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Null(Base.Evaluate(facts, BaseRules.DecidedAt, out var errors));
        Assert.Equal(FactErrorCode.TooManyItems, errors[^1].Code);
        Assert.InRange(errors.Length, 1, 6);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256L * 1024 * 1024);
    }

    [Theory]
    [InlineData("{ {0} }", "\"x\": 1")]
    [InlineData("{ {0} }", "\"visits\": 1")]
    [InlineData("{ \"trips\": [ { {0} } ] }", "\"x\": 1")]
    [InlineData("{ \"trips\": [ { {0} } ] }", "\"price\": 1")]
    [InlineData("{ \"visits\": { {0} } }", "\"x\": 1")]
    [InlineData("{ \"visits\": { \"value\": 1, \"conflicts\": [ {0} ] } }", "5")]
    [InlineData("{ \"visits\": { \"value\": 1, \"conflicts\": [ { {0} } ] } }", "\"x\": 1")]
    public void Where_more_is_wrong_than_anybody_would_read_the_first_thousand_errors_are_told(string whole, string part)
    {
        var errors = Base.Errors(whole.Replace("{0}", string.Join(',', Enumerable.Repeat(part, 100_000)), StringComparison.Ordinal));
        Assert.Equal(1_001, errors.Count);
        Assert.Equal(FactErrorCode.TooManyErrors, errors[^1].Code);
    }

    [Fact]
    public void A_name_that_only_looks_like_that_of_a_fact_is_unknown() =>
        Assert.Equal("fact.unknown-name", Assert.Single(Base.Errors("""{ "mеmber": true }""")).Code);

    [Fact]
    public void Deep_nesting_is_an_error() =>
        Assert.Contains(Base.Errors($$"""{ "remark": {{new string('[', 100_000)}} }"""), error => error.Code == "fact.json-syntax");

    [Fact]
    public void Random_bytes_changed_give_an_evaluation_or_errors_and_never_an_exception()
    {
        var facts = Encoding.UTF8.GetBytes(BaseRules.Facts.Replace("\"income\": 12000", """ "income": { "value": 12000, "source": "register:eIndkomst", "observed": "2024-06-01", "sure": 0.5, "conflicts": [ { "value": 5 } ] } """, StringComparison.Ordinal));
        var change = Gen.Select(Gen.Int[0, facts.Length - 1], Gen.OneOf(Gen.Byte, Gen.Char["{}[]\",:0-.eEtfn\\ud8"].Select(character => (byte)character)));
        change.Array[1, 3].Sample(
            changes =>
            {
                var bytes = (byte[])facts.Clone();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                var evaluation = Base.Evaluate(bytes, BaseRules.DecidedAt, out var errors);
                Assert.Equal(evaluation is null, !errors.IsEmpty);
            },
            iter: Effort.Cases(50_000));
    }

    [Fact]
    public void Values_of_random_JSON_give_an_evaluation_or_errors_and_never_an_exception()
    {
        string[] values =
        [
            "null", "true", "0", "-1", "1e400", "1e-400", "0.00000000000000000000000000000001", "123456789012345678901234567890", "\"\"", "\"near\"", "\"2024-01-01\"", "\"\\ud800\"", "\"\\u0000\"",
            "[]", "[[]]", "[{}]", "[null]", "{}", "{\"value\":1}", "{\"value\":{}}", "{\"value\":[{}],\"complete\":false}", "{\"value\":[],\"complete\":0}", "{\"value\":null,\"source\":null}", "{\"conflicts\":[{\"value\":1e999}],\"value\":2}",
            "{\"value\":1,\"conflicts\":[{\"value\":\"\\udc00\"}]}", "[{\"price\":{}}]", "[{\"price\":null,\"day\":[],\"paid\":\"\"}]", "{\"\\ud800\":1}", "{\"value\":1,\"by\":[],\"considerations\":{}}",
        ];
        var names = Base.Program.RuleSet.Facts.Select(fact => fact.Id).ToArray();
        Gen.Select(Gen.OneOf(names), Gen.OneOf(values)).Array[1, 6].Sample(
            pairs =>
            {
                var facts = $"{{{string.Join(',', pairs.Select(pair => $"\"{pair.Item1}\":{pair.Item2}"))}}}";
                var evaluation = Base.Evaluate(Encoding.UTF8.GetBytes(facts), BaseRules.DecidedAt, out var errors);
                Assert.Equal(evaluation is null, !errors.IsEmpty);
            },
            iter: Effort.Cases(20_000));
    }

    private static Provenance ProvenanceOf(string facts) => Base.Evaluate(facts).FactProvenance(3)!;
}
