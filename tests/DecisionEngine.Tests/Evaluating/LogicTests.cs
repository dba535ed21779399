using CsCheck;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.Tracing;

namespace DecisionEngine.Tests.Evaluating;

/// <summary>Kleene's laws, with faults. T true, F false, U unknown, X faulted.</summary>
public sealed class LogicTests
{
    private const string States = "TFUX";

    private static readonly Gen<char> Any = Gen.Char[States];

    [Theory]
    [InlineData("TT", 'T')]
    [InlineData("TF", 'F')]
    [InlineData("TU", 'U')]
    [InlineData("TX", 'X')]
    [InlineData("FF", 'F')]
    [InlineData("FU", 'F')]
    [InlineData("FX", 'F')]
    [InlineData("UU", 'U')]
    [InlineData("UX", 'U')]
    [InlineData("XX", 'X')]
    public void A_conjunction_is_settled_by_what_is_false(string parts, char expected)
    {
        Assert.Equal(expected, And(parts[0], parts[1]));
        Assert.Equal(expected, And(parts[1], parts[0]));
    }

    [Theory]
    [InlineData("TT", 'T')]
    [InlineData("TF", 'T')]
    [InlineData("TU", 'T')]
    [InlineData("TX", 'T')]
    [InlineData("FF", 'F')]
    [InlineData("FU", 'U')]
    [InlineData("FX", 'X')]
    [InlineData("UU", 'U')]
    [InlineData("UX", 'U')]
    [InlineData("XX", 'X')]
    public void A_disjunction_is_settled_by_what_is_true(string parts, char expected)
    {
        Assert.Equal(expected, Or(parts[0], parts[1]));
        Assert.Equal(expected, Or(parts[1], parts[0]));
    }

    [Theory]
    [InlineData('T', 'F')]
    [InlineData('F', 'T')]
    [InlineData('U', 'U')]
    [InlineData('X', 'X')]
    public void A_negation_keeps_what_is_open(char part, char expected) => Assert.Equal(expected, Not(part));

    [Fact]
    public void The_order_of_the_parts_does_not_matter() => Any.Array[2, 6].Sample(parts =>
    {
        var sorted = parts.Order().ToArray();
        Assert.Equal(And(sorted), And(parts));
        Assert.Equal(Or(sorted), Or(parts));
    });

