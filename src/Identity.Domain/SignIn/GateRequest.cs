using System.Net;
using Identity.Domain.Enrollment;
using Identity.Domain.SecurityInfo;

namespace Identity.Domain.SignIn;

/// <summary>What is asked for: by which client, at which level, how fresh.</summary>
public sealed record GateRequest
{
    /// <summary>The client that asks; policy's sign-in rules are by client.</summary>
    public required string ClientId { get; init; }

    /// <summary>When the request began. Under <see cref="ForceSignIn"/> and <see cref="MaxAge"/> only proofs from then on are surely fresh.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The lowest level that satisfies the request (<c>acr_values</c>, and the client's own); default <see cref="AssuranceLevel.OneFactor"/>.</summary>
    public AssuranceLevel Level { get; init; } = AssuranceLevel.OneFactor;

    /// <summary><c>max_age</c> (OpenID Connect Core 3.1.2.1): how old a proof may be; <see langword="null"/> is no limit.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary><c>prompt=login</c>: every proof that counts is made for this request.</summary>
    public bool ForceSignIn { get; init; }

    /// <summary>Whether consent is needed and has not been given.</summary>
    public bool NeedsConsent { get; init; }

    /// <summary>That the account's own address was confirmed in this sign-in; <see langword="null"/> if it was not.</summary>
    public MailboxConfirmation? Mailbox { get; init; }

    /// <summary>Where the person is, as far as that is certain; <see langword="null"/> if it is not (attack 12).</summary>
    public IPAddress? Address { get; init; }

    /// <summary>What the person came for, where it is the server's own pages that ask; <see langword="null"/> for an app.</summary>
    public AccountTask? Task { get; init; }
}
