using System.Linq.Expressions;
using System.Text;
using System.Text.RegularExpressions;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Compiling;

/// <summary>
/// Reads an expression in three moves: tokens are bounded and every name is resolved, with positions; the parser of
/// Microsoft RulesEngine builds a typed tree; the tree is translated into nodes, and whatever is not on their closed list is refused.
/// </summary>
internal sealed partial class ExpressionReader(Symbols symbols, Layout layout, DiagnosticBag diagnostics)
{
    private static readonly string[] ListMethods = ["Any", "All", "Count", "Sum", "Min", "Max"];
    private static readonly string[] Words = ["true", "false", "and", "or", "not", "in"];
    private static readonly string[] Groups = ["Round", "Dates"];
    internal static readonly Dictionary<ExpressionType, string> Signs = new()
    {
        [ExpressionType.LessThan] = "<",
        [ExpressionType.LessThanOrEqual] = "<=",
        [ExpressionType.GreaterThan] = ">",
        [ExpressionType.GreaterThanOrEqual] = ">=",
        [ExpressionType.Equal] = "==",
        [ExpressionType.NotEqual] = "!=",
        [ExpressionType.Add] = "+",
        [ExpressionType.Subtract] = "-",
        [ExpressionType.Multiply] = "*",
        [ExpressionType.Divide] = "/",
        [ExpressionType.AndAlso] = "&&",
        [ExpressionType.OrElse] = "||",
    };


    private string? step;

    /// <summary>The expression as a node, or null after a report (or when it uses a step that has errors of its own).</summary>
    /// <param name="text">The expression.</param>
    /// <param name="scope">The list whose items it is computed for, or <see cref="Node.CaseScope"/>.</param>
    /// <param name="within">The step it belongs to, if any.</param>
    public Node? Read(ExpressionText text, int scope = Node.CaseScope, string? within = null)
    {
        step = within;
        if (text.Text.Trim().Length == 0)
        {
            // Reported where it was read.
            return null;
        }

        void Report(DiagnosticCode code, int start, int length, string message, string? expected) =>
            diagnostics.Add(code, text.Place(start), text.Text.Substring(start, Math.Min(length, text.Text.Length - start)), message, expected);

        if (Tokenizer.Split(text.Text, Report) is not { } tokens || Resolve(tokens, text, scope) is not { } resolved)
        {
            return null;
        }

        var parsed = MicrosoftRules.Parse(resolved.Expression, [.. resolved.Parameters.Values], out var reason, out var position);
        if (parsed is null)
        {
            var isType = position < 0 || reason.Contains("incompatible", StringComparison.Ordinal) || reason.Contains("type", StringComparison.Ordinal);
            if (isType && resolved.IsPoisoned)
            {
                return null;
            }

            ReportUnread(resolved, tokens, isType, reason, position, Report);
            return null;
        }

        return resolved.IsPoisoned ? null : new Translator(symbols, layout, diagnostics, text).Translate(parsed, scope);
    }

    /// <summary>What the parser refused, in the words of the language; it knows the place of a sign, and of two types that do not fit often none.</summary>
    private static void ReportUnread(Resolved resolved, List<Token> tokens, bool isType, string reason, int position, Action<DiagnosticCode, int, int, string, string?> report)
    {
        var last = tokens[^1];
        var end = last.Start + last.Length;
        if (isType && Operands().Match(reason) is { Success: true } operands)
        {
            var sign = operands.Groups["sign"].Value;
            sign = Enum.TryParse<ExpressionType>(sign, out var type) ? Signs.GetValueOrDefault(type, sign) : sign;
            var at = tokens.Where(token => token.Text == sign).Select(token => (int?)token.Start).Distinct().Take(2).ToList();
            var (start, length) = position >= 0 ? (resolved.Origin[Math.Min(position, resolved.Origin.Count - 1)], sign.Length) : at is [{ } only] ? (only, sign.Length) : (0, end);
            report(DiagnosticCode.TypeMismatch, start, length, $"{Plain(operands.Groups["left"].Value)} {sign} {Plain(operands.Groups["right"].Value)} does not exist.", "two values that fit each other");
        }
        else if (position < 0)
        {
            report(DiagnosticCode.TypeMismatch, 0, end, $"The types do not fit: {Plain(reason)}", null);
        }
        else if (position >= resolved.Expression.TrimEnd().Length)
        {
            report(DiagnosticCode.ExpressionSyntax, last.Start, last.Length, "The expression ends too soon.", "something after this");
        }
        else
        {
            var at = resolved.Origin[position];
            var token = tokens.Last(token => token.Start <= at);
            report(isType ? DiagnosticCode.TypeMismatch : DiagnosticCode.ExpressionSyntax, token.Start, token.Length, $"`{token.Text}` cannot stand here: {Plain(reason)}.", null);
        }
    }

