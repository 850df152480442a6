using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;
using Identity.Storage.SecurityKeys;

namespace Identity.Storage.Methods;

/// <summary>What makes a half-made method a registered one, after a proof with it succeeded.</summary>
public sealed record MethodCommit
{
    /// <summary>The half-made method.</summary>
    public required PendingMethod Pending { get; init; }

    /// <summary>The number, device, mailbox or key behind it.</summary>
    public required string Channel { get; init; }

    /// <summary>The person's own name for it.</summary>
    public required string Label { get; init; }

    /// <summary>The time step of the code that proved it, spent with it (RFC 6238 section 5.2).</summary>
    public long? LastStep { get; init; }

    /// <summary>Which of the person's phones it becomes; <see langword="null"/> if it is none.</summary>
    public PhoneSlot? Phone { get; init; }

    /// <summary>The method that goes in the same commit: it works until this one does (fault 22); <see langword="null"/> if none does.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>The domain of the mailbox, in the form in which names are compared; <see langword="null"/> if it is none.</summary>
    public string? MailDomain { get; init; }

    /// <summary>The credential that comes with it; <see langword="null"/> unless it is a security key or passkey.</summary>
    public StoredKey? Key { get; init; }

    /// <summary>The hashed answers that come with it; none unless it is security questions.</summary>
    public IReadOnlyList<StoredAnswer> Answers { get; init; } = [];

    /// <summary>The level of the proof that lets it be committed (attack 7).</summary>
    public required AssuranceLevel RegisteredUnder { get; init; }

    /// <summary>
    /// The methods beside which that proof was judged: one more since then voids it (attack 2). <see langword="null"/> for an import, which no
    /// proof is behind.
    /// </summary>
    public required IReadOnlyCollection<Guid>? Beside { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }
}
