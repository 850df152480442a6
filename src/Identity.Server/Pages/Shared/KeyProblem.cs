using Identity.Server.Authenticators.SecurityKeys;

namespace Identity.Server.Pages.Shared;

/// <summary>What people are told of an answer that was refused, each with the way out. Its texts are under <c>KeyProblem</c>.</summary>
internal static class KeyProblem
{
    /// <summary>The key of the text.</summary>
    public static string Of(KeyFault fault) => $"KeyProblem.{Word(fault)}";

    private static string Word(KeyFault fault) => fault switch
    {
        KeyFault.Challenge => "Late",
        KeyFault.Registered => "Registered",
        KeyFault.Attestation or KeyFault.Model or KeyFault.Algorithm => "Model",
        KeyFault.Residency => "Residency",
        KeyFault.Verification => "Verification",
        KeyFault.Credential => "Credential",
        KeyFault.Counter => "Counter",
        KeyFault.TooMany => "TooMany",
        _ => "Wrong",
    };
}
