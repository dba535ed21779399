namespace DecisionEngine.Compiling;

/// <summary>The sort of a token.</summary>
internal enum TokenKind
{
    Name,
    Number,
    Text,
    Sign,
}

/// <summary>A word or sign of an expression.</summary>
/// <param name="Kind">Its sort.</param>
/// <param name="Text">As written; a text without its quotes.</param>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Length">Its length as written.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int Length);