    private sealed record Resolved(string Expression, List<int> Origin, Dictionary<string, ParameterExpression> Parameters, bool IsPoisoned);

    /// <summary>Checks every name against what is known in its scope, and rewrites the tokens for the parser.</summary>
    private Resolved? Resolve(List<Token> tokens, ExpressionText text, int scope)
    {
        var expression = new StringBuilder();
        var origin = new List<int>();
        var parameters = new Dictionary<string, ParameterExpression>(StringComparer.Ordinal);
        var scopes = new Stack<(int Depth, int Scope)>();
        var (depth, isGood, isPoisoned) = (0, true, false);

        void Write(string part, Token token)
        {
            expression.Append(part).Append(' ');
            origin.AddRange(Enumerable.Repeat(token.Start, part.Length + 1));
        }

        void Wrong(DiagnosticCode code, Token token, string message, string? expected = null, string? suggestion = null)
        {
            isGood = false;
            diagnostics.Add(code, text.Place(token.Start), token.Text, message, expected, suggestion);
        }

        Token? At(int index) => index >= 0 && index < tokens.Count ? tokens[index] : null;
        bool IsSign(int index, string sign) => At(index) is { Kind: TokenKind.Sign } token && token.Text == sign;

        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            switch (token.Kind)
            {
                case TokenKind.Number:
                    // A whole number of many digits is no literal to the parser unless it has a point.
                    Write(token.Text + (token.Text.Length > 18 && !token.Text.Contains('.', StringComparison.Ordinal) ? ".0m" : "m"), token);
                    continue;
                case TokenKind.Text:
                    Write($"\"{token.Text}\"", token);
                    continue;
                case TokenKind.Sign:
                    if (token.Text == ".")
                    {
                        Wrong(DiagnosticCode.NotAllowedHere, token, "Nothing can be reached with a point here.", $"a list and one of {string.Join(", ", ListMethods)}, or a function of {string.Join(" or ", Groups)}");
                        i += At(i + 1) is { Kind: TokenKind.Name } ? 1 : 0;
                        continue;
                    }

                    depth += token.Text == "(" ? 1 : token.Text == ")" ? -1 : 0;
                    if (scopes.TryPeek(out var open) && depth < open.Depth)
                    {
                        scopes.Pop();
                    }

                    Write(token.Text, token);
                    continue;
                default:
                    break;
            }

            var itemScope = scopes.TryPeek(out var inner) ? inner.Scope : scope;
            var symbol = symbols.Find(token.Text);
            if (symbol is null && Words.Contains(token.Text))
            {
                Write(token.Text, token);
            }
            else if (symbol is null && Groups.Contains(token.Text) && IsSign(i + 1, ".") && At(i + 2) is { Kind: TokenKind.Name } member)
            {
                if (Function.Find($"{token.Text}.{member.Text}") is null)
                {
                    var known = Function.All.Where(function => function.Id.StartsWith(token.Text + ".", StringComparison.Ordinal)).Select(function => function.Id);
                    Wrong(DiagnosticCode.NameUnknown, member, $"There is no function `{token.Text}.{member.Text}`.", null, Suggestion.For($"{token.Text}.{member.Text}", known));
                }

                Write($"{token.Text}.{member.Text}", token);
                i += 2;
            }
            else if (symbol is null && IsSign(i + 1, "(") && Function.Find(token.Text) is not null || (symbol is null && token.Text == "Lookup" && IsSign(i + 1, "(")))
            {
                Write($"{nameof(Calc)}.{token.Text}", token);
            }
            else if (symbol is null)
            {
                Unknown(token, itemScope, IsSign(i + 1, "("), Wrong);
                i += IsSign(i + 1, ".") && At(i + 2) is { Kind: TokenKind.Name } ? 2 : 0;
            }
            else if (symbol.Scope != Node.CaseScope && symbol.Scope != itemScope)
            {
                Wrong(DiagnosticCode.NotAllowedHere, token, $"`{token.Text}` belongs to the items of a list.", "it inside that list's parentheses, or in a step with `each`");
            }
            else if (symbol.Type.Kind == Kind.Bands && !(IsSign(i - 1, "(") && At(i - 2) is { Kind: TokenKind.Name, Text: "Lookup" }))
            {
                Wrong(DiagnosticCode.NotAllowedHere, token, $"`{token.Text}` is an interval table.", $"Lookup({token.Text}, number)");
            }
            else if (symbol.Type.Kind == Kind.List)
            {
                symbol.IsUsed = true;
                if (!(IsSign(i + 1, ".") && At(i + 2) is { Kind: TokenKind.Name } method && ListMethods.Contains(method.Text) && IsSign(i + 3, "(")))
                {
                    Wrong(DiagnosticCode.NotAllowedHere, token, $"`{token.Text}` is a list.", $"`{token.Text}.` and one of {string.Join(", ", ListMethods.Select(name => name + "(…)"))}");
                    continue;
                }

                if (itemScope != Node.CaseScope)
                {
                    Wrong(DiagnosticCode.NotAllowedHere, token, "A list stands inside another list's items.", "a step of its own for it");
                }

                parameters[token.Text] = Expression.Parameter(typeof(IEnumerable<ListItem>), token.Text);
                Write($"{token.Text}.{method.Text}(", token);
                i += 3;
                depth++;
                scopes.Push((depth, symbol.Node!.Slot));
            }
            else
            {
                symbol.IsUsed = true;
                isPoisoned |= symbol.Node is null;
                if (symbol.Scope == Node.CaseScope)
                {
                    parameters[token.Text] = Expression.Parameter(ClrType(symbol.Type), token.Text);
                    Write(token.Text, token);
                }
                else
                {
                    var isInside = scopes.Count > 0;
                    if (!isInside)
                    {
                        parameters["item"] = Expression.Parameter(typeof(ListItem), "item");
                    }

                    Write($"{(isInside ? "it" : "item")}.{Accessor(symbol.Type)}(\"{token.Text}\")", token);
                }
            }
        }

