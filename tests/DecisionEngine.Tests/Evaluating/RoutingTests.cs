using DecisionEngine.Evaluating;

namespace DecisionEngine.Tests.Evaluating;

/// <summary>When a person must look at a case, and when the evidence carries the outcome.</summary>
public sealed class RoutingTests
{
    private const string Path = "entitled:met,lowIncome:met,often:met,outcome:card,ownShare:by-income";

    /// <summary>Facts under which the base rule set decides alone once an example has walked the path.</summary>
    private static readonly string Sound = BaseRules.Change(
        BaseRules.Facts,
        ("\"member\": true", """ "member": { "value": true, "source": "register:CPR" } """),
        ("\"income\": 12000", """ "income": { "value": 12000, "source": "register:eIndkomst", "observed": "2024-06-01" } """));

    private static readonly Evaluator Tested = BaseRules.EvaluatorOf(BaseRules.Text, Path);

    [Fact]
    public void A_listed_outcome_on_sound_evidence_along_a_tested_path_is_automatic()
    {
        var evaluation = Tested.Evaluate(Sound);
        Assert.Equal(Route.Automatic, evaluation.Route);
        Assert.Empty(evaluation.ReviewReasons);
        Assert.Equal(new Confidence(true, 1m, []), evaluation.Confidence with { Reasons = [] });
    }

