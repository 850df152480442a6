using System.Net;

namespace Identity.Domain.Policies;

/// <summary>What lets somebody without any method register the first one.</summary>
/// <param name="Allow">The names of what is enough, each by itself.</param>
public sealed record FirstRegistrationRule(IReadOnlyList<string> Allow)
{
    /// <summary>The name for a password alone.</summary>
    public const string Password = "password";

    /// <summary>The name for a temporary access pass.</summary>
    public const string Pass = "pass";

    /// <summary>The name for a password typed in a trusted network.</summary>
    public const string Network = "network";

    /// <summary>The name for a password and a code mailed to the account's own address.</summary>
    public const string Mailbox = "mailbox";

    /// <summary>How many days there may be in <see cref="PasswordDays"/>.</summary>
    public const int MostDays = 3650;

    /// <summary>How many networks may be named.</summary>
    public const int MostNetworks = 50;

    /// <summary>Every name that is known.</summary>
    public static IReadOnlyList<string> Known { get; } = [Password, Pass, Network, Mailbox];

    /// <summary>For how many days after the account was made a password alone is enough (attack 2); <see langword="null"/> is without end.</summary>
    public int? PasswordDays { get; init; }

    /// <summary>The networks that are trusted, by name.</summary>
    public IReadOnlyList<TrustedNetwork> Networks { get; init; } = [];

    /// <summary>Whether a password alone is enough, for some time at least.</summary>
    public bool AllowsPassword => Allows(Password);

    /// <summary>Whether a pass is enough. Where a password is, a pass is no less.</summary>
    public bool AllowsPass => Allows(Pass) || AllowsPassword;

    /// <summary>Whether a password is enough together with a code mailed to the account's own address.</summary>
    public bool AllowsMailbox => Allows(Mailbox);

    /// <summary>Whether a password alone is enough for an account of that age.</summary>
    public bool AllowsPasswordOf(DateTimeOffset createdAt, DateTimeOffset now) =>
        AllowsPassword && (PasswordDays is not { } days || now - createdAt < TimeSpan.FromDays(days));

    /// <summary>Whether a password that was typed there is enough now: the network must still be named.</summary>
    public bool Trusts(string? network) => network is not null && Allows(Network) && Networks.Any(named => named.Name == network);

    /// <summary>The name of the trusted network that an address is in; <see langword="null"/> if it is in none, or not known (attack 12).</summary>
    public string? NetworkOf(IPAddress? address) => Networks.FirstOrDefault(network => network.Contains(address))?.Name;

    private bool Allows(string name) => Allow.Contains(name, StringComparer.Ordinal);
}
