using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace DecisionEngine.Tests.Fuzzing;

/// <summary>Makes inputs out of sound ones: as text, as JSON and as expressions. The same seed and number make the same input.</summary>
internal sealed partial class Mutator(int seed)
{
    private const int MostCharacters = 400_000;

    private static readonly string[] Words =
    [
        "", " ", "0", "-0", "-1", "1e5", "1E400", "-1e-400", "0.0000000000000000000000000001", "79228162514264337593543950335", "79228162514264337593543950336", "99999999999999999999999999999999", "00", "1.", ".5", "0x1F", "NaN", "Infinity",
        "true", "false", "null", "\"\"", "[]", "{}", "[[[[]]]]", "{\"value\":null}", "2024-02-30", "0001-01-01", "9999-12-31", "10000-01-01", "P3M", "P99999999999Y", "PT1H", "P", "\\u0000", "\\ud800", "\u0000", "\u202E", "\uFEFF", "\u200B", "😀", "é", "е", "Ａ", "٣",
        "{income}", "{", "}", "{{", "{trips}", "{paidPrice}", "{ income }", "id", "type", "value", "each", "table", "when", "otherwise", "rows", "of", "law", "criterion", "label", "says", "amounts", "discretionary", "complete", "conflicts", "observed", "by", "considerations",
        "boolean", "money", "list", "bands", "choice", "date", "duration", "percent", "integer", "decimal", "text", "da", "en", "granted", "refused", "review", "first", "unique", "register:", "caseworker", "party", "DKK", "month", "year",
    ];

    private static readonly string[] Tokens =
    [
        "&&", "||", "!", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "?", ":", "(", ")", ",", ".", "in", "not", "and", "or", "true", "false", "null", "it", "new", "[", "]", "%", "=>", "'", "\"", "\\", ";", "@0",
        "0", "1", "0.0000000000000000000000000001", "79228162514264337593543950335", "79228162514264337593543950336", "9999999999", "1e9", "2147483648", "'sea'", "'x'", "decidedOn", "effectiveDate",
        "Min(", "Max(", "Clamp(", "Round.Up(", "Round.HalfEven(", "Round.Down(", "PercentOf(", "Yearly(", "Monthly(", "Weekly(", "Lookup(", "Dates.On(", "Dates.Age(", "Dates.AddYears(", "Dates.AddMonths(", "Dates.AddDays(", "Dates.LastOfMonth(", "Dates.FirstOfNextMonth(",
        "Dates.DaysBetween(", "Dates.MonthsBetween(", "Dates.Latest(", ".Any(", ".All(", ".Sum(", ".Count(", ".Min(", ".Max(", ".Any()", ".Count()", "GetType()", "System", "Math.Pow(9,", "ｍember", "mеmber", "\u200B", "\u00A0",
    ];

    private Random random = new(seed);

    /// <summary>The input of this number.</summary>
    public FuzzInput Make(int number)
    {
        random = new Random(HashCode(seed, number));
        var sort = (Sort)(number % 3);

        // The shipped rule sets are ten times larger, and so take their turn more seldom.
        var from = sort == Sort.Facts ? One(Corpus.All) : Chance(0.9) ? Corpus.All[0] : One(Corpus.All);
        var text = sort switch
        {
            Sort.Rules => Chance(0.7) ? Restructured(from.Text) : Rewritten(from.Text, from.Text),
            Sort.Expression => WithOtherExpressions(from),
            _ => Chance(0.7) ? Restructured(One(from.Facts)) : Rewritten(One(from.Facts), One(from.Facts)),
        };
        return new FuzzInput($"seed{seed}-{number}", sort, from.Id, Encoding.UTF8.GetBytes(text.Length > MostCharacters ? text[..MostCharacters] : text));
    }

    /// <summary>The same on every machine and in every version of the runtime.</summary>
    private static int HashCode(int seed, int number) => unchecked((int)((((uint)seed * 2_654_435_761u) ^ (uint)number) * 2_246_822_519u));

    private string WithOtherExpressions(Seedling from)
    {
        var root = JsonNode.Parse(from.Text)!;
        var places = Corpus.ExpressionsIn(root).ToList();
        for (var times = Chance(0.8) ? 1 : random.Next(2, 5); times > 0; times--)
        {
            var (whole, name) = One(places);
            whole[name] = Expression((string)whole[name]!, from);
        }

        return root.ToJsonString();
    }

