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
        json.Start("{\"effectiveOn\":"u8);
        Node(json, frame, program.EffectiveOn, 0);
        json.Start("\"facts\":["u8);
        for (var fact = 0; fact < program.RuleSet.Facts.Length; fact++)
        {
            Fact(json, frame, decisive, fact);
        }

        json.EndArray();
        json.Start("\"rates\":["u8);
        for (var rate = 0; rate < program.RateSlots.Length; rate++)
        {
            Rate(json, frame, decisive, rate);
        }

        json.EndArray();
        json.Start("\"steps\":["u8);
        foreach (var step in program.Steps)
        {
            Step(json, frame, decisive, step);
        }

        json.EndArray();
        json.Start("\"outcomes\":["u8);
        for (var outcome = 0; outcome < program.Outcomes.Length; outcome++)
        {
            Outcome(json, frame, outcome);
        }

        json.EndArray();
        json.EndObject();
    }

    /// <summary>The value alone: a JSON value, <c>{"unknown":[…]}</c> or <c>{"fault":"…"}</c>; null for a part not taken.</summary>
    public static void Value(CanonicalJson json, Frame frame, Node node, int item)
    {
        ref readonly var cell = ref frame.At(node, item);
        switch (cell.State)
        {
            case State.Known:
                Known(json, node.Type, in cell);
                break;
            case State.Unknown:
                json.Start("{\"unknown\":"u8);
                FactIds(json, frame, Missing.Facts(frame, node, item));
                json.EndObject();
                break;
            case State.Fault:
                json.Start("{\"fault\":"u8);
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
            var names = frame.Program.Encoded.Fields[index];
            json.BeginArray();
            for (var item = 0; item < items.Count; item++)
            {
                json.BeginObject();
                foreach (var field in fact.FieldOrder)
                {
                    json.Start(names[field]);
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
            json.Start("\"by\":"u8);
            json.Text(given.By);
        }

        if (given.Comment is not null)
        {
            json.Start("\"comment\":"u8);
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
                    json.Start("\"observed\":"u8);
                    json.Date(on);
                }

                if (conflict.Source is not null)
                {
                    json.Start("\"source\":"u8);
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
            json.Start("\"considerations\":"u8);
            json.Text(given.Considerations);
        }

        if (given.Observed is { } observed)
        {
            json.Start("\"observed\":"u8);
            json.Date(observed);
        }

        if (given.PlusMinus is { } plusMinus)
        {
            json.Start("\"plusMinus\":"u8);
            json.Number(plusMinus);
        }

        if (given.ShownToParty is { } shown)
        {
            json.Start("\"shownToParty\":"u8);
            json.Boolean(shown);
        }

        json.Start("\"source\":"u8);
        json.Text(given.Source);
        if (given.Sure is { } sure)
        {
            json.Start("\"sure\":"u8);
            json.Number(sure);
        }

        json.EndObject();
    }

    private static void FactIds(CanonicalJson json, Frame frame, int[] facts)
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
        json.Start(frame.Program.Encoded.TracedFacts[index]);
        FactValue(json, frame, index);
        if (frame.Cells[index].Object is Items { IsComplete: false })
        {
            json.Whole("\"complete\":false"u8);
        }

        if (frame.Provenance[index] is { } given)
        {
            json.Start("\"from\":"u8);
            Provenance(json, given);
        }

        json.Start("\"decisive\":"u8);
        json.Boolean(decisive.HasFact(index));
        json.EndObject();
    }

    private static void Rate(CanonicalJson json, Frame frame, Decisive decisive, int index)
    {
        var rate = frame.Program.RuleSet.Rates[index];
        ref readonly var cell = ref frame.Cells[frame.Program.RateSlots[index]];
        ref readonly var effective = ref frame.Cells[frame.Program.EffectiveDateSlot];
        var value = effective.State == State.Known ? rate.On(effective.Date) : null;
        json.Start(frame.Program.Encoded.TracedRates[index]);
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
            json.Start("\"from\":"u8);
            json.Date(value.From);
            if (value.To is { } to)
            {
                json.Start("\"to\":"u8);
                json.Date(to);
            }

            json.Start("\"sure\":"u8);
            json.Text(SureWord(value.Sure));
        }

        json.Whole(frame.Program.Encoded.RateLaw[index]);
        json.Start("\"decisive\":"u8);
        json.Boolean(decisive.HasRate(index));
        json.EndObject();
    }

    private static void Step(CanonicalJson json, Frame frame, Decisive decisive, CompiledStep step)
    {
        json.Start(frame.Program.Encoded.TracedSteps[step.Index]);
        json.Boolean(decisive.HasStep(step));
        if (step.Scope == Compiling.Node.CaseScope)
        {
            Body(json, frame, step.Root, 0);
        }
        else
        {
            json.Start("\"items\":["u8);
            for (var item = 0; item < frame.ItemsOf(step.Scope).Count; item++)
            {
                json.Start("{\"decisive\":"u8);
                json.Boolean(decisive.HasStep(step, item));
                Body(json, frame, step.Root, item);
                json.EndObject();
            }

            json.EndArray();
        }

        json.EndObject();
    }

    private static void Body(CanonicalJson json, Frame frame, Node root, int item)
    {
        json.Start("\"result\":"u8);
        Value(json, frame, root, item);
        if (root.Op is Op.FirstHit or Op.OnlyHit && Walking.Hit(frame, root, item) is >= 0 and var hit)
        {
            json.Start("\"row\":"u8);
            json.Text(root.RowIds[hit]);
        }

        json.Start("\"how\":"u8);
        Node(json, frame, root, item);
    }

    private static void Outcome(CanonicalJson json, Frame frame, int index)
    {
        var outcome = frame.Program.Outcomes[index];
        json.Whole(frame.Program.Encoded.TracedOutcomes[index]);
        if (outcome.When is { } when)
        {
            json.Start("\"when\":"u8);
            Node(json, frame, when, 0);
        }

        json.Start("\"amounts\":["u8);
        foreach (var amount in outcome.Amounts)
        {
            json.Start("{\"id\":"u8);
            json.Text(amount.Amount.Id);
            Body(json, frame, amount.Root, 0);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }

    private static void Node(CanonicalJson json, Frame frame, Node node, int item)
    {
        ref readonly var cell = ref frame.At(node, item);
        if (cell.State == State.Known)
        {
            json.Start(node.Beginning);
            if (node.Op != Op.Literal)
            {
                Known(json, node.Type, in cell);
            }
        }
        else
        {
            json.Start(node.Beginning[..^EncodedNames.BeforeValue.Length]);
            switch (cell.State)
            {
                case State.NotReached:
                    json.Whole("\"notTaken\":true}"u8);
                    return;
                case State.Fault:
                    json.Start("\"fault\":"u8);
                    json.Text(cell.Fault.Code());
                    break;
                default:
                    json.Whole("\"unknown\":true"u8);
                    break;
            }
        }

        if (node.Parts.IsEmpty)
        {
            json.End(cell.IsDecisive ? ",\"decisive\":true}"u8 : "}"u8);
            return;
        }

        json.Continue(cell.IsDecisive ? ",\"decisive\":true,\"parts\":["u8 : ",\"parts\":["u8);
        Parts(json, frame, node, item);
    }

    private static void Parts(CanonicalJson json, Frame frame, Node node, int item)
    {
        var gathers = node.Op is Op.Any or Op.All or Op.Count or Op.Sum or Op.Lowest or Op.Highest;
        var parts = gathers ? 1 : node.Parts.Length;
        for (var part = 0; part < parts; part++)
        {
            Node(json, frame, node.Parts[part], item);
        }

        if (gathers && node.Parts.Length > 1)
        {
            json.Continue("],\"items\":["u8);
            for (var i = 0; i < frame.ItemsOf(node.Parts[0].Slot).Count; i++)
            {
                Node(json, frame, node.Parts[1], i);
            }
        }

        json.End("]}"u8);
    }

    private static string SureWord(Sureness sure) => sure switch
    {
        Sureness.High => "high",
        Sureness.Medium => "medium",
        _ => "low",
    };

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
}
