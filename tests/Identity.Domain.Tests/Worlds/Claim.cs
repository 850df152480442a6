using FsCheck;
using FsCheck.Fluent;

namespace Identity.Domain.Tests.Worlds;

/// <summary>Tries a statement on ten thousand generated cases; the failing one is printed with the seed that made it.</summary>
public static class Claim
{
    private const int Cases = 10_000;

    public static void Holds<T>(Gen<T> cases, Func<T, bool> statement) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(cases.ToArbitrary(), statement));
}
