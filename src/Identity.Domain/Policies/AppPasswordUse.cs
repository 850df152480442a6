namespace Identity.Domain.Policies;

/// <summary>Whether people have passwords for old programs.</summary>
public enum AppPasswordUse
{
    /// <summary>Nobody has them.</summary>
    Off,

    /// <summary>Whoever wants them.</summary>
    Offered,

    /// <summary>Everybody makes one while registering.</summary>
    Required,
}
