namespace Identity.OpenId.Requests;

/// <summary>Where a check applies: a column of the <see cref="CheckTable"/>.</summary>
[Flags]
internal enum Column
{
    None = 0,

    /// <summary>A request that arrives at the authorization endpoint.</summary>
    Authorize = 1,

    /// <summary>A kept request that goes on: what may have changed in the meantime is checked again.</summary>
    Resume = 2,

    /// <summary>A request that a client pushes (RFC 9126): errors are answers to the client, whatever the address.</summary>
    Pushed = 4,

    /// <summary>A device's request (RFC 8628): it has no redirect URI, and what it asks for is checked again at each step.</summary>
    Device = 8,
}
