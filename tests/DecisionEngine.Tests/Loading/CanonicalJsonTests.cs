using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using DecisionEngine.Loading;
using DecisionEngine.Tests.Support;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace DecisionEngine.Tests.Loading;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("{ \"b\": 1.50, \"a\": [ 1e2, -0, 0.00 ] }", "{\"a\":[100,0,0],\"b\":1.5}")]
    [InlineData("[1.5,1.50,15E-1,1500000e-6]", "[1.5,1.5,1.5,1.5]")]
    [InlineData("\"\\u0041\\u00e6\\/\\n\\u0001\\\"\\\\\"", "\"Aæ/\\n\\u0001\\\"\\\\\"")]
    [InlineData("{ \"æ\": 1, \"z\": 2, \"Z\": 3, \"a\": 4, \"\": 5 }", "{\"\":5,\"Z\":3,\"a\":4,\"z\":2,\"æ\":1}")]
    [InlineData("[ true, false, null, {}, [] ]", "[true,false,null,{},[]]")]
    [InlineData("\"\\ud83d\\ude00\"", "\"😀\"")]
    public void The_form_is_one_whatever_was_written(string text, string canonical) => Assert.Equal(canonical, Canonical(text));

    [Fact]
    public void What_is_written_reads_back_and_is_written_the_same() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            var written = Canonical(Json(random, 4).ToJsonString());
            Assert.Equal(written, Canonical(written));
        },
        iter: Effort.Cases(3_000));

    [Fact]
    public void The_order_of_properties_does_not_matter() => Gen.Int.Sample(
        seed =>
        {
            var json = Json(new Random(seed), 4);
            Assert.Equal(Canonical(json.ToJsonString()), Canonical(Shuffled(json, new Random(seed + 1)).ToJsonString()));
        },
        iter: Effort.Cases(3_000));

    [Fact]
    public void A_number_is_written_exactly_and_without_needless_zeros() => Gen.Decimal.Sample(
        number =>
        {
            var written = Written(number);
            Assert.Equal(number, decimal.Parse(written, CultureInfo.InvariantCulture));
            Assert.Matches("^(0|-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?)$", written);
        },
        iter: Effort.Cases(20_000));

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void The_farthest_numbers_are_written_exactly(string number) => Assert.Equal(number, Written(decimal.Parse(number, CultureInfo.InvariantCulture)));

    [Fact]
    public void Any_text_is_written_as_JSON_that_reads_back_to_it() => Gen.String[Gen.Char['\0', '\uD7FF'], 0, 40].Sample(
        text =>
        {
            var json = new CanonicalJson();
            json.Text(text);
            Assert.Equal(text, JsonNode.Parse(json.ToString())!.GetValue<string>());
        },
        iter: Effort.Cases(3_000));

    [Fact]
    public void The_hash_of_a_rule_set_is_that_of_its_content_and_not_of_its_form()
    {
        var hash = BaseRules.Read().RuleSet!.Hash;
        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, RuleSetFile.Read(Shuffled(JsonNode.Parse(BaseRules.Text)!, new Random(1)).ToJsonString(), "1.json").RuleSet!.Hash);
        Assert.NotEqual(hash, BaseRules.Read(("\"value\": \"20000\"", "\"value\": \"20001\"")).RuleSet!.Hash);
    }

    private static string Written(decimal number)
    {
        var json = new CanonicalJson();
        json.Number(number);
        return json.ToString();
    }

    private static string Canonical(string text)
    {
        var diagnostics = new DiagnosticBag("");
        var part = JsonPartReader.Read(text, diagnostics);
        Assert.True(part is not null, text);
        return CanonicalJson.From(part).ToString();
    }

    private static JsonNode Shuffled(JsonNode node, Random random) => node switch
    {
        JsonObject whole => new JsonObject(whole.OrderBy(_ => random.Next()).Select(property => KeyValuePair.Create(property.Key, property.Value is { } value ? Shuffled(value, random) : null))),
        JsonArray array => new JsonArray([.. array.Select(item => item is null ? null : Shuffled(item, random))]),
        _ => node.DeepClone(),
    };

    private static JsonNode Json(Random random, int depth) => random.Next(depth > 0 ? 6 : 3) switch
    {
        0 => JsonValue.Create(Math.Round((decimal)(random.NextDouble() - 0.5) * (decimal)Math.Pow(10, random.Next(12)), random.Next(6))),
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(new string([.. Enumerable.Range(0, random.Next(8)).Select(_ => (char)random.Next(1, 0x500))])),
        3 => new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(6) == 0 ? null : Json(random, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(5)).Select(index => KeyValuePair.Create($"{(char)random.Next('A', 'z')}{index}", random.Next(6) == 0 ? null : Json(random, depth - 1)))),
    };
}