    private string Expression(string own, Seedling from)
    {
        switch (random.Next(12))
        {
            case 0:
                return Rewritten(own, One(from.Expressions));
            case 1:
                return One(from.Expressions);
            case 2:
                return $"({own}) {One("&&", "||", "==", "+", "*", "<", "-", "/")} ({One(from.Expressions)})";
            case 3:
                var (open, close) = One([("(", ")"), ("!(", ")"), ("-(", ")"), ("Min(1, ", ")"), ("Round.Up(", ", 0.01)"), ("(true ? ", " : false)"), ("trips.Any(", ")"), ("Dates.AddDays(", ", 99999)")]);
                var deep = Chance(0.5) ? random.Next(1, 4) : random.Next(1, 600);
                return string.Concat(Enumerable.Repeat(open, deep)) + own + string.Concat(Enumerable.Repeat(close, deep));
            case 4:
                return string.Join(One(" && ", " || ", " + ", " * ", " == ", ", ", " ? "), Enumerable.Repeat(own, Chance(0.5) ? random.Next(2, 12) : random.Next(2, 400)));
            default:
                var tokens = TokenIn().Matches(own).Select(match => match.Value).ToList();
                for (var times = Chance(0.7) ? 1 : random.Next(2, 6); times > 0 && tokens.Count > 0; times--)
                {
                    Change(tokens, from);
                }

                return string.Concat(tokens);
        }
    }

    private void Change(List<string> tokens, Seedling from)
    {
        var at = random.Next(tokens.Count);
        switch (random.Next(6))
        {
            case 0:
                tokens[at] = One(Tokens);
                break;
            case 1:
                tokens.Insert(at, One(Tokens));
                break;
            case 2:
                tokens.RemoveAt(at);
                break;
            case 3:
                tokens[at] = tokens[random.Next(tokens.Count)];
                break;
            case 4:
                var others = TokenIn().Matches(One(from.Expressions)).Select(match => match.Value).Where(token => char.IsLetterOrDigit(token[0])).ToList();
                tokens[at] = others.Count > 0 ? One(others) : tokens[at];
                break;
            default:
                tokens[at] = Chance(0.3) ? $"{tokens[at]}{One(Words)}" : Number();
                break;
        }
    }

    /// <summary>As characters: what a torn, doubled or mistyped file is.</summary>
    private string Rewritten(string text, string other)
    {
        var changed = new StringBuilder(text);
        for (var times = Chance(0.6) ? 1 : random.Next(2, 8); times > 0 && changed.Length is > 0 and < MostCharacters; times--)
        {
            var at = random.Next(changed.Length);
            var length = Math.Min(changed.Length - at, Chance(0.7) ? random.Next(1, 12) : random.Next(1, 2_000));
            switch (random.Next(8))
            {
                case 0:
                    changed[at] = (char)(Chance(0.7) ? random.Next(32, 127) : random.Next(0, 0xD800));
                    break;
                case 1:
                    changed.Remove(at, length);
                    break;
                case 2:
                    changed.Insert(at, changed.ToString(at, length));
                    break;
                case 3:
                    changed.Insert(at, One(Words));
                    break;
                case 4:
                    var start = random.Next(other.Length);
                    changed.Insert(at, other.AsSpan(start, Math.Min(other.Length - start, length)));
                    break;
                case 5:
                    changed.Length = Chance(0.2) ? at : changed.Length;
                    break;
                case 6:
                    var piece = changed.ToString(at, length);
                    changed.Insert(at, string.Concat(Enumerable.Repeat(piece, random.Next(2, Math.Max(3, Math.Min(5_000, 60_000 / length))))));
                    break;
                default:
                    var numbers = NumberIn().Matches(changed.ToString());
                    if (numbers.Count > 0)
                    {
                        var number = numbers[random.Next(numbers.Count)];
                        changed.Remove(number.Index, number.Length).Insert(number.Index, Number());
                    }

                    break;
            }
        }

        return changed.ToString();
    }

    /// <summary>As JSON: parts moved, doubled, emptied, nested and replaced.</summary>
    private string Restructured(string text)
    {
        var root = JsonNode.Parse(text)!;
        for (var times = Chance(0.6) ? 1 : random.Next(2, 6); times > 0; times--)
        {
            var places = Inside(root).ToList();
            if (places.Count == 0)
            {
                break;
            }

            Change(One(places), places);
        }

        return root.ToJsonString(Chance(0.5) ? new JsonSerializerOptions { WriteIndented = true } : null);
    }

