using System.Diagnostics.Metrics;

namespace Identity.Server.Passwords;

/// <summary>Counts hash evaluations, the costly part of a sign-in: operators watch it, tests compare it (attack 11).</summary>
internal sealed class PasswordWork(IMeterFactory meters)
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Identity.Passwords";

    private readonly Counter<long> evaluations =
        meters.Create(MeterName).CreateCounter<long>("identity.password.hashes", "{hash}", "Password hashes evaluated");

    /// <summary>One evaluation was made.</summary>
    public void Count(string algorithm) => evaluations.Add(1, new KeyValuePair<string, object?>("algorithm", algorithm));
}
