using System.Collections.Immutable;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Compiling;

/// <summary>Reads every expression of a rule set, in the order in which names come into being.</summary>
internal sealed class RuleSetCompiler
{
    private readonly RuleSet ruleSet;
    private readonly DiagnosticBag diagnostics;
    private readonly Layout layout = new();
    private readonly Symbols symbols = new();
    private readonly ExpressionReader reader;
    private readonly Typing typing;
    private ExpressionText current = new("", Location.File);

    private RuleSetCompiler(RuleSet ruleSet, DiagnosticBag diagnostics)
    {
        this.ruleSet = ruleSet;
        this.diagnostics = diagnostics;
        reader = new ExpressionReader(symbols, layout, diagnostics);
        typing = new Typing((code, node, message, expected, suggestion) => diagnostics.Add(code, current.At, current.Text, message, expected, suggestion));
    }

    /// <summary>The program; null when any expression has an error, each of which is then in <paramref name="diagnostics"/>.</summary>
    public static RuleSetProgram? Compile(RuleSet ruleSet, DiagnosticBag diagnostics) => new RuleSetCompiler(ruleSet, diagnostics).Compile();

    private RuleSetProgram? Compile()
    {
        AddFacts();
        var decidedOn = AddDate("decidedOn", Op.DecidedOn);
        var effectiveOn = reader.Read(ruleSet.EffectiveOn.Value);
        effectiveOn = Fitted(effectiveOn, ruleSet.EffectiveOn.Value, DataType.Date);
        var effectiveDate = AddDate("effectiveDate", Op.EffectiveDate);
        var rateSlots = AddRates();
        symbols.Uses = Uses();
        foreach (var step in ruleSet.Steps)
        {
            symbols.AddLater(step.Id);
        }

        var steps = ruleSet.Steps.Select(CompileStep).ToList();
        var outcomes = ruleSet.Outcomes.Select(CompileOutcome).ToList();
        var reviews = ruleSet.Review.When.Select(rule => (rule, If: Condition(rule.If))).ToList();
        if (effectiveOn is null || steps.Contains(null) || outcomes.Contains(null) || reviews.Any(review => review.If is null))
        {
            return null;
        }

        // Only where every expression was read is it known what nothing uses.
        WarnOfUnused();
        if (diagnostics.HasErrors)
        {
            return null;
        }

        return new RuleSetProgram
        {
            RuleSet = ruleSet,
            Layout = layout,
            DecidedOnSlot = decidedOn,
            EffectiveDateSlot = effectiveDate,
            EffectiveOn = effectiveOn,
            RateSlots = rateSlots,
            Steps = [.. steps!],
            Outcomes = [.. outcomes!],
            Reviews = [.. reviews.Select(review => new CompiledReview(review.rule, review.If!))],
        };
    }

    private void AddFacts()
    {
        foreach (var fact in ruleSet.Facts)
        {
            var slot = layout.Next(Node.CaseScope);
            Add(new Node { Op = Op.Fact, Id = fact.Id, Type = fact.Type, Slot = slot, Scope = Node.CaseScope }, Node.CaseScope);
        }

        for (var list = 0; list < ruleSet.Facts.Length; list++)
        {
            foreach (var field in ruleSet.Facts[list].Fields)
            {
                Add(new Node { Op = Op.Field, Id = field.Id, Type = field.Type, Slot = layout.Next(list), Scope = list }, list);
            }
        }
    }

    private int AddDate(string name, Op op)
    {
        var node = new Node { Op = op, Id = name, Type = DataType.Date, Slot = layout.Next(Node.CaseScope), Scope = Node.CaseScope };
        symbols.Add(new Symbol(name, node, Node.CaseScope, DataType.Date) { IsUsed = true });
        return node.Slot;
    }

    private ImmutableArray<int> AddRates()
    {
        var slots = ImmutableArray.CreateBuilder<int>();
        foreach (var rate in ruleSet.Rates)
        {
            var slot = layout.Next(Node.CaseScope);
            slots.Add(slot);
            object? bands = rate is { Over: { } over, Gives: { } gives } ? (over, gives) : null;
            Add(new Node { Op = Op.Rate, Id = rate.Id, Type = rate.Type, Constant = bands, Slot = slot, Scope = Node.CaseScope }, Node.CaseScope);
        }

        return slots.ToImmutable();
    }

