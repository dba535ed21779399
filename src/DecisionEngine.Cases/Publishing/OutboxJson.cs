using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Publishing;

/// <summary>JSON files for others: properties in the order they were put in, the same bytes for the same content on every system.</summary>
internal static class OutboxJson
{
    public static byte[] Bytes(JObject json)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using (var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented, Indentation = 2, CloseOutput = false })
        {
            json.WriteTo(writer);
        }

        text.WriteLine();
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
