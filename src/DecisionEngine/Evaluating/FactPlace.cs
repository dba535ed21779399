namespace DecisionEngine.Evaluating;

/// <summary>A fact, or a field of one of its items; its name is only put together where there is something to say of it.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Item">The item, counted from 0.</param>
/// <param name="Field">The field; null for the fact itself.</param>
internal readonly record struct FactPlace(string Fact, int Item = 0, string? Field = null)
{
    /// <summary><c>income</c>, or <c>places[1].price</c>.</summary>
    public override string ToString() => Field is null ? Fact : $"{Fact}[{Item}].{Field}";
}
