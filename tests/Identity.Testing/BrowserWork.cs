using System.Globalization;
using Identity.Server.ProofOfWork;

namespace Identity.Testing;

/// <summary>Does the work that the script of a page does in a browser.</summary>
public static class BrowserWork
{
    /// <summary>The number that answers a challenge.</summary>
    public static string Solve(string challenge) =>
        Enumerable.Range(0, int.MaxValue).Select(number => number.ToString(CultureInfo.InvariantCulture)).First(number => ProofOfWorkGate.IsRight(challenge, number));
}
