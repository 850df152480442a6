using Identity.Domain.AppPasswords;

namespace Identity.Server.Tests.Model;

/// <summary>An app password that somebody was shown.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Text">As it is shown.</param>
/// <param name="Doors">The doors that it is for.</param>
/// <param name="ExpiresAt">Until when it works; <see langword="null"/> is without end.</param>
internal sealed record ModelAppPassword(Guid Id, string Text, Doors Doors, DateTimeOffset? ExpiresAt)
{
    /// <summary>The person's epoch that it belongs to.</summary>
    public required long Epoch { get; set; }

    /// <summary>Whether it was deleted or revoked.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Whether it is good now.</summary>
    public bool IsGood(long epoch, DateTimeOffset now) => !IsEnded && Epoch == epoch && !(ExpiresAt <= now);
}
