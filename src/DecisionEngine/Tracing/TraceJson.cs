using DecisionEngine.Compiling;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Tracing;

/// <summary>
/// Writes the trace: every step with its result and its tree, each part with its value and where that came from. A part
/// that was not needed says <c>notTaken</c>; one that could not be computed says <c>unknown</c> or <c>fault</c>.
/// </summary>
internal static class TraceJson
{
    public static void Write(CanonicalJson json, Frame frame, Decisive decisive)
    {
        var program = frame.Program;
        json.BeginObject();
        json.Name("effectiveOn");
        Node(json, frame, decisive, program.EffectiveOn, 0);
        json.Name("facts");
        json.BeginArray();
        for (var fact = 0; fact < program.RuleSet.Facts.Length; fact++)
        {
            Fact(json, frame, decisive, fact);
        }

        json.EndArray();
        json.Name("rates");
        json.BeginArray();
        for (var rate = 0; rate < program.RateSlots.Length; rate++)
        {
            Rate(json, frame, decisive, rate);
        }

        json.EndArray();
        json.Name("steps");
        json.BeginArray();
        foreach (var step in program.Steps)
        {
            Step(json, frame, decisive, step);
        }

        json.EndArray();
        json.Name("outcomes");
        json.BeginArray();
        foreach (var outcome in program.Outcomes)
        {
            Outcome(json, frame, decisive, outcome);
        }

        json.EndArray();
        json.EndObject();
    }

    /// <summary>The value alone: a JSON value, <c>{"unknown":[…]}</c> or <c>{"fault":"…"}</c>; null for a part not taken.</summary>
    public static void Value(CanonicalJson json, Frame frame, Node node, int item)
    {
        var cell = frame.At(node, item);
        switch (cell.State)
        {
            case State.Known:
                Known(json, node.Type, in cell);
                break;
            case State.Unknown:
                json.BeginObject();
                json.Name("unknown");
                FactIds(json, frame, Missing.Facts(frame, node, item));
                json.EndObject();
                break;
            case State.Fault:
                json.BeginObject();
                json.Name("fault");
                json.Text(cell.Fault.Code());
                json.EndObject();
                break;
            default:
                json.Null();
                break;
        }
    }

    /// <summary>A fact's value as it was used, lists with all their fields.</summary>
    public static void FactValue(CanonicalJson json, Frame frame, int index)
    {
        var fact = frame.Program.RuleSet.Facts[index];
        ref readonly var cell = ref frame.Cells[index];
        if (cell.State != State.Known)
        {
            json.Null();
        }
        else if (cell.Object is Items items)
        {
            json.BeginArray();
            for (var item = 0; item < items.Count; item++)
            {
                json.BeginObject();
                foreach (var field in fact.FieldOrder)
                {
                    json.Name(fact.Fields[field].Id);
                    ref readonly var value = ref items.Cells[(item * items.Width) + field];
                    if (value.State == State.Known)
                    {
                        Known(json, fact.Fields[field].Type, in value);
                    }
                    else
                    {
                        json.Null();
                    }
                }

                json.EndObject();
            }

            json.EndArray();
        }
        else
        {
            Known(json, fact.Type, in cell);
        }
    }

    /// <summary>Where a fact came from; properties in ordinal order.</summary>
    public static void Provenance(CanonicalJson json, Provenance given)
    {
        json.BeginObject();
        if (given.By is not null)
        {
            json.Name("by");
            json.Text(given.By);
        }

        if (given.Comment is not null)
        {
            json.Name("comment");
            json.Text(given.Comment);
        }

        if (!given.Conflicts.IsEmpty)
        {
            json.Name("conflicts");
            json.BeginArray();
            foreach (var conflict in given.Conflicts)
            {
                json.BeginObject();
                if (conflict.Observed is { } on)
                {
                    json.Name("observed");
                    json.Date(on);
                }

                if (conflict.Source is not null)
                {
                    json.Name("source");
                    json.Text(conflict.Source);
                }

                json.Name("value");
                json.Text(conflict.Value);
                json.EndObject();
            }

            json.EndArray();
        }

        if (given.Considerations is not null)
        {
            json.Name("considerations");
            json.Text(given.Considerations);
        }

        if (given.Observed is { } observed)
        {
            json.Name("observed");
            json.Date(observed);
        }

        if (given.PlusMinus is { } plusMinus)
        {
            json.Name("plusMinus");
            json.Number(plusMinus);
        }

        if (given.ShownToParty is { } shown)
        {
            json.Name("shownToParty");
            json.Boolean(shown);
        }

        json.Name("source");
        json.Text(given.Source);
        if (given.Sure is { } sure)
        {
            json.Name("sure");
            json.Number(sure);
        }

        json.EndObject();
    }