        return isGood ? new Resolved(expression.ToString(), origin, parameters, isPoisoned) : null;
    }

    private void Unknown(Token token, int itemScope, bool isCall, Action<DiagnosticCode, Token, string, string?, string?> wrong)
    {
        if (symbols.ComesLater(token.Text) && step is not null && (token.Text == step || symbols.Needs(token.Text, step)))
        {
            var circle = token.Text == step ? $"The step `{step}` needs its own result." : $"The step `{step}` needs `{token.Text}`, which needs `{step}`.";
            wrong(DiagnosticCode.StepsCyclic, token, circle, "steps that lead from facts to outcomes without a circle", null);
            return;
        }

        if (symbols.ComesLater(token.Text))
        {
            wrong(DiagnosticCode.NameLater, token, $"The step `{token.Text}` stands after this one.", "an earlier step; move it up", null);
            return;
        }

        if (token.Text == "null")
        {
            wrong(DiagnosticCode.NameUnknown, token, "There is no `null`.", "nothing: a step that needs an unknown fact is unknown by itself", null);
            return;
        }

        var names = symbols.All.Where(symbol => symbol.Scope == Node.CaseScope || symbol.Scope == itemScope).Select(symbol => symbol.Name).Where(name => name.All(char.IsAsciiLetterOrDigit));
        var functions = Function.All.Select(function => function.Id);
        var suggestion = Suggestion.For(token.Text, isCall ? functions : names.Concat(functions));
        wrong(DiagnosticCode.NameUnknown, token, isCall ? $"There is no function `{token.Text}`." : $"There is no fact, rate or earlier step `{token.Text}`.", null, suggestion);
    }

    /// <summary>The parser's own words, without the suffixes and prefixes of the rewriting.</summary>
    private static string Plain(string reason) => reason
        .Replace($"{nameof(Calc)}.", "", StringComparison.Ordinal)
        .Replace("System.", "", StringComparison.Ordinal)
        .Replace("'Calc'", "the functions", StringComparison.Ordinal)
        .Replace("DateOnly", "date", StringComparison.Ordinal)
        .Replace("Decimal", "number", StringComparison.Ordinal)
        .Replace("Boolean", "boolean", StringComparison.Ordinal)
        .Replace("String", "text", StringComparison.Ordinal)
        .TrimEnd('.');

    [GeneratedRegex(@"[Oo]perator '?(?<sign>[^' ]+)'? (incompatible with operand types|is not defined for the types) '(?<left>[^']+)' and '(?<right>[^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Operands();

    private static Type ClrType(DataType type) => type.Kind switch
    {
        Kind.Boolean => typeof(bool),
        Kind.Date => typeof(DateOnly),
        Kind.Text or Kind.Choice => typeof(string),
        Kind.Bands => typeof(BandTable),
        _ => typeof(decimal),
    };

    private static string Accessor(DataType type) => type.Kind switch
    {
        Kind.Boolean => nameof(ListItem.Flag),
        Kind.Date => nameof(ListItem.Day),
        Kind.Text or Kind.Choice => nameof(ListItem.Word),
        _ => nameof(ListItem.Number),
    };
}