    private void Add(Node node, int scope) => symbols.Add(new Symbol(node.Id!, node.Type.IsRead ? node : null, scope, node.Type));

    private CompiledStep? CompileStep(Step step)
    {
        var scope = Scope(step);
        var root = step.Table is { } table ? CompileTable(table, step, scope) : Body(step, scope);
        if (root is not null && step.Declared is { IsRead: true } declared)
        {
            root = Fitted(root, step.Expression ?? new ExpressionText(step.Id, step.At), declared);
        }

        var type = root?.Type ?? step.Declared ?? (step.IsCriterion ? DataType.Boolean : DataType.Decimal);
        var index = ruleSet.Steps.IndexOf(step);
        var node = root is null ? null : new Node { Op = Op.Step, Id = step.Id, Type = root.Type, Slot = root.Slot, Scope = root.Scope, StepIndex = index };
        symbols.Add(new Symbol(step.Id, node, scope, type));
        return root is null ? null : new CompiledStep(step, root, scope, index);
    }

    private Node? Body(Step step, int scope)
    {
        var root = reader.Read(step.Expression!, scope, step.Id);
        if (step.IsCriterion)
        {
            return Fitted(root, step.Expression!, DataType.Boolean);
        }

        if (root?.Type.Kind is Kind.Text && step.Declared is null)
        {
            diagnostics.Add(DiagnosticCode.TypeMismatch, step.Expression!.At, step.Expression.Text, $"The step `{step.Id}` yields free text.", "a number, date, boolean, or a choice declared with `type` and `values`");
        }

        return root;
    }

    private int Scope(Step step)
    {
        if (step.Each is not { } each)
        {
            return Node.CaseScope;
        }

        if (symbols.Find(each) is { Type.Kind: Kind.List, Node: { } list } symbol)
        {
            symbol.IsUsed = true;
            return list.Slot;
        }

        var lists = ruleSet.Facts.Where(fact => fact.Type.Kind == Kind.List).Select(fact => fact.Id);
        diagnostics.Add(DiagnosticCode.ReferenceUnknown, step.At, each, $"`{each}` is no list among the facts.", null, Suggestion.For(each, lists));
        return Node.CaseScope;
    }

    private Node? CompileTable(Table table, Step step, int scope)
    {
        var parts = ImmutableArray.CreateBuilder<Node>();
        var type = step.Declared is { IsRead: true } ? step.Declared : null;
        var isGood = true;
        var values = new List<(int Index, Node? Value, ExpressionText? At)>();
        foreach (var row in table.Rows)
        {
            if (row.When is { } when)
            {
                var test = Fitted(reader.Read(when, scope, step.Id), when, DataType.Boolean);
                isGood &= test is not null;
                parts.Add(test!);
            }

            var value = row.Value is { } expression ? reader.Read(expression, scope, step.Id) : new Node { Op = Op.Review, Type = type ?? DataType.Decimal, Slot = layout.Next(Node.CaseScope), Scope = Node.CaseScope };
            values.Add((parts.Count, value, row.Value));
            parts.Add(value!);
        }

        // A literal takes the type of the rows around it, wherever it stands: 0 beside amounts is an amount.
        type ??= values.Find(entry => entry.Value is { Op: not (Op.Literal or Op.Review) }).Value?.Type;
        foreach (var (index, value, at) in values)
        {
            var joined = value is not null && at is not null ? Joined(value, type, at) : (Value: value, Type: type);
            type = joined.Type;
            isGood &= joined.Value is not null;
            parts[index] = joined.Value!;
        }

        if (!isGood || parts.Count < 1 || table.Rows[^1].When is not null || table.Rows.Count(row => row.When is null) != 1)
        {
            return null;
        }

        return new Node
        {
            Op = table.Unique ? Op.OnlyHit : Op.FirstHit,
            Type = type ?? DataType.Decimal,
            Parts = parts.ToImmutable(),
            RowIds = [.. table.Rows.Select(row => row.Id)],
            Slot = layout.Next(scope),
            Scope = scope,
        };
    }

    /// <summary>A row's value made the same type as the rows before it.</summary>
    private (Node? Value, DataType? Type) Joined(Node value, DataType? type, ExpressionText at)
    {
        if (type is null)
        {
            return (value, value.Type);
        }

        if (type.IsPlain && value.Type.IsPlain)
        {
            return (value, type == value.Type ? type : DataType.Decimal);
        }

        return (Fitted(value, at, type), type);
    }

