using DecisionEngine.Loading;

namespace DecisionEngine.Cases.Storage;

/// <summary>Where the log stood, signed. Kept outside the database, it shows when the end of the log is cut off or written anew.</summary>
/// <param name="Sequence">The last event; 0 for an empty log.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="At">When this was signed.</param>
/// <param name="Signature">ECDSA on P-256 with SHA-256 over <c>{"at":…,"hash":…,"sequence":…}</c>, in base 64.</param>
public sealed record Checkpoint(long Sequence, string Hash, DateTimeOffset At, string Signature)
{
    internal ReadOnlyMemory<byte> SignedBytes()
    {
        var json = new CanonicalJson(256);
        json.BeginObject();
        json.Name("at");
        json.Text(Moment.Text(At));
        json.Name("hash");
        json.Text(Hash);
        json.Name("sequence");
        json.Number(Sequence);
        json.EndObject();
        return json.WrittenMemory;
    }
}