    public static TheoryData<string, string, string> Reasons { get; } = new()
    {
        { "\"visits\": 12", "\"visits\": null", "unknown-fact: visits; untested-path" },
        { "\"pool\": \"indoor\"", "\"pool\": null", "unknown-fact: pool" },
        { "\"visits\": 12", "\"visits\": 1", "adverse: trial; discretion: deserving; unheard-fact: member, income; untested-path" },
        { "\"applied\": \"2024-06-01\"", "\"applied\": \"2025-06-01\"", "fault: rate-missing" },
        { "\"applied\": \"2024-06-01\"", "\"applied\": \"2023-06-01\"", "not-in-force; untested-path" },
        { "\"value\": 12000, \"source\"", "\"value\": 25000, \"source\"", "adverse: no-card; unheard-fact: income; untested-path" },
        { "\"value\": 12000, \"source\"", "\"value\": 25000, \"shownToParty\": true, \"source\"", "adverse: no-card; untested-path" },
        { "\"value\": 12000, \"source\"", "\"value\": 25000, \"shownToParty\": false, \"source\"", "adverse: no-card; unheard-fact: income; untested-path" },
        { "\"value\": 12000, \"source\"", "\"value\": 12000, \"comment\": \"It varies.\", \"source\"", "party-comment: income" },
        { "\"observed\": \"2024-06-01\"", "\"observed\": \"2024-03-15\"", "" },
        { "\"observed\": \"2024-06-01\"", "\"observed\": \"2024-03-14\"", "stale-fact: income" },
        { "\"value\": 12000, \"source\"", "\"value\": 12000, \"conflicts\": [ { \"value\": 13000 } ], \"source\"", "conflicting-fact: income" },
        { "\"share\": 40", "\"share\": { \"value\": 40, \"conflicts\": [ { \"value\": 50 } ] }", "" },
        { "\"value\": 12000, \"source\"", "\"value\": 12000, \"sure\": 0.9, \"source\"", "" },
        { "\"value\": 12000, \"source\"", "\"value\": 12000, \"sure\": 0.89, \"source\"", "uncertain-fact: income" },
        { "\"source\": \"register:eIndkomst\", ", "", "unexpected-source: income" },
        { "\"source\": \"register:eIndkomst\", ", "\"source\": \"register:other\", ", "unexpected-source: income" },
        { "\"value\": 12000, \"source\"", "\"value\": 12000, \"plusMinus\": 7999, \"source\"", "" },
        { "\"value\": 12000, \"source\"", "\"value\": 12000, \"plusMinus\": 8000, \"source\"", "within-margin: income" },
        { "\"pool\": \"indoor\"", "\"pool\": \"sea\"", "large-card" },
        { "\"remark\": \"none\"", "\"remark\": \"please\"", "said-something" },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_reason_is_given_where_it_applies_and_only_there(string old, string changed, string expected) =>
        Assert.Equal(Sorted(expected), Told(Tested.Evaluate(BaseRules.Change(Sound, (old, changed)))));

    [Fact]
    public void A_path_no_approved_example_walks_is_untested()
    {
        var evaluation = BaseRules.Evaluator().Evaluate(Sound);
        Assert.Equal("untested-path", Told(evaluation));
        Assert.Equal((false, 0.7m), (evaluation.Confidence.IsSufficient, evaluation.Confidence.Score));
    }

    [Theory]
    [InlineData("\"automation\": { \"law\": [\"card1\"], \"outcomes\": [\"card\"] }", "\"automation\": { \"outcomes\": [], \"because\": { \"da\": \"Nej.\", \"en\": \"No.\" } }", "never-automated")]
    [InlineData("\"outcomes\": [\"card\"]", "\"outcomes\": [\"trial\"]", "not-automated: card")]
    [InlineData("\"kind\": \"granted\"", "\"kind\": \"reduced\"", "unheard-fact: member, income")]
    [InlineData("size == 'large'", "1 / visits > 1 / (visits - 12)", "fault: division-by-zero")]
    [InlineData("PercentOf(ownShare, fee)", "PercentOf(ownShare, fee) / (visits - 12)", "fault: division-by-zero")]
    [InlineData("\"sureAtLeast\": \"0.9\"", "\"sureAtLeast\": \"1\"", "")]
    public void The_rule_set_says_what_may_be_decided_without_a_person(string old, string changed, string expected)
    {
        var evaluation = BaseRules.EvaluatorOf(BaseRules.With((old, changed)), Path).Evaluate(Sound);
        Assert.Equal("card", evaluation.Outcome?.Outcome.Id);
        Assert.Equal(Sorted(expected), Told(evaluation));
    }

    [Fact]
    public void Where_no_outcome_takes_the_case_a_person_does()
    {
        var evaluation = BaseRules.Evaluator(("!entitled && member && lowIncome", "false")).Evaluate(BaseRules.Change(Sound, ("\"visits\": 12", "\"visits\": 1")));
        Assert.Null(evaluation.Outcome);
        Assert.Contains(evaluation.ReviewReasons, reason => reason.Code == ReviewCode.NoOutcome);
    }

    [Fact]
    public void The_score_is_read_from_the_rule_sets_own_table()
    {
        var evaluator = BaseRules.Evaluator(("\"evidence\": \"0.4\", \"margin\": \"0.3\", \"coverage\": \"0.3\"", "\"evidence\": \"0.5\", \"margin\": \"0.2\", \"coverage\": \"0.3\""));
        Assert.Equal(0.7m, evaluator.Evaluate(Sound).Confidence.Score);
        Assert.Equal(0.2m, evaluator.Evaluate(BaseRules.Facts).Confidence.Score);
    }

    [Fact]
    public void Every_reason_of_the_engine_is_shown_above()
    {
        var shown = Reasons.SelectMany(row => Codes((string)row[2])).Concat([ReviewCode.UntestedPath, ReviewCode.NeverAutomated, ReviewCode.NotAutomated, ReviewCode.NoOutcome]);
        Assert.Empty(ReviewCode.All.Except(shown));
    }

    private static IEnumerable<string> Codes(string reasons) => reasons.Split("; ").Select(reason => reason.Split(": ")[0]);

    private static string Sorted(string reasons) => string.Join("; ", reasons.Split("; ").Order(StringComparer.Ordinal));

    private static string Told(Evaluation evaluation) =>
        Sorted(string.Join("; ", evaluation.ReviewReasons.Select(reason => reason.About.IsEmpty ? reason.Code : $"{reason.Code}: {string.Join(", ", reason.About)}")));
}
