namespace Identity.Server.PasswordReset;

/// <summary>What a browser keeps of a password reset.</summary>
/// <param name="Secret">The secret that ties the reset to the browser; another one after each proof.</param>
/// <param name="SignIn">The handle of the sign-in that waits; <see langword="null"/> if none does.</param>
internal sealed record ResetCookie(string Secret, string? SignIn);
