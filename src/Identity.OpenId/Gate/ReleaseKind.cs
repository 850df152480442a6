namespace Identity.OpenId.Gate;

/// <summary>Kinds of release.</summary>
public enum ReleaseKind
{
    /// <summary>An authorization code.</summary>
    Authorize,

    /// <summary>A refreshed token.</summary>
    Refresh,
}
