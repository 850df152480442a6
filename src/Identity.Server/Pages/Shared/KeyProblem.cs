using System.Diagnostics;
using Identity.Server.Authenticators.SecurityKeys;

namespace Identity.Server.Pages.Shared;

/// <summary>What people are told of an answer that was refused, each with the way out. Its texts are under <c>KeyProblem</c>.</summary>
internal static class KeyProblem
{
    /// <summary>The key of the text.</summary>
    public static string Of(KeyFault fault) => fault switch
    {
        KeyFault.Challenge => "KeyProblem.Late",
        KeyFault.Registered => "KeyProblem.Registered",
        KeyFault.Attestation or KeyFault.Model or KeyFault.Algorithm => "KeyProblem.Model",
        KeyFault.Residency => "KeyProblem.Residency",
        KeyFault.Verification => "KeyProblem.Verification",
        KeyFault.Credential => "KeyProblem.Credential",
        KeyFault.Counter => "KeyProblem.Counter",
        KeyFault.TooMany => "KeyProblem.TooMany",
        KeyFault.Malformed or KeyFault.Type or KeyFault.Origin or KeyFault.RelyingParty or KeyFault.Presence or KeyFault.Backup or KeyFault.Signature =>
            "KeyProblem.Wrong",
        _ => throw new UnreachableException(),
    };
}
