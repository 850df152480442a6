using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>Every resource that is named is one that the client may use (RFC 8707 2).</summary>
internal static class ResourceCheck
{
    /// <summary>What the app's developer is told.</summary>
    public static readonly ProtocolError Refusal = new(
        ErrorCodes.InvalidTarget, "A resource is not registered, or the client is registered for none of its scopes. It is compared to the letter.");

    public static ProtocolError? Find(AuthorizationAttempt attempt) =>
        attempt.Parameters.Resources.All(named => attempt.Resources.Any(resource => resource.Identifier == named)) ? null : Refusal;
}