    public static void FactIds(CanonicalJson json, Frame frame, IEnumerable<int> facts)
    {
        json.BeginArray();
        foreach (var fact in facts)
        {
            json.Text(frame.Program.RuleSet.Facts[fact].Id);
        }

        json.EndArray();
    }

    private static void Fact(CanonicalJson json, Frame frame, Decisive decisive, int index)
    {
        json.BeginObject();
        json.Name("id");
        json.Text(frame.Program.RuleSet.Facts[index].Id);
        json.Name("value");
        FactValue(json, frame, index);
        if (frame.Cells[index].Object is Items { IsComplete: false })
        {
            json.Name("complete");
            json.Boolean(false);
        }

        if (frame.Provenance[index] is { } given)
        {
            json.Name("from");
            Provenance(json, given);
        }

        json.Name("decisive");
        json.Boolean(decisive.HasFact(index));
        json.EndObject();
    }

    private static void Rate(CanonicalJson json, Frame frame, Decisive decisive, int index)
    {
        var rate = frame.Program.RuleSet.Rates[index];
        var cell = frame.Cells[frame.Program.RateSlots[index]];
        var effective = frame.Cells[frame.Program.EffectiveDateSlot];
        var value = effective.State == State.Known ? rate.On(effective.Date) : null;
        json.BeginObject();
        json.Name("id");
        json.Text(rate.Id);
        json.Name("value");
        if (cell.State == State.Known && value?.Bands is { } bands)
        {
            json.BeginArray();
            foreach (var band in bands.Bands)
            {
                json.BeginObject();
                if (band.Below is { } below)
                {
                    json.Name("below");
                    json.Number(below);
                }

                json.Name("value");
                json.Number(band.Value);
                json.EndObject();
            }

            json.EndArray();
        }
        else if (cell.State == State.Known)
        {
            json.Number(cell.Number);
        }
        else
        {
            json.BeginObject();
            json.Name(cell.State == State.Fault ? "fault" : "unknown");
            if (cell.State == State.Fault)
            {
                json.Text(cell.Fault.Code());
            }
            else
            {
                FactIds(json, frame, Missing.Facts(frame, frame.Program.EffectiveOn));
            }

            json.EndObject();
        }

        if (value is not null)
        {
            json.Name("from");
            json.Date(value.From);
            if (value.To is { } to)
            {
                json.Name("to");
                json.Date(to);
            }

            json.Name("sure");
            json.Text(value.Sure.ToString().ToLowerInvariant());
        }

        Law(json, rate.Law);
        json.Name("decisive");
        json.Boolean(decisive.HasRate(index));
        json.EndObject();
    }

    private static void Step(CanonicalJson json, Frame frame, Decisive decisive, CompiledStep step)
    {
        json.BeginObject();
        json.Name("id");
        json.Text(step.Step.Id);
        Law(json, step.Step.Law);
        json.Name("decisive");
        json.Boolean(decisive.HasStep(step));
        if (step.Scope == Compiling.Node.CaseScope)
        {
            Body(json, frame, decisive, step.Root, 0);
        }
        else
        {
            json.Name("items");
            json.BeginArray();
            for (var item = 0; item < frame.ItemsOf(step.Scope).Count; item++)
            {
                json.BeginObject();
                json.Name("decisive");
                json.Boolean(decisive.HasStep(step, item));
                Body(json, frame, decisive, step.Root, item);
                json.EndObject();
            }

            json.EndArray();
        }

        json.EndObject();
    }