    [Fact]
    public void The_grouping_of_the_parts_does_not_matter() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
    {
        Assert.Equal(And(And(a, b), c), And(a, And(b, c)));
        Assert.Equal(And(a, b, c), And(a, And(b, c)));
        Assert.Equal(Or(Or(a, b), c), Or(a, Or(b, c)));
    });

    [Fact]
    public void A_part_that_stands_twice_counts_once() => Any.Sample(a =>
    {
        Assert.Equal(a, And(a, a));
        Assert.Equal(a, Or(a, a));
        Assert.Equal(a, Not(Not(a)));
    });

    [Fact]
    public void De_Morgan_holds() => Gen.Select(Any, Any).Sample((a, b) =>
    {
        Assert.Equal(Not(And(a, b)), Or(Not(a), Not(b)));
        Assert.Equal(Not(Or(a, b)), And(Not(a), Not(b)));
    });

    [Fact]
    public void Distribution_holds_without_faults() => Gen.Select(Gen.Char["TFU"], Gen.Char["TFU"], Gen.Char["TFU"]).Sample((a, b, c) =>
    {
        Assert.Equal(And(a, Or(b, c)), Or(And(a, b), And(a, c)));
        Assert.Equal(Or(a, And(b, c)), And(Or(a, b), Or(a, c)));
    });

    /// <summary>With both an unknown and a fault it does not: X and (X or U) is U, for the unknown part may still settle it.</summary>
    [Fact]
    public void Absorption_holds_where_an_unknown_and_a_fault_do_not_meet() => Gen.Select(Any, Any).Sample((a, b) =>
    {
        if ((a, b) is not ('X', 'U'))
        {
            Assert.Equal(a, And(a, Or(a, b)));
            Assert.Equal(a, Or(a, And(a, b)));
        }
    });

    [Fact]
    public void A_result_is_known_only_when_known_parts_settle_it() => Any.Array[1, 6].Sample(parts =>
    {
        Assert.Equal(parts.Contains('F'), And(parts) == 'F');
        Assert.Equal(parts.All(part => part == 'T'), And(parts) == 'T');
        Assert.Equal(parts.Contains('T'), Or(parts) == 'T');
        Assert.Equal(parts.All(part => part == 'F'), Or(parts) == 'F');
    });

    [Fact]
    public void What_is_learnt_about_an_unknown_part_never_changes_a_known_or_faulted_result() => Gen.Select(Any.Array[1, 5], Gen.Int[0, 4], Gen.Char["TFX"]).Sample((parts, at, learnt) =>
    {
        if (at < parts.Length && parts[at] == 'U')
        {
            var after = (char[])parts.Clone();
            after[at] = learnt;
            Assert.True(And(parts) is 'U' || And(parts) == And(after));
            Assert.True(Or(parts) is 'U' || Or(parts) == Or(after));
        }
    });

    [Fact]
    public void A_fault_never_becomes_not_met_by_itself()
    {
        var evaluation = BaseRules.Evaluator(("member && lowIncome && (often || deserving)", "1 / visits > 0")).Evaluate(BaseRules.Facts.Replace("\"visits\": 12", "\"visits\": 0", StringComparison.Ordinal));
        Assert.Null(evaluation.Outcome);
        Assert.Equal("fault: division-by-zero", string.Join(", ", evaluation.ReviewReasons.Where(reason => reason.Code == ReviewCode.Faulted).Select(reason => $"{reason.Code}: {reason.About[0]}")));
    }

    [Fact]
    public void A_false_part_settles_a_conjunction_and_the_fault_beside_it_is_noted()
    {
        var evaluator = BaseRules.Evaluator(
            ("visits >= oftenEnough || health && distance <= 2.5 || waited >= 6 && pool == 'sea'", "1 / visits > 0 && health && distance > 1 && waited > 0 && pool == 'sea'"),
            ("income < limit\"", "1 / visits > 0\""),
            ("\"criterion\": \"member && lowIncome && (often || deserving)\"", "\"criterion\": \"member && lowIncome && often && deserving && income < limit\""));
        var evaluation = evaluator.Evaluate(BaseRules.Facts.Replace("\"visits\": 12", "\"visits\": 0", StringComparison.Ordinal).Replace("\"member\": true", "\"member\": false", StringComparison.Ordinal));
        Assert.Equal("no-card", evaluation.Outcome?.Outcome.Id);
        Assert.Equal([("lowIncome", Fault.DivisionByZero)], evaluation.NotedFaults.AsEnumerable());
        Assert.DoesNotContain(evaluation.ReviewReasons, reason => reason.Code == ReviewCode.Faulted);
    }

    private static char And(params char[] parts) => Fold(parts, (ref part, ref result) => Logic.And(ref part, ref result));

    private static char Or(params char[] parts) => Fold(parts, (ref part, ref result) => Logic.Or(ref part, ref result));

    private static char Not(char part)
    {
        var (cell, result) = (Cell(part), default(Cell));
        Logic.Not(ref cell, ref result);
        return Letter(result);
    }

    private delegate void Joining(ref Cell part, ref Cell result);

    private static char Fold(char[] parts, Joining join)
    {
        var (first, result) = (Cell(parts[0]), default(Cell));
        Logic.Begin(ref first, ref result);
        foreach (var part in parts.Skip(1))
        {
            var cell = Cell(part);
            join(ref cell, ref result);
        }

        return Letter(result);
    }

    private static Cell Cell(char letter) => letter switch
    {
        'T' => new Cell { State = State.Known, Flag = true },
        'F' => new Cell { State = State.Known },
        'U' => new Cell { State = State.Unknown },
        _ => new Cell { State = State.Fault, Fault = Fault.Overflow },
    };

    private static char Letter(Cell cell) => cell.State switch
    {
        State.Known => cell.Flag ? 'T' : 'F',
        State.Unknown => 'U',
        _ => cell.Fault == Fault.None ? '?' : 'X',
    };
}
