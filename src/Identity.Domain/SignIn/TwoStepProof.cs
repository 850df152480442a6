using Identity.Domain.Methods;
using Identity.Domain.Methods.Keys;
using Identity.Domain.Methods.Phones;

namespace Identity.Domain.SignIn;

/// <summary>A two-step method answered. Only a <see cref="TwoStepMethod"/> can make one (rule 2).</summary>
public sealed record TwoStepProof : SignInProof
{
    /// <summary>The method answered at that moment.</summary>
    public TwoStepProof(TwoStepMethod method, Guid methodId, string channel, DateTimeOffset at, long epoch, bool atRegistration = false)
        : base(at, epoch) => (Method, MethodId, Channel, AtRegistration) = (method, methodId, channel, atRegistration);

    /// <summary>The kind of method.</summary>
    public TwoStepMethod Method { get; }

    /// <summary>Which registered method.</summary>
    public Guid MethodId { get; }

    /// <summary>Over which number, device or key.</summary>
    public string Channel { get; }

    /// <summary>Whether the proof confirmed a new registration; such a proof is never phishing-resistant (attack 7).</summary>
    public bool AtRegistration { get; }

    /// <summary>How the phone was reached; <see langword="null"/> if it is none.</summary>
    public PhoneChannel? Phone { get; init; }

    /// <summary>How the security key or passkey answered; <see langword="null"/> if it is none.</summary>
    public KeyUse? Key { get; init; }

    /// <summary>
    /// Whether it needs no password beside it: a key that verified its user in this very assertion is something that one has and something
    /// that one knows or is (attack 14). Confirming a registration is no sign-in (attack 7).
    /// </summary>
    public bool StandsAlone => Method == MethodCatalogue.SecurityKey && Key is { UserVerified: true } && !AtRegistration;

    /// <summary>Its authentication method references (RFC 8176): a call answered is not a text read, and a key that is copied is no piece of hardware.</summary>
    public IReadOnlyList<string> Amr => (Phone, Key) switch
    {
        (PhoneChannel.Call, _) => ["tel"],
        (_, { IsSynced: var isSynced }) => [isSynced ? "swk" : "hwk", "user"],
        _ => Method.Amr,
    };
}