    private void Change(JsonNode at, List<JsonNode> places)
    {
        if (at.Parent is JsonObject whole)
        {
            var name = at.GetPropertyName();
            switch (random.Next(8))
            {
                case 0:
                    whole.Remove(name);
                    break;
                case 1:
                    whole.Remove(name);
                    whole[One(Words)] = at.DeepClone();
                    break;
                case 2:
                    whole[One(Words)] = Value(places);
                    break;
                case 3 when at is JsonValue value && value.GetValueKind() == JsonValueKind.String:
                    var own = (string)value!;
                    whole[name] = Rewritten(own, own.Length > 0 ? own : "x");
                    break;
                case 4 or 5 when at is JsonValue:
                    whole[name] = Alike(at, places);
                    break;
                default:
                    whole[name] = Value(places);
                    break;
            }
        }
        else if (at.Parent is JsonArray array)
        {
            var index = at.GetElementIndex();
            switch (random.Next(5))
            {
                case 0:
                    array.RemoveAt(index);
                    break;
                case 1:
                    array.Insert(random.Next(array.Count), at.DeepClone());
                    break;
                case 2:
                    for (var times = Chance(0.8) ? random.Next(1, 4) : random.Next(1, Math.Clamp(200_000 / (at.ToJsonString().Length + 1), 2, 2_000)); times > 0; times--)
                    {
                        array.Add(Chance(0.5) && at is JsonObject doubled ? Renamed(doubled, times) : at.DeepClone());
                    }

                    break;
                case 3:
                    array.Insert(index, Value(places));
                    break;
                default:
                    array[index] = Value(places);
                    break;
            }
        }
    }

    /// <summary>The same with an id of its own, so that it is no mere duplicate.</summary>
    private static JsonObject Renamed(JsonObject whole, int number)
    {
        var copy = (JsonObject)whole.DeepClone();
        if (copy["id"]?.GetValueKind() == JsonValueKind.String)
        {
            copy["id"] = $"{(string)copy["id"]!}x{number}";
        }

        return copy;
    }

    private JsonNode? Value(List<JsonNode> places)
    {
        switch (random.Next(8))
        {
            case 0:
                return null;
            case 1:
                return One(Words);
            case 2:
                return random.Next(-3, 400);
            case 3:
                return random.NextDouble() < 0.5;
            case 4:
                JsonNode? nested = One(Words);
                for (var depth = Chance(0.5) ? random.Next(1, 4) : random.Next(1, 40); depth > 0; depth--)
                {
                    nested = Chance(0.5) ? new JsonArray(nested) : new JsonObject { [One("value", "id", "of", "x")] = nested };
                }

                return nested;
            case 5:
                return decimal.Parse(One("0", "-1", "0.005", "1000000", "79228162514264337593543950335", "0.0000000000000000000000000001", "2147483648"), CultureInfo.InvariantCulture);
            default:
                return One(places).DeepClone();
        }
    }

    /// <summary>Another value of the same sort, so that what reads it must go on to what it means.</summary>
    private JsonNode? Alike(JsonNode at, List<JsonNode> places)
    {
        var kind = at.GetValueKind();
        return kind switch
        {
            JsonValueKind.True => false,
            JsonValueKind.False => true,
            JsonValueKind.Number => random.Next(3) switch { 0 => random.Next(-2, 60), 1 => random.Next(0, 2_000_000) / 100m, _ => One(0m, 0.01m, 79228162514264337593543950335m, -0.5m) },
            _ => One([.. places.Where(place => place.GetValueKind() == kind)]).DeepClone(),
        };
    }

    private string Number() => random.Next(5) switch
    {
        0 => random.Next(-3, 100).ToString(CultureInfo.InvariantCulture),
        1 => new string('9', random.Next(1, 40)),
        2 => $"0.{new string('0', random.Next(1, 30))}1",
        3 => $"{random.Next(1, 10)}e{random.Next(-500, 500)}",
        _ => One("0", "2147483648", "79228162514264337593543950335", "79228162514264337593543950336", "9999", "10000", "0.5"),
    };

    private static IEnumerable<JsonNode> Inside(JsonNode node) => (node switch
    {
        JsonObject whole => whole.Select(property => property.Value),
        JsonArray array => array,
        _ => [],
    }).OfType<JsonNode>().SelectMany(part => Inside(part).Prepend(part));

    private bool Chance(double of) => random.NextDouble() < of;

    private T One<T>(params IReadOnlyList<T> of) => of[random.Next(of.Count)];

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9]*|[0-9][0-9.]*|'[^']*'|&&|\|\||[=!<>]=|\s+|.", RegexOptions.Singleline)]
    private static partial Regex TokenIn();

    [GeneratedRegex(@"(?<![\w.])-?[0-9]+(\.[0-9]+)?")]
    private static partial Regex NumberIn();
}
