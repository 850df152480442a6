using Identity.Domain.Methods.Keys;
using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;

namespace Identity.Domain.Methods;

/// <summary>A method that a person has registered: it exists only because a proof with it succeeded (rule 3).</summary>
public sealed record RegisteredMethod
{
    /// <summary>The row's key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its kind.</summary>
    public required AuthenticationMethod Method { get; init; }

    /// <summary>The number, device, mailbox or key behind it. What is over one channel counts once (attack 3, fault 5).</summary>
    public required string Channel { get; init; }

    /// <summary>The person's own name for it.</summary>
    public required string Label { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When it last answered a proof that was not a password reset; <see langword="null"/> if never since it was registered.</summary>
    /// <remarks>A reset does not count, or a number given away would keep itself young (attack 4).</remarks>
    public DateTimeOffset? ProvenAt { get; init; }

    /// <summary>The last proof, registration included.</summary>
    public DateTimeOffset LastProvenAt => ProvenAt ?? RegisteredAt;

    /// <summary>The domain of a mailbox; <see langword="null"/> for other methods. Where policy refuses some, one that is not known is refused.</summary>
    public string? MailDomain { get; init; }

    /// <summary>The level of the proof under which it was registered (attack 7).</summary>
    public required AssuranceLevel RegisteredUnder { get; init; }

    /// <summary>Whether it is asked first.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Which of the person's phones it is; <see langword="null"/> if it is none.</summary>
    public PhoneSlot? Phone { get; init; }

    /// <summary>What is known of a security key or passkey; <see langword="null"/> if it is none.</summary>
    public KeyTraits? Key { get; init; }

    /// <summary>How many recovery codes still work; <see langword="null"/> if it is no set of them.</summary>
    public int? CodesLeft { get; init; }

    /// <summary>Whether it cannot answer any more. What it has answered still counts, and that it was there is not forgotten: a password alone is not enough.</summary>
    public bool IsSpent => CodesLeft is 0;
}
