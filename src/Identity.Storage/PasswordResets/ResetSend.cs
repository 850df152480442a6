using Identity.Storage.Codes;

namespace Identity.Storage.PasswordResets;

/// <summary>A code that somebody asked for in a reset. There is one whether or not anything was sent, so that all look the same (attack 11).</summary>
public sealed record ResetSend
{
    /// <summary>The row's key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The hash of the handle of the reset.</summary>
    public required string ResetKey { get; init; }

    /// <summary>Whose pace it is: the name's, whoever has it, in this kind of browser (attack 10).</summary>
    public required string PaceKey { get; init; }

    /// <summary>The kind of method, as policy names it.</summary>
    public required string Method { get; init; }

    /// <summary>How it was to go out.</summary>
    public required CodeChannel Channel { get; init; }

    /// <summary>Where to, as it was typed, sealed for this row (attack 9).</summary>
    public required byte[] SealedAddress { get; init; }

    /// <summary>The registered method behind it; <see langword="null"/> if there is none and nothing was sent.</summary>
    public Guid? MethodId { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when an answer is waited for.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
