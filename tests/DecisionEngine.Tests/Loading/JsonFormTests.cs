using System.Text;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Tests.Loading;

/// <summary>What is JSON, and where its parts stand.</summary>
public sealed class JsonFormTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{,}")]
    [InlineData("{\"id\": 1,}")]
    [InlineData("{\"id\" 1}")]
    [InlineData("{\"id\": }")]
    [InlineData("{\"id\": [1,]}")]
    [InlineData("{\"id\": [1,,2]}")]
    [InlineData("{\"id\": 01}")]
    [InlineData("{\"id\": 010}")]
    [InlineData("{\"id\": 0x10}")]
    [InlineData("{\"id\": +1}")]
    [InlineData("{\"id\": .5}")]
    [InlineData("{\"id\": 5.}")]
    [InlineData("{\"id\": NaN}")]
    [InlineData("{\"id\": -Infinity}")]
    [InlineData("{\"id\": 1e400}")]
    [InlineData("{\"id\": 123456789012345678901234567890123456789}")]
    [InlineData("{\"id\": undefined}")]
    [InlineData("{\"id\": new Date(1)}")]
    [InlineData("{\"id\": True}")]
    [InlineData("{'id': 1}")]
    [InlineData("{id: 1}")]
    [InlineData("{\"id\": 'base'}")]
    [InlineData("{\"id\": \"a\nb\"}")]
    [InlineData("{\"id\": \"a\tb\"}")]
    [InlineData("{\"id\": \"\\'\"}")]
    [InlineData("{\"id\": \"\\u12\"}")]
    [InlineData("{\"id\": \"\\uD800\"}")]
    [InlineData("{\"\\uDC00\": 1}")]
    [InlineData("{} // comment")]
    [InlineData("/* comment */ {}")]
    [InlineData("{\u00A0}")]
    [InlineData("\0")]
    public void What_is_not_JSON_is_one_finding(string text)
    {
        var file = RuleSetFile.Read(text, "1.json");
        Assert.Null(file.RuleSet);
        Assert.Equal(["json-syntax"], file.Diagnostics.Select(finding => finding.Code.Id));
        Assert.True(file.Diagnostics[0].At is { Line: >= 1, Column: >= 1 });
    }

    [Fact]
    public void Half_a_character_is_one_finding_where_it_stands()
    {
        var finding = Assert.Single(RuleSetFile.Read("{\n  \"id\": \"\uD800\"}", "1.json").Diagnostics);
        Assert.Equal(("json-syntax", ",2,10"), (finding.Code.Id, Place(finding.At)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("12")]
    [InlineData("\"text\"")]
    public void JSON_that_is_no_object_is_no_rule_set(string text)
    {
        var file = RuleSetFile.Read(text, "1.json");
        Assert.Null(file.RuleSet);
        Assert.Equal(["value-type"], file.Diagnostics.Select(finding => finding.Code.Id));
    }

    [Theory]
    [InlineData('{', '}')]
    [InlineData('[', ']')]
    public void Deep_nesting_is_refused_without_being_followed(char open, char close)
    {
        var inside = open == '{' ? string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" : new string(open, 100_000);
        var file = RuleSetFile.Read($"{{\"id\": {inside}{new string(close, 100_000)}}}", "1.json");
        Assert.Equal(["json-depth"], file.Diagnostics.Select(finding => finding.Code.Id));
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault() => Assert.Empty(RuleSetFile.Read('\uFEFF' + BaseRules.Text, "1.json").Diagnostics);

    [Fact]
    public void A_file_of_the_largest_size_is_read_and_a_larger_one_is_not()
    {
        var largest = BaseRules.Text.PadRight(RuleSetFile.MostCharacters);
        Assert.NotNull(RuleSetFile.Read(largest, "1.json").Program);
        Assert.Equal(["file-too-large"], RuleSetFile.Read(largest + " ", "1.json").Diagnostics.Select(finding => finding.Code.Id));
    }

    [Fact]
    public void Every_part_knows_its_path_line_and_column()
    {
        var root = Parse("{\r\n  \"æ\" : \"x\", \"b\": [ true,\n\t{ \"c\": -1.50 } ], \"😀\": null }");
        Assert.Equal(",1,1", Place(root));
        Assert.Equal("æ,2,10", Place(root.Find("æ")!.Value));
        Assert.Equal("æ,2,3", Place(root.Find("æ")!.At));
        var array = (JsonArray)root.Find("b")!.Value;
        Assert.Equal("b,2,19", Place(array));
        Assert.Equal("b[0],2,21", Place(array.Items[0]));
        Assert.Equal("b[1],3,2", Place(array.Items[1]));
        var number = (JsonNumber)((JsonObject)array.Items[1]).Find("c")!.Value;
        Assert.Equal("b[1].c,3,9", Place(number));
        Assert.Equal("-1.50", number.Digits);
        Assert.Equal("😀,3,26", Place(root.Find("😀")!.Value));
    }

    [Fact]
    public void A_name_given_twice_is_reported_where_it_stands_again()
    {
        var diagnostics = new DiagnosticBag("1.json");
        JsonPartReader.Read("{ \"a\": 1,\n  \"b\": 2, \"\\u0061\": 3 }", diagnostics);
        var finding = Assert.Single(diagnostics.ToImmutable());
        Assert.Equal(("duplicate-key", "a", "a,2,11"), (finding.Code.Id, finding.Text, Place(finding.At)));
    }

    [Fact]
    public void Positions_point_at_what_they_name()
    {
        var bytes = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(BaseRules.Text));
        var lines = bytes.Split('\n');
        var root = Parse(bytes);
        foreach (var text in All(root).OfType<JsonText>())
        {
            Assert.StartsWith(text.Value, lines[text.At.Line - 1][(text.At.Column - 1)..], StringComparison.Ordinal);
        }
    }

    private static IEnumerable<JsonPart> All(JsonPart part) => part switch
    {
        JsonObject whole => whole.Properties.SelectMany(property => All(property.Value)).Prepend(part),
        JsonArray array => array.Items.SelectMany(All).Prepend(part),
        _ => [part],
    };

    private static JsonObject Parse(string text)
    {
        var diagnostics = new DiagnosticBag("1.json");
        var root = JsonPartReader.Read(text, diagnostics);
        Assert.Empty(diagnostics.ToImmutable());
        return Assert.IsType<JsonObject>(root);
    }

    private static string Place(JsonPart part) => Place(part.At);

    private static string Place(Location at) => $"{at.Path},{at.Line},{at.Column}";
}