    private CompiledOutcome? CompileOutcome(Outcome outcome)
    {
        var when = outcome.When is { } expression ? Condition(expression) : null;
        var amounts = outcome.Amounts.Select(amount => (amount, Root: AmountRoot(amount))).ToList();
        if ((outcome.When is not null && when is null) || amounts.Any(amount => amount.Root is null))
        {
            return null;
        }

        return new CompiledOutcome(outcome, when, [.. amounts.Select(amount => new CompiledAmount(amount.amount, amount.Root!))]);
    }

    private Node? AmountRoot(Amount amount)
    {
        var root = reader.Read(amount.Value);
        if (root is not null && amount.Declared is { IsRead: true } declared)
        {
            root = Fitted(root, amount.Value, declared);
        }

        if (root is { Type.IsNumeric: false })
        {
            diagnostics.Add(DiagnosticCode.TypeMismatch, amount.Value.At, amount.Value.Text, $"The amount `{amount.Id}` is {root.Type}.", "a number");
            return null;
        }

        return root;
    }

    private Node? Condition(ExpressionText expression) => Fitted(reader.Read(expression), expression, DataType.Boolean);

    private Node? Fitted(Node? node, ExpressionText text, DataType type)
    {
        current = text;
        return node is null ? null : typing.Fit(node, type);
    }

    private Dictionary<string, ImmutableHashSet<string>> Uses()
    {
        var ids = ruleSet.Steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var uses = new Dictionary<string, ImmutableHashSet<string>>(StringComparer.Ordinal);
        foreach (var step in ruleSet.Steps)
        {
            var texts = step.Table is { } table ? table.Rows.SelectMany(row => new[] { row.When, row.Value }) : [step.Expression];
            var names = texts
                .OfType<ExpressionText>()
                .SelectMany(text => Tokenizer.Split(text.Text, (_, _, _, _, _) => { }) ?? [])
                .Where(token => token.Kind == TokenKind.Name && ids.Contains(token.Text))
                .Select(token => token.Text);
            uses[step.Id] = [.. names];
        }

        return uses;
    }

    private void WarnOfUnused()
    {
        var said = Said();
        bool IsUnused(string id) => symbols.Find(id) is { IsUsed: false };
        foreach (var fact in ruleSet.Facts)
        {
            if (IsUnused(fact.Id))
            {
                diagnostics.Add(DiagnosticCode.Unused, fact.At, fact.Id, $"Nothing uses the fact `{fact.Id}`.", null, "Remove it: a fact that decides nothing must not be asked for.");
                continue;
            }

            // A text decides nothing, but names the item wherever it is spoken of.
            foreach (var field in fact.Fields.Where(field => field.Type.Kind != Kind.Text && IsUnused(field.Id)))
            {
                diagnostics.Add(DiagnosticCode.Unused, field.At, field.Id, $"Nothing uses the field `{field.Id}`.", null, "Remove it: a field that decides nothing must not be asked for.");
            }
        }

        foreach (var rate in ruleSet.Rates.Where(rate => IsUnused(rate.Id) && !said.Contains(rate.Id)))
        {
            diagnostics.Add(DiagnosticCode.Unused, rate.At, rate.Id, $"Nothing uses the rate `{rate.Id}`.");
        }

        foreach (var step in ruleSet.Steps.Where(step => IsUnused(step.Id) && !said.Contains(step.Id)))
        {
            diagnostics.Add(DiagnosticCode.Unused, step.At, step.Id, $"Nothing uses the step `{step.Id}`.");
        }
    }

    /// <summary>What a text has a placeholder for: that is a use of a rate or step, save where a step only says its own value.</summary>
    private HashSet<string> Said()
    {
        IEnumerable<string> In(params IEnumerable<LocalText?> texts) =>
            texts.OfType<LocalText>().SelectMany(text => text.Entries).SelectMany(entry => TextChecks.PlaceholdersOf(entry.Text));
        return
        [
            .. ruleSet.Steps.SelectMany(step => In(step.Says.Rule, step.Says.Met, step.Says.NotMet, step.Says.Unknown, step.Says.Is).Where(name => name != step.Id)),
            .. In(ruleSet.Outcomes.Select(outcome => outcome.Answer)),
            .. In(ruleSet.Next.Select(next => next.Says)),
            .. In(ruleSet.Review.When.Select(rule => rule.Because)),
        ];
    }
}
