namespace Identity.Server.Tests.Model;

/// <summary>A temporary access pass that somebody was given.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Text">As it is read out.</param>
/// <param name="Epoch">The person's epoch when it was made.</param>
/// <param name="StartsAt">From when it works.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="IsOnce">Whether it works once.</param>
internal sealed record ModelPass(Guid Id, string Text, long Epoch, DateTimeOffset StartsAt, DateTimeOffset ExpiresAt, bool IsOnce)
{
    /// <summary>Whether it was accepted.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Whether an administrator took it away, or made another.</summary>
    public bool IsGone { get; set; }

    /// <summary>Whether it is good now.</summary>
    public bool IsGood(long epoch, DateTimeOffset now) => !IsGone && Epoch == epoch && StartsAt <= now && now < ExpiresAt && !(IsOnce && IsUsed);
}
