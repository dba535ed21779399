using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>Reads a step or an outcome.</summary>
internal static class StepReader
{
    private static readonly string[] Forms = ["value", "criterion", "table"];

    public static Step Read(ObjectReader reader)
    {
        var id = reader.Id("id", inExpressions: true);
        var given = Forms.Count(reader.Has);
        if (given != 1 && !reader.IsBroken)
        {
            reader.Diagnostics.Add(
                given == 0 ? DiagnosticCode.PropertyMissing : DiagnosticCode.PropertyUnknown,
                reader.At,
                id,
                $"The step `{id}` has {given} of `value`, `criterion` and `table`.",
                "exactly one");
        }

        var criterion = reader.ExpressionOrNull("criterion");
        var value = reader.ExpressionOrNull("value");
        var table = reader.ObjectOrNull("table", ReadTable);
        return new Step
        {
            Id = id,
            Label = reader.Local("label"),
            Law = reader.Law(),
            Each = reader.TextOrNull("each"),
            Expression = criterion ?? value ?? (table is null ? new ExpressionText("", reader.At) : null),
            IsCriterion = criterion is not null,
            Table = criterion is null && value is null ? table : null,
            Declared = TypeReader.ReadOrNull(reader),
            Says = reader.ObjectOrNull("says", says => Words(says, criterion is not null)) ?? StepWords.None,
            At = reader.At,
        };
    }

    public static Outcome ReadOutcome(ObjectReader reader)
    {
        var id = reader.Id("id");
        if (reader.Has("otherwise"))
        {
            var otherwise = reader.Text("otherwise");
            if (otherwise != "review")
            {
                reader.Diagnostics.Add(DiagnosticCode.OutcomeNeedsWhen, reader.Part("otherwise")!.At, otherwise, $"What is left over becomes `{otherwise}`.", "review: only a person decides what no condition holds");
            }

            return new Outcome(id, null, null, reader.LocalOrNull("label"), null, [], [], reader.At);
        }

        if (!reader.Has("when") && !reader.IsBroken)
        {
            reader.Diagnostics.Add(DiagnosticCode.OutcomeNeedsWhen, reader.At, id, $"The outcome `{id}` has no `when`.", "a condition that names what grounds it");
        }

        return new Outcome(
            id,
            reader.Enum("kind", OutcomeKind.Unchanged),
            reader.ExpressionOrNull("when") ?? new ExpressionText("", reader.At),
            reader.Local("label"),
            reader.Local("answer"),
            reader.Law(),
            reader.Each("amounts", ReadAmount, required: false),
            reader.At);
    }

    private static Amount ReadAmount(ObjectReader reader) => new(
        reader.Id("id", inExpressions: true),
        reader.Local("label"),
        reader.Expression("value"),
        TypeReader.ReadOrNull(reader),
        reader.At);

    private static StepWords Words(ObjectReader says, bool isCriterion)
    {
        var words = isCriterion
            ? new StepWords(says.LocalOrNull("rule"), says.LocalOrNull("met"), says.LocalOrNull("notMet"), says.LocalOrNull("unknown"), null)
            : new StepWords(says.LocalOrNull("rule"), null, null, null, says.LocalOrNull("is"));
        if (words == StepWords.None && !says.IsBroken)
        {
            says.Diagnostics.Add(DiagnosticCode.PropertyMissing, says.At, "", "`says` says nothing.", isCriterion ? "at least one of rule, met, notMet, unknown" : "rule or is");
        }

        return words;
    }

    private static Table ReadTable(ObjectReader reader)
    {
        var hit = reader.Text("hit");
        if (reader.Part("hit") is JsonText part && hit is not ("first" or "unique"))
        {
            reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, part.At, hit, $"`{hit}` is not allowed here.", "first, unique", Suggestion.For(hit, ["first", "unique"]));
        }

        var rows = reader.Each("rows", ReadRow);
        var rest = rows.Count(row => row.When is null);
        if (reader.Has("rows") && (rest != 1 || rows[^1].When is not null))
        {
            reader.Diagnostics.Add(DiagnosticCode.TableNotTotal, reader.At, "", "The table does not end with one row for the rest.", "a last row with `\"otherwise\": true`, whose result may be `\"review\": true`");
        }

        foreach (var twice in rows.GroupBy(row => row.Id).Where(group => group.Key.Length > 0 && group.Count() > 1))
        {
            reader.Diagnostics.Add(DiagnosticCode.IdDuplicate, twice.Last().At, twice.Key, $"Two rows have the id `{twice.Key}`.");
        }

        return new Table(hit == "unique", rows);
    }

    private static Row ReadRow(ObjectReader reader)
    {
        var id = reader.Id("id");
        var otherwise = reader.Boolean("otherwise", false);
        var review = reader.Boolean("review", false);
        return new Row(
            id,
            otherwise ? null : reader.Expression("when"),
            review ? null : reader.Expression("value"),
            reader.LocalOrNull("label"),
            reader.Law(required: false),
            reader.At);
    }
}
