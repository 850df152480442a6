namespace Identity.Server.Tests.Model;

/// <summary>Chance that a seed repeats to the letter (SplitMix64).</summary>
internal sealed class ModelDice(ulong seed)
{
    private ulong state = seed;

    /// <summary>Those of one step, whichever others there are: a failure can be repeated without the steps that do not matter.</summary>
    public static ModelDice Of(ulong seed, int step) => new(new ModelDice((seed << 20) + (ulong)step).Next());

    /// <summary>A number from 0 to <paramref name="bound"/>, which is not among them.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>Whether something happens that does so many times in a hundred.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of these.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
