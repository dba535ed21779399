using System.Collections.Immutable;
using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary>Says what went wrong, all of it together: a line each for people, one object for programs.</summary>
internal sealed class ErrorOutput(Screen screen, bool asJson)
{
    public void Write(ImmutableArray<Problem> problems)
    {
        if (!asJson)
        {
            foreach (var problem in problems)
            {
                screen.Line(problem.Line, Tone.Bad);
            }

            return;
        }

        var json = new CanonicalJson();
        json.BeginObject();
        json.Name("errors");
        json.BeginArray();
        foreach (var problem in problems)
        {
            json.BeginObject();
            json.Name("code");
            json.Text(problem.Code);
            foreach (var (name, value) in problem.Parts.Where(part => part.Value is not null))
            {
                json.Name(name);
                json.Text(value);
            }

            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
        screen.Writer.WriteLine(PrettyJson.From(json));
    }
}
