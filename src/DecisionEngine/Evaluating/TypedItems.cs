using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>The items of a list among <see cref="TypedFacts"/>, until the list is set again. A field that is not set is unknown.</summary>
public readonly struct TypedItems
{
    private readonly TypedFacts facts;
    private readonly FactSlot list;
    private readonly Items items;
    private readonly int count;

    internal TypedItems(TypedFacts facts, FactSlot list, Items items, int count)
    {
        this.facts = facts;
        this.list = list;
        this.items = items;
        this.count = count;
    }

    /// <summary>Sets a number of an item, in the field's own dimension.</summary>
    /// <param name="item">The item, counted from 0.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The field is another list's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public void Set(int item, FieldSlot field, decimal value)
    {
        Cell none = default;
        ref var cell = ref At(item, field, ref none);
        Report(TypedValue.Put(value, Place(item, field), in field.Limits, ref cell));
    }

    /// <summary>Sets a boolean of an item.</summary>
    /// <inheritdoc cref="Set(int, FieldSlot, decimal)"/>
    public void Set(int item, FieldSlot field, bool value)
    {
        Cell none = default;
        ref var cell = ref At(item, field, ref none);
        Report(TypedValue.Put(value, Place(item, field), in field.Limits, ref cell));
    }

    /// <summary>Sets a date of an item.</summary>
    /// <inheritdoc cref="Set(int, FieldSlot, decimal)"/>
    public void Set(int item, FieldSlot field, DateOnly value)
    {
        Cell none = default;
        ref var cell = ref At(item, field, ref none);
        Report(TypedValue.Put(value, Place(item, field), in field.Limits, ref cell));
    }

    /// <summary>Sets a text of an item, or the id of a choice's value.</summary>
    /// <inheritdoc cref="Set(int, FieldSlot, decimal)"/>
    public void Set(int item, FieldSlot field, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Cell none = default;
        ref var cell = ref At(item, field, ref none);
        Report(TypedValue.Put(value, Place(item, field), in field.Limits, ref cell));
    }

    private static FactPlace Place(int item, FieldSlot field) => new(field.List.Fact.Id, item, field.Field.Id);

    /// <summary>The field's cell; <paramref name="none"/> for an item beyond the most a list may have, whose error stands already.</summary>
    private ref Cell At(int item, FieldSlot field, ref Cell none)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, count);
        if (field.List != list)
        {
            throw new ArgumentException($"`{field.Field.Id}` was not found in this list.", nameof(field));
        }

        return ref item < items.Count ? ref items.Cells[(item * items.Width) + field.Index] : ref none;
    }

    private void Report(FactError? error)
    {
        if (error is not null)
        {
            facts.Add(list, error);
        }
    }
}
