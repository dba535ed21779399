using DecisionEngine.Loading;

namespace DecisionEngine.Compiling;

/// <summary>Splits an expression into tokens and bounds it before any parser sees it: length, count, nesting and characters.</summary>
internal static class Tokenizer
{
    public const int MostCharacters = 2000;
    public const int MostTokens = 400;
    public const int MostDepth = 32;
    private const int MostDigits = 28;

    private static readonly string[] LongSigns = ["&&", "||", "==", "!=", "<=", ">="];
    private const string ShortSigns = "!<>+-*/?:(),.";

    /// <summary>The tokens, or null after a report.</summary>
    public static List<Token>? Split(string text, Action<DiagnosticCode, int, int, string, string?> report)
    {
        if (text.Length > MostCharacters)
        {
            report(DiagnosticCode.ExpressionTooLong, 0, 60, $"The expression has {text.Length} characters.", $"at most {MostCharacters}; name a part as a step of its own");
            return null;
        }

        var tokens = new List<Token>();
        var isGood = true;
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            var c = text[at];
            if (c is ' ' or '\t' or '\n' or '\r')
            {
                at++;
            }
            else if (char.IsAsciiLetter(c))
            {
                at = End(text, at, character => char.IsAsciiLetterOrDigit(character));
                tokens.Add(new Token(TokenKind.Name, text[start..at], start, at - start));
            }
            else if (char.IsAsciiDigit(c))
            {
                at = End(text, at, character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_');
                isGood &= Number(text[start..at], start, report);
                tokens.Add(new Token(TokenKind.Number, text[start..at], start, at - start));
            }
            else if (c is '\'' or '"')
            {
                var close = text.IndexOf(c, at + 1);
                var inside = close < 0 ? "" : text[(at + 1)..close];
                if (close < 0 || inside.Any(character => character is '\\' or '"' or '\'' || char.IsControl(character)))
                {
                    report(DiagnosticCode.ExpressionSyntax, start, close < 0 ? text.Length - start : close + 1 - start, "A text has no end, or a quote, backslash or control character inside.", "'text' in single or double quotes");
                    return null;
                }

                at = close + 1;
                tokens.Add(new Token(TokenKind.Text, inside, start, at - start));
            }
            else if (LongSigns.FirstOrDefault(sign => string.CompareOrdinal(text, start, sign, 0, 2) == 0) is { } sign)
            {
                at += 2;
                tokens.Add(new Token(TokenKind.Sign, sign, start, 2));
            }
            else if (ShortSigns.Contains(c, StringComparison.Ordinal))
            {
                at++;
                tokens.Add(new Token(TokenKind.Sign, c.ToString(), start, 1));
            }
            else
            {
                at += char.IsSurrogatePair(text, at) ? 2 : 1;
                isGood = false;
                report(DiagnosticCode.ExpressionCharacter, start, at - start, $"The character {Shown(text, start)} cannot stand in an expression.", Hint(c));
            }
        }

        if (tokens.Count > MostTokens)
        {
            report(DiagnosticCode.ExpressionTooLong, 0, 60, $"The expression has {tokens.Count} words and signs.", $"at most {MostTokens}; name a part as a step of its own");
            return null;
        }

        return isGood && Balanced(tokens, report) ? tokens : null;
    }

    private static int End(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool Number(string digits, int start, Action<DiagnosticCode, int, int, string, string?> report)
    {
        var isPlain = digits.Length <= MostDigits
            && digits.All(character => char.IsAsciiDigit(character) || character == '.')
            && digits.Count(character => character == '.') <= 1
            && !digits.EndsWith('.');
        if (!isPlain)
        {
            report(DiagnosticCode.NumberForm, start, digits.Length, $"`{digits}` is no number here.", $"digits with at most one point, such as 1234.50, at most {MostDigits} characters");
        }

        return isPlain;
    }

    private static bool Balanced(List<Token> tokens, Action<DiagnosticCode, int, int, string, string?> report)
    {
        var open = new Stack<Token>();
        var (unary, choices) = (0, 0);
        foreach (var token in tokens)
        {
            var isUnary = token.Text is "!" or "-" or "not";
            unary = isUnary ? unary + 1 : 0;
            choices += token is { Kind: TokenKind.Sign, Text: "?" } ? 1 : 0;
            if (token is { Kind: TokenKind.Sign, Text: "(" })
            {
                open.Push(token);
            }
            else if (token is { Kind: TokenKind.Sign, Text: ")" } && !open.TryPop(out _))
            {
                report(DiagnosticCode.ExpressionSyntax, token.Start, 1, "A parenthesis is closed that was never opened.", null);
                return false;
            }

            if (open.Count + unary + choices > MostDepth)
            {
                report(DiagnosticCode.ExpressionTooDeep, token.Start, token.Length, "The expression is nested too deep.", $"at most {MostDepth} levels; name a part as a step of its own");
                return false;
            }
        }

        if (open.TryPop(out var left))
        {
            report(DiagnosticCode.ExpressionSyntax, left.Start, 1, "A parenthesis is never closed.", null);
            return false;
        }

        return true;
    }

    private static string Shown(string text, int at) =>
        char.IsSurrogatePair(text, at) || char.IsSurrogate(text[at]) || char.IsControl(text[at])
            ? $"U+{(char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at]):X4}"
            : $"`{text[at]}` (U+{(int)text[at]:X4})";

    private static string? Hint(char c) => c switch
    {
        '=' => "== for equality",
        '&' => "&&",
        '|' => "||",
        '%' => "PercentOf(percent, amount)",
        _ when char.IsLetter(c) => "the letters a to z; this one may only look like one of them",
        _ => null,
    };
}
