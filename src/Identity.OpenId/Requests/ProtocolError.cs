namespace Identity.OpenId.Requests;

/// <summary>An answer that a client can cause.</summary>
/// <param name="Code">The registered code.</param>
/// <param name="Description">A sentence for the app's developer. It never repeats what was sent.</param>
internal sealed record ProtocolError(string Code, string Description)
{
    public static ProtocolError InvalidRequest(string description) => new(ErrorCodes.InvalidRequest, description);

    public static ProtocolError InvalidGrant(string description) => new(ErrorCodes.InvalidGrant, description);

    /// <summary>The description within <c>%x20-21 / %x23-5B / %x5D-7E</c> (RFC 6749 4.1.2.1); a host's sentence may hold more.</summary>
    public string SafeDescription =>
        string.Create(Description.Length, Description, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = source[i] is >= ' ' and <= '~' and not ('"' or '\\') ? source[i] : '\'';
            }
        });
}
