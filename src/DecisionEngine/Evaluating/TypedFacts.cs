using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>
/// The facts of a case as typed values, without JSON. Every fact is unknown until it is set; setting it again replaces it. Values are held to
/// the same types, limits and sources as those of a facts file and give the same evaluation and hash; what is wrong with them is
/// collected and reported by <see cref="Evaluator.Evaluate(TypedFacts, DateTimeOffset, out System.Collections.Immutable.ImmutableArray{FactError})"/>.
/// An evaluation takes a copy: the object may be used again, by one thread at a time. See <see cref="Evaluator.NewFacts"/>.
/// </summary>
public sealed class TypedFacts
{
    private readonly Cell[] cells;
    private readonly Provenance?[] provenance;
    private readonly List<(int Fact, FactError Error)> errors = [];
    private bool hasProvenance;
    private bool hasItems;

    internal TypedFacts(RuleSetProgram program)
    {
        Program = program;
        cells = new Cell[program.RuleSet.Facts.Length];
        provenance = new Provenance?[cells.Length];
        Clear();
    }

    internal RuleSetProgram Program { get; }

    internal IEnumerable<FactError> Errors => errors.Select(error => error.Error);

    internal bool HasErrors => errors.Count > 0;

    /// <summary>Sets a number: an amount in the fact's own currency and period, a percentage (45 is 45 %), a length of time in the fact's own unit, or a plain number.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="value">Its value.</param>
    /// <param name="given">Where it came from; null where nothing is said, as for a bare value in a facts file.</param>
    /// <exception cref="ArgumentException">The fact is another rule set's.</exception>
    public void Set(FactSlot fact, decimal value, Provenance? given = null)
    {
        ref var cell = ref Begin(fact, given);
        End(fact, TypedValue.Put(value, in fact.Place, in fact.Limits, ref cell));
    }

    /// <summary>Sets a boolean.</summary>
    /// <inheritdoc cref="Set(FactSlot, decimal, Provenance?)"/>
    public void Set(FactSlot fact, bool value, Provenance? given = null)
    {
        ref var cell = ref Begin(fact, given);
        End(fact, TypedValue.Put(value, in fact.Place, in fact.Limits, ref cell));
    }

    /// <summary>Sets a date.</summary>
    /// <inheritdoc cref="Set(FactSlot, decimal, Provenance?)"/>
    public void Set(FactSlot fact, DateOnly value, Provenance? given = null)
    {
        ref var cell = ref Begin(fact, given);
        End(fact, TypedValue.Put(value, in fact.Place, in fact.Limits, ref cell));
    }

    /// <summary>Sets a text, or the id of a choice's value.</summary>
    /// <inheritdoc cref="Set(FactSlot, decimal, Provenance?)"/>
    public void Set(FactSlot fact, string value, Provenance? given = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        ref var cell = ref Begin(fact, given);
        End(fact, TypedValue.Put(value, in fact.Place, in fact.Limits, ref cell));
    }

    /// <summary>Makes a fact unknown.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="given">Who was asked, and when; null where nothing is said.</param>
    /// <exception cref="ArgumentException">The fact is another rule set's.</exception>
    public void SetUnknown(FactSlot fact, Provenance? given = null) => Begin(fact, given);

    /// <summary>Sets a list with room for <paramref name="count"/> items, all of whose fields are unknown until they are set.</summary>
    /// <param name="list">The list.</param>
    /// <param name="count">How many items it has.</param>
    /// <param name="isComplete">False when there may be more items than these.</param>
    /// <param name="given">Where it came from; null where nothing is said.</param>
    /// <exception cref="ArgumentException">The fact is another rule set's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public TypedItems SetItems(FactSlot list, int count, bool isComplete = true, Provenance? given = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ref var cell = ref Begin(list, given);
        if (list.Limits.Type.Kind != Kind.List)
        {
            End(list, new FactError(FactErrorCode.WrongType, list.Fact.Id, "an array", list.Limits.Value()));
            return new TypedItems(this, list, Items.None, count);
        }

        var width = Program.Layout.Width(list.Index);
        var kept = Math.Min(count, list.Fact.MaxItems);
        var items = new Items(kept, width, isComplete, new Cell[kept * width]);
        for (var item = 0; item < kept; item++)
        {
            for (var field = 0; field < list.Fact.Fields.Length; field++)
            {
                items.Cells[(item * width) + field].State = State.Unknown;
            }
        }

        cell.Object = items;
        cell.State = State.Known;
        hasItems = true;
        End(list, count > kept ? new FactError(FactErrorCode.TooManyItems, list.Fact.Id, $"more than {kept} items", $"at most {kept}") : null);
        return new TypedItems(this, list, items, count);
    }

    /// <summary>Makes every fact unknown again.</summary>
    public void Clear()
    {
        cells.AsSpan().Fill(new Cell { State = State.Unknown });
        provenance.AsSpan().Clear();
        errors.Clear();
        (hasProvenance, hasItems) = (false, false);
    }

    internal void Add(FactSlot fact, FactError error) => errors.Add((fact.Index, error));

    /// <summary>Copies the values into the cells of an evaluation; items get cells of their own there.</summary>
    internal void CopyTo(Cell[] target)
    {
        cells.CopyTo(target, 0);
        for (var fact = 0; hasItems && fact < cells.Length; fact++)
        {
            if (cells[fact].Object is Items items)
            {
                target[fact].Object = items.FieldsOnly(Program.RuleSet.Facts[fact].Fields.Length);
            }
        }
    }

    /// <summary>Where the facts came from; null where nothing is said of any.</summary>
    internal Provenance?[]? CopyProvenance() => hasProvenance ? [.. provenance] : null;

    private ref Cell Begin(FactSlot fact, Provenance? given)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (fact.Program != Program)
        {
            throw new ArgumentException($"`{fact.Fact.Id}` was found in another rule set than these facts belong to.", nameof(fact));
        }

        if (errors.Count > 0)
        {
            errors.RemoveAll(error => error.Fact == fact.Index);
        }

        if (given is not null || hasProvenance)
        {
            SetProvenance(fact, given);
        }

        ref var cell = ref cells[fact.Index];
        cell = new Cell { State = State.Unknown };
        return ref cell;
    }

    private void SetProvenance(FactSlot fact, Provenance? given)
    {
        provenance[fact.Index] = given is null or { IsStated: true } ? given : given with { IsStated = true };
        hasProvenance |= given is not null;
        if (given is not null)
        {
            errors.AddRange(ProvenanceChecks.Errors(fact.Fact, given).Select(error => (fact.Index, error)));
        }
    }

    private void End(FactSlot fact, FactError? error)
    {
        error ??= fact.Fact.Discretionary ? ProvenanceChecks.AuthorError(fact.Fact, provenance[fact.Index]) : null;
        if (error is not null)
        {
            Add(fact, error);
        }
    }
}
