namespace Identity.Server.Tests.Model;

/// <summary>A recovery code that somebody was shown.</summary>
/// <param name="SetId">The set that it is of.</param>
/// <param name="Text">As it is shown.</param>
internal sealed record ModelCode(Guid SetId, string Text)
{
    /// <summary>Whether it was accepted: a second time it is wrong.</summary>
    public bool IsUsed { get; set; }
}