    private static void Body(CanonicalJson json, Frame frame, Decisive decisive, Node root, int item)
    {
        json.Name("result");
        Value(json, frame, root, item);
        if (root.Op is Op.FirstHit or Op.OnlyHit && Walking.Hit(frame, root, item) is >= 0 and var hit)
        {
            json.Name("row");
            json.Text(root.RowIds[hit]);
        }

        json.Name("how");
        Node(json, frame, decisive, root, item);
    }

    private static void Outcome(CanonicalJson json, Frame frame, Decisive decisive, CompiledOutcome outcome)
    {
        json.BeginObject();
        json.Name("id");
        json.Text(outcome.Outcome.Id);
        Law(json, outcome.Outcome.Law);
        if (outcome.When is { } when)
        {
            json.Name("when");
            Node(json, frame, decisive, when, 0);
        }

        json.Name("amounts");
        json.BeginArray();
        foreach (var amount in outcome.Amounts)
        {
            json.BeginObject();
            json.Name("id");
            json.Text(amount.Amount.Id);
            Body(json, frame, decisive, amount.Root, 0);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }

    private static void Node(CanonicalJson json, Frame frame, Decisive decisive, Node node, int item)
    {
        var cell = frame.At(node, item);
        json.BeginObject();
        json.Name("is");
        json.Text(Word(node.Op));
        if (node.Id is not null)
        {
            json.Name("id");
            json.Text(node.Id);
        }

        if (cell.State == State.NotReached)
        {
            json.Name("notTaken");
            json.Boolean(true);
            json.EndObject();
            return;
        }

        switch (cell.State)
        {
            case State.Known:
                json.Name("value");
                Known(json, node.Type, in cell);
                break;
            case State.Fault:
                json.Name("fault");
                json.Text(cell.Fault.Code());
                break;
            default:
                json.Name("unknown");
                json.Boolean(true);
                break;
        }

        if (decisive.Has(node, item))
        {
            json.Name("decisive");
            json.Boolean(true);
        }

        if (!node.Parts.IsEmpty)
        {
            Parts(json, frame, decisive, node, item);
        }

        json.EndObject();
    }

    private static void Parts(CanonicalJson json, Frame frame, Decisive decisive, Node node, int item)
    {
        var gathers = node.Op is Op.Any or Op.All or Op.Count or Op.Sum or Op.Lowest or Op.Highest;
        json.Name("parts");
        json.BeginArray();
        foreach (var part in gathers ? node.Parts[..1] : node.Parts)
        {
            Node(json, frame, decisive, part, item);
        }

        json.EndArray();
        if (gathers && node.Parts.Length > 1)
        {
            json.Name("items");
            json.BeginArray();
            for (var i = 0; i < frame.ItemsOf(node.Parts[0].Slot).Count; i++)
            {
                Node(json, frame, decisive, node.Parts[1], i);
            }

            json.EndArray();
        }
    }

    private static void Law(CanonicalJson json, IEnumerable<string> law)
    {
        json.Name("law");
        json.BeginArray();
        foreach (var id in law)
        {
            json.Text(id);
        }

        json.EndArray();
    }

    private static void Known(CanonicalJson json, DataType type, in Cell cell)
    {
        switch (type.Kind)
        {
            case Kind.Boolean:
                json.Boolean(cell.Flag);
                break;
            case Kind.Date:
                json.Date(cell.Date);
                break;
            case Kind.Text or Kind.Choice:
                json.Text((string)cell.Object!);
                break;
            case Kind.List:
                json.Number(((Items)cell.Object!).Count);
                break;
            case Kind.Bands:
                json.Null();
                break;
            default:
                json.Number(cell.Number);
                break;
        }
    }

    private static string Word(Op op)
    {
        var name = op.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
