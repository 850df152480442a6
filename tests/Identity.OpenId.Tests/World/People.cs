using Identity.OpenId.Gate;
using Identity.OpenId.Sessions;

namespace Identity.OpenId.Tests.World;

/// <summary>Who takes part in the tests.</summary>
internal static class People
{
    public const string Sanne = "9d2b1c1e-sanne";
    public const string Lars = "4f7a0c55-lars";
    public const string SessionId = "sid-of-sanne";

    public static BrowserSession Session { get; } = new(SessionId, Sanne);

    public static ReleasedSignIn SignIn(DateTimeOffset authTime, string subject = Sanne) => new()
    {
        Subject = subject,
        SessionId = SessionId,
        AuthTime = authTime,
        Acr = "urn:identity:2fa",
        Amr = ["pwd", "otp"],
        Epoch = 1,
        Proofs = "[]",
    };
}
