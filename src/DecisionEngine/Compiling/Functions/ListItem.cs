namespace DecisionEngine.Compiling;

/// <summary>
/// What an item of a list looks like to the parser: a field's name is turned into a call that carries the name and the
/// type. Never run; the compiler replaces each call by the item's cell.
/// </summary>
public abstract class ListItem
{
    /// <summary>A field that is a number.</summary>
    public abstract decimal Number(string field);

    /// <summary>A field that is true or false.</summary>
    public abstract bool Flag(string field);

    /// <summary>A field that is a text or a choice.</summary>
    public abstract string Word(string field);

    /// <summary>A field that is a date.</summary>
    public abstract DateOnly Day(string field);
}
