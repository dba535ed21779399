using System.Collections.Immutable;
using DecisionEngine.Explaining;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Publishing;

/// <summary>The text of a decision as JSON, for the record: what is read is what was written, whatever later versions would write.</summary>
public static class DecisionTextJson
{
    /// <summary>The bytes to freeze.</summary>
    public static byte[] Write(DecisionText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return OutboxJson.Bytes(new JObject
        {
            ["language"] = text.Language,
            ["from"] = new JObject { ["name"] = text.From.Name, ["unit"] = text.From.Unit, ["reach"] = new JArray(text.From.Reach) },
            ["by"] = new JObject { ["authorship"] = text.By.Authorship.ToString(), ["name"] = text.By.Name },
            ["answer"] = text.Answer,
            ["deadlineAt"] = text.DeadlineAt,
            ["complaintBody"] = text.ComplaintBody,
            ["complaintWeeks"] = text.ComplaintWeeks,
            ["body"] = new JArray(text.Body.Select(Block)),
        });
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It was not written by it.</exception>
    public static DecisionText Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var reader = new JsonTextReader(new StreamReader(new MemoryStream(bytes.ToArray()))) { DateParseHandling = DateParseHandling.None };
            var json = JObject.Load(reader);
            var from = json["from"]!;
            return new DecisionText
            {
                Language = (string)json["language"]!,
                From = new Sender((string)from["name"]!, (string)from["unit"]!, Texts(from["reach"]!)),
                By = new Author(Enum.Parse<Authorship>((string)json["by"]!["authorship"]!), (string?)json["by"]!["name"]),
                Answer = (string)json["answer"]!,
                DeadlineAt = (int?)json["deadlineAt"],
                ComplaintBody = (string)json["complaintBody"]!,
                ComplaintWeeks = (int)json["complaintWeeks"]!,
                Body = [.. json["body"]!.Select(Block)],
            };
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or NullReferenceException or InvalidCastException)
        {
            throw new FormatException("This is no text of a decision.", failure);
        }
    }

    private static JObject Block(Block block) => block switch
    {
        Heading heading => new JObject { ["heading"] = heading.Text, ["level"] = heading.Level, ["anchor"] = heading.Anchor },
        Paragraph paragraph => new JObject { ["paragraph"] = paragraph.Text },
        Bullets bullets => new JObject { ["bullets"] = new JArray(bullets.Items) },
        Labelled labelled => new JObject { ["labelled"] = new JArray(labelled.Lines.Select(line => new JArray(line.Label, line.Text))) },
        Grid grid => new JObject { ["head"] = new JArray(grid.Head), ["rows"] = new JArray(grid.Rows.Select(row => new JArray(row))) },
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "A letter has no place for this."),
    };

    private static Block Block(JToken json) =>
        json["heading"] is { } heading ? new Heading((int)json["level"]!, (string)heading!, (string?)json["anchor"])
        : json["paragraph"] is { } paragraph ? new Paragraph((string)paragraph!)
        : json["bullets"] is { } bullets ? new Bullets(Texts(bullets))
        : json["labelled"] is { } lines ? new Labelled([.. lines.Select(line => ((string)line[0]!, (string)line[1]!))])
        : new Grid(Texts(json["head"]!), [.. json["rows"]!.Select(Texts)]);

    private static ImmutableArray<string> Texts(JToken json) => [.. json.Select(text => (string)text!)];
}
