using Identity.Server.Gate;

namespace Identity.Server.Authenticators.Totp;

/// <summary>How confirming a new authenticator app ended.</summary>
internal abstract record TotpConfirmation
{
    private TotpConfirmation()
    {
    }

    /// <summary>It is registered, and the gate has said what follows.</summary>
    public sealed record Registered(RecordedJourney Recorded) : TotpConfirmation;

    /// <summary>The code was not right, or may not be tried now.</summary>
    public sealed record Answered(CodeAnswer Answer) : TotpConfirmation;

    /// <summary>There is nothing to confirm any more: the pending key expired or was confirmed elsewhere.</summary>
    public sealed record Gone : TotpConfirmation;

    /// <summary>The person has as many authenticator apps as there may be.</summary>
    public sealed record TooMany : TotpConfirmation;
}
