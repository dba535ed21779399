namespace DecisionEngine.Cases.Seeding;

/// <summary>
/// Random numbers of one invented case, by SplitMix64 (Steele, Lea and Flood, 2014). Each case has a sequence of its own,
/// so case 17 of a seed is the same however many are drawn.
/// </summary>
public sealed class Chance
{
    private ulong state;

    /// <summary>The numbers of one case.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="number">Which case of it.</param>
    public Chance(long seed, long number)
    {
        state = (ulong)seed;
        state = Next() ^ ((ulong)number * 0x9E3779B97F4A7C15);
    }

    /// <summary>0 up to, not including, 1; in steps of 2⁻⁵³.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From the normal distribution, mean 0 and deviation 1 (Box and Muller, 1958).</summary>
    public double Normal() => Math.Sqrt(-2.0 * Math.Log(1.0 - Share())) * Math.Cos(2.0 * Math.PI * Share());

    /// <summary>Whether something of this share happens.</summary>
    public bool Is(double share) => Share() < share;

    /// <summary>A whole number from 0 up to, not including, <paramref name="count"/>.</summary>
    public int Of(int count) => (int)(Share() * count);

    /// <summary>One of several, all alike.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    public T One<T>(params IReadOnlyList<T> several)
    {
        ArgumentNullException.ThrowIfNull(several);
        return several[Of(several.Count)];
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
