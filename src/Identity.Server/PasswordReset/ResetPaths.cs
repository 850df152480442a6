using System.Diagnostics;
using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;

namespace Identity.Server.PasswordReset;

/// <summary>Which page of a password reset serves which decision. Pages never decide it.</summary>
internal static class ResetPaths
{
    /// <summary>Where a reset begins.</summary>
    public const string Start = "/reset";

    /// <summary>The page for a decision. Where there is one method to choose, it is chosen.</summary>
    public static string For(ResetDecision decision, string handle) => decision switch
    {
        ResetDecision.Verify([var only], _) => Method(handle, only),
        ResetDecision.Verify => Of(handle, ""),
        ResetDecision.NewPassword => Of(handle, "/password"),
        ResetDecision.Refuse => Of(handle, "/stopped"),
        _ => throw new UnreachableException(),
    };

    /// <summary>The first page of a method.</summary>
    public static string Method(string handle, AuthenticationMethod method) => Of(handle, $"/{Page(method)}");

    /// <summary>A further page of a method.</summary>
    public static string Method(string handle, AuthenticationMethod method, string page) => Of(handle, $"/{method.Name}/{page}");

    /// <summary>For a reset that is done, over, or not this browser's.</summary>
    public static string End(string handle) => Of(handle, "/end");

    /// <summary>Where a reset begins from a sign-in, which waits for its end.</summary>
    public static string StartFrom(string? signIn) => signIn is null ? Start : $"/sign-in/{Uri.EscapeDataString(signIn)}/forgot";

    /// <summary>Back to the sign-in that waits; <see langword="null"/> if none does.</summary>
    public static string? Back(string? signIn) => signIn is null ? null : $"/sign-in/{Uri.EscapeDataString(signIn)}";

    private static string Page(AuthenticationMethod method) => method switch
    {
        _ when method == MethodCatalogue.SecurityKey => "security-key",
        _ when method == MethodCatalogue.HardwareToken => "hardware-token",
        _ => method.Name,
    };

    // A handle comes from an address that anybody can make up; as it was sent it might not be fit for a header.
    private static string Of(string handle, string page) => $"{Start}/{Uri.EscapeDataString(handle)}{page}";
}
